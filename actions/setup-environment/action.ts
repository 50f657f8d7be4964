import path from "node:path";
import { attemptAsync } from "../../shared/action/attempt.js";
import type { Annotation, Context, Outcome } from "../../shared/action/context.js";
import { defineAction } from "../../shared/action/define.js";
import { InputError } from "../../shared/action/errors.js";
import { choiceInput, flagInput, pathInput, textInput, type ValuesOf } from "../../shared/action/inputs.js";
import { openRepository } from "../../shared/git/repository.js";
import { changeBase } from "../../shared/policy/change-base.js";
import { loadPolicy, loadWorkingPolicy, type LoadedPolicy } from "../../shared/policy/load.js";
import { detect } from "./detection/detect.js";
import { gatherFacts } from "./judgement/gather.js";
import { judge, problemsOf, type Problem } from "./judgement/judge.js";
import { planEnvironment } from "./plan/plan.js";
import { workflowSteps } from "./plan/workflow-steps.js";
import { openProject } from "./project/project-files.js";
import { documentOf, documentShape, type EnvironmentReport } from "./report/document.js";
import { environmentSummary } from "./report/summary.js";
import { terminalReport } from "./report/terminal-text.js";

const inputs = {
  workingDirectory: pathInput({ description: "Folder of the project, relative to the repository; its top when empty." }),
  planOnly: flagInput({ description: "Only say what would be set up, and why; no program is asked or started." }),
  install: flagInput({ description: "Install the packages. On a runner this is the default." }),
  startServices: flagInput({ description: "Start the services that the policy declares and wait until they are healthy. On a runner this is the default." }),
  caches: choiceInput({ description: "Whether the set-up steps restore and save package caches; a job that publishes uses none.", choices: ["on", "off"], default: "on" }),
  base: textInput({ placeholder: "REF", description: "Ref that the change goes onto, whose policy holds. In a pull request: its base." }),
};
type SetupContext = Context<ValuesOf<typeof inputs>>;

/** The base's policy for a change, the folder's own where there is no base; a project need not be a git checkout then. */
async function policyFor(folder: string, context: SetupContext): Promise<LoadedPolicy> {
  const { inputs: { base }, exec, run } = context;
  const repository = await attemptAsync(InputError, async () => openRepository(exec, folder, run));
  if (!(repository instanceof InputError)) return loadPolicy(repository, (await changeBase(repository, base, run)).ref);
  if (base !== "" || run.base !== null) throw repository;
  return loadWorkingPolicy(folder);
}

function annotationsOf(problems: readonly Problem[]): Annotation[] {
  return problems.flatMap(({ place, message }): Annotation[] => {
    if (place === null) return [];
    const line = place.line ?? 1;
    return [{ level: "failure", file: place.file, line, endLine: line, title: "Environment", message }];
  });
}

function outcomeOf(report: EnvironmentReport, plan: string): Outcome {
  const document = documentOf(report);
  const verdict = report.verdict ?? "done";
  return {
    verdict, document,
    text: (style) => terminalReport(report, style),
    // A plan in which nothing is wrong is followed by the step that carries it out, which tells the whole.
    summary: report.verdict === null ? null : environmentSummary(report, report.verdict),
    annotations: annotationsOf(report.problems),
    outputs: { plan, verdict, toolchains: JSON.stringify(document.toolchains) },
  };
}

export const definition = defineAction({
  name: "setup-environment",
  description: "Finds the toolchains that a repository's own files ask for, sets them up, installs the packages frozen to their lock files and starts the declared services; in a terminal it verifies what is installed.",
  inputs,
  outputs: {
    plan: { description: "JSON: what each set-up step is told." },
    toolchains: { description: "JSON list of `{ tool, requested, source, why, installed, satisfied, remedy }`." },
    verdict: { description: "`pass`, `fail`, `inconclusive` or `not-applicable`; `done` for a plan in which nothing is wrong." },
  },
  permissions: {},
  document: documentShape,
  async run(context): Promise<Outcome> {
    const { workspace } = context;
    const project = await openProject(workspace, context.inputs.workingDirectory ?? workspace);
    const { policy, source } = await policyFor(project.folder, context);
    const detection = await detect(project);
    const plan = planEnvironment(detection, {
      place: (name) => project.place(name), caches: context.inputs.caches === "on", allowUnlocked: policy.environment.unlocked === "allow",
    });
    const facts = await gatherFacts(detection, plan, policy.environment.services, context.inputs, { ...context, folder: project.folder });
    const problems = problemsOf(facts);
    const directory = path.relative(workspace, project.folder).replaceAll(path.sep, "/") || ".";
    const report = { verdict: judge(facts, problems), directory, policySource: source, facts, problems, remarks: plan.remarks };
    return outcomeOf(report, JSON.stringify(workflowSteps(plan.setups)));
  },
});
