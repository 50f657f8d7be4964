import { stat } from "node:fs/promises";
import path from "node:path";
import type { BareContext } from "../../shared/action/define.js";
import { InconclusiveError, InputError } from "../../shared/action/errors.js";
import { definition as setupEnvironment } from "../../actions/setup-environment/action.js";
import { findFiles } from "../../shared/files/find.js";
import { readTextIfPresent } from "../../shared/files/read.js";
import { openRepository } from "../../shared/git/repository.js";
import { loadWorkingPolicy } from "../../shared/policy/load.js";
import { POLICY_FILE, type Policy } from "../../shared/policy/policy.js";
import type { ResolvedChecklist } from "../../shared/policy/sections/checklist/resolution/resolve.js";
import { suiteText } from "../init/policy-file.js";
import { checklistFromFile } from "../mr-checklist/policy-file.js";
import { plural } from "../../shared/report/figures.js";
import { ADAPTERS, suitesOf } from "../../shared/suites/registry.js";
import { runnerContext } from "../../shared/runners/runner-context.js";
import { list, object, text } from "../../shared/schema/shape.js";

/** `advice` is what a pipeline runs without. */
export const CHECK_STATES = ["ok", "missing", "advice"] as const;

/** One thing that the pipeline needs, and whether it is there. */
export interface Check {
  readonly check: string;
  readonly state: (typeof CHECK_STATES)[number];
  /** What was found, or what is missing and what to do. One line; may hold outside text. */
  readonly detail: string;
}

/** A check, and what it found when it found something. */
interface Attempt<T> {
  readonly check: Check;
  readonly found: T | null;
}

/** Runs one check; what its room refuses in one line is what is missing. */
async function attempt<T>(check: string, look: () => Promise<T>, detailOf: (found: T) => string): Promise<Attempt<T>> {
  try {
    const found = await look();
    return { check: { check, state: "ok", detail: detailOf(found) }, found };
  } catch (thrown) {
    if (thrown instanceof InputError || thrown instanceof InconclusiveError) return { check: { check, state: "missing", detail: thrown.message }, found: null };
    throw thrown;
  }
}

/**
 * Looks at everything that the pipeline needs. Changes nothing.
 * @throws InputError when `folder` is none: about what is not there, no check is true.
 */
export async function examine(folder: string, context: BareContext): Promise<Check[]> {
  const isFolder = await stat(folder).then((found) => found.isDirectory(), () => false);
  if (!isFolder) throw new InputError(`input repo: ${folder} is not a folder; name the folder of a repository`);
  const repository = await attempt("repository", async () => (await openRepository(context.exec, folder)).head(), (head) => `commit ${head.slice(0, 12)}`);
  const policy = await attempt("policy", () => loadWorkingPolicy(folder), ({ source }) => source);
  const environment = await attempt("environment", () => environmentOf(folder, context), () => "every toolchain that the repository asks for is there");
  const suites = policy.found === null ? [] : await examineSuites(folder, policy.found.policy, context);
  const checklist = policy.found === null ? [] : [(await attempt("checklist", () => checklistOf(folder, context), ({ items }) => plural(items.length, "item"))).check];
  return [repository.check, policy.check, ...checklist, environment.check, ...suites, ...(await examineWorkflows(folder))];
}

async function examineSuites(folder: string, policy: Policy, context: BareContext): Promise<Check[]> {
  const tests = await attempt("tests", () => suitesOf(folder, policy.tests.suites), (suites) =>
    suites.map(({ suite: { name, runner }, evidence }) => suiteText({ name, runner, evidence })).join("; "));
  const checks = [tests.check];
  for (const { suite } of tests.found ?? []) {
    const runner = await runnerContext(context, folder);
    const listed = await attempt(`runner of ${suite.name}`, async () => {
      const { items } = await ADAPTERS[suite.runner].discover(suite, runner);
      if (items.length === 0) throw new InputError("it lists no test; write one, or correct tests.suites in the policy");
      return items.length;
    }, (items) => `lists ${plural(items, "item")}`);
    checks.push(listed.check);
  }
  return checks;
}

const environmentShape = object({ problems: list(object({ message: text() }, { open: true })) }, { open: true });

/** Throws InputError with everything that the environment lacks. */
async function environmentOf(folder: string, context: BareContext): Promise<void> {
  const outcome = await setupEnvironment.invoke(new Map(), { ...context, workspace: folder });
  const { problems } = environmentShape.check(outcome.document, []);
  if (problems.length > 0) throw new InputError(problems.map(({ message }) => message).join("; "));
}

/** As lint reads it: who is named has to be there, and so does what is extended. */
async function checklistOf(folder: string, context: BareContext): Promise<ResolvedChecklist> {
  const file = path.join(folder, POLICY_FILE);
  const isThere = (await readTextIfPresent(file)) !== null;
  return checklistFromFile(isThere ? { name: POLICY_FILE, file } : null, folder, context);
}

const CHECKLIST_WORKFLOWS = ["mr-checklist.yml", "mr-checklist-publish.yml", "mr-checklist-again.yml"];

async function examineWorkflows(folder: string): Promise<readonly Check[]> {
  const files = await findFiles(folder, [".github/workflows/*.yml", ".github/workflows/*.yaml"]);
  const texts = await Promise.all(files.map(async (file) => [file, await readTextIfPresent(path.join(folder, file))] as const));
  const callerOf = (workflow: string): string | null => texts.find(([, content]) => content !== null && calls(content, workflow))?.[0] ?? null;
  const pipeline = callerOf("pipeline.yml");
  const callers = CHECKLIST_WORKFLOWS.map((workflow) => ({ workflow, caller: callerOf(workflow) }));
  const uncalled = callers.filter(({ caller }) => caller === null).map(({ workflow }) => workflow);
  return [
    pipeline === null
      ? { check: "workflow", state: "advice", detail: `no workflow calls the pipeline; plimsoll init writes one beside ${POLICY_FILE}` }
      : { check: "workflow", state: "ok", detail: pipeline },
    uncalled.length > 0
      ? { check: "callers", state: "advice", detail: `no workflow calls ${uncalled.join(", ")}; plimsoll init writes what is missing beside ${POLICY_FILE}` }
      : { check: "callers", state: "ok", detail: callers.map(({ caller }) => caller).join(", ") },
  ];
}

/** Whether a job calls that workflow; a comment that speaks of it is none. */
function calls(content: string, workflow: string): boolean {
  const called = Array.from(content.matchAll(/^\s*uses:\s*["']?[^\s#]+\/\.github\/workflows\/([\w.-]+)@/gm), ([, name]) => name);
  return called.includes(workflow);
}
