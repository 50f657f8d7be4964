import path from "node:path";
import type { Outcome } from "../../shared/action/context.js";
import { defineAction } from "../../shared/action/define.js";
import { flagInput, pathInput, textInput } from "../../shared/action/inputs.js";
import { writeFileAtomic } from "../../shared/files/atomic-write.js";
import { readTextIfPresent } from "../../shared/files/read.js";
import { openRepository } from "../../shared/git/repository.js";
import { POLICY_FILE } from "../../shared/policy/policy.js";
import { terminalText } from "../../shared/report/escape/terminal.js";
import { styleFor } from "../../shared/report/terminal/style.js";
import { detectSuites } from "../../shared/runners/registry.js";
import { list, object, text } from "../../shared/schema/shape.js";
import { callerWorkflow } from "../init/caller-workflow.js";
import { policyFile, type FoundSuite } from "../init/policy-file.js";

const WORKFLOW_FILE = ".github/workflows/plimsoll.yml";

export const definition = defineAction({
  name: "init",
  description: "Writes the caller's workflow and a policy file, and says what it detected.",
  inputs: {
    repo: pathInput({ description: "Folder of the repository; the working directory by default.", anywhere: true }),
    release: textInput({ description: "Tag or commit of Plimsoll that the workflow is pinned to.", default: "v1" }),
    force: flagInput({ description: "Overwrite files that are there already." }),
  },
  outputs: {},
  permissions: {},
  document: object({
    written: list(text()),
    kept: list(text(), "Files that were there already."),
    suites: list(object({ name: text(), runner: text(), evidence: text() })),
    defaultBranch: text(),
  }),
  async run(context) {
    const { release, force } = context.inputs;
    const folder = context.inputs.repo ?? context.workspace;
    const repository = await openRepository(context.exec, folder);
    const suites: FoundSuite[] = (await detectSuites(folder)).map(({ suite, evidence }) => ({ name: suite.name, runner: suite.runner, evidence }));
    const defaultBranch = await repository.defaultBranch();
    const files = [
      { file: WORKFLOW_FILE, content: callerWorkflow({ defaultBranch, release }) },
      { file: POLICY_FILE, content: policyFile(suites) },
    ];
    const written: string[] = [];
    const kept: string[] = [];
    for (const { file, content } of files) {
      const target = path.join(folder, file);
      if (!force && (await readTextIfPresent(target)) !== null) {
        kept.push(file);
        continue;
      }
      await writeFileAtomic(target, content);
      written.push(file);
    }
    return {
      verdict: "done",
      document: { written, kept, suites, defaultBranch },
      text: ({ colour }) => initText({ written, kept, suites }, colour),
      summary: null,
      annotations: [],
      outputs: {},
    } satisfies Outcome;
  },
});

interface InitResult {
  readonly written: readonly string[];
  readonly kept: readonly string[];
  readonly suites: readonly FoundSuite[];
}

function initText({ written, kept, suites }: InitResult, colour: boolean): string {
  const { bold, green, yellow } = styleFor(colour);
  return [
    ...suites.map(({ name, runner, evidence }) => `${bold("found")}  ${terminalText(`${name}: ${runner}, because of ${evidence}`)}`),
    ...written.map((file) => `${green("wrote")}  ${file}`),
    ...kept.map((file) => `${yellow("kept")}   ${file} is there already; --force overwrites it`),
    "",
    "Next: plimsoll pipeline runs it here; commit both files to run it on GitHub, and require the check `plimsoll / verdict`.",
    "",
  ].join("\n");
}
