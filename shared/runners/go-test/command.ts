import path from "node:path";
import { InconclusiveError } from "../../action/errors.js";
import type { SuitePolicy } from "../../policy/sections/tests.js";
import type { RunnerContext } from "../adapter.js";
import { isFile } from "../find-upwards.js";
import { programCall } from "../suite-command.js";
import { endingText, tellingLine } from "../program-output.js";

/** Options of a build that decide which files and packages there are. */
const DECIDES_FILES = /^--?(?:tags|mod|modfile|overlay|race|msan|asan|C)(?:=|$)/;
/** Options that choose tests by name, as we do for packages that are cut. */
const CHOOSES_TESTS = /^--?(?:test\.)?(?:run|skip|list|bench)(?:=|$)/;

/** A call of the go program for a suite. */
export interface GoSuite {
  readonly suite: SuitePolicy;
  /** Absolute folder of the suite. */
  readonly directory: string;
  readonly context: RunnerContext;
}

/** The options of the policy: words that start with `-`, whose values stand behind `=`. */
export function goOptions({ arguments: words }: SuitePolicy): string[] {
  return words.filter((word) => word.startsWith("-"));
}

/** Whether the policy itself chooses tests by name. */
export function choosesTests(suite: SuitePolicy): boolean {
  return goOptions(suite).some((option) => CHOOSES_TESTS.test(option));
}

/** Runs `go` and returns what it printed. Throws InconclusiveError with the line that says why when it fails. */
export async function go({ suite, directory, context }: GoSuite, args: readonly string[], purpose: string): Promise<string> {
  const program = programCall(suite, suite.command ?? ["go"]);
  const execution = await context.exec(program.file, [...program.args, ...args], { cwd: directory, environment: Object.fromEntries(suite.environment) });
  if (execution.code === 0) return execution.stdout;
  const reason = tellingLine(execution.stderr, /^\S+\.go:\d+|error|cannot|no required module|not found/i);
  throw new InconclusiveError(`suite ${suite.name}: go could not ${purpose} (${endingText(execution)}): ${reason}`);
}

/** Patterns of the suite's packages: those of the policy, else every package of the module, or of every module of the workspace. */
async function patternsOf(where: GoSuite): Promise<string[]> {
  const given = where.suite.arguments.filter((word) => !word.startsWith("-"));
  if (given.length > 0) return given;
  if (!(await isFile(path.join(where.directory, "go.work")))) return ["./..."];
  const folders = await go(where, ["list", "-m", "-f", "{{.Dir}}"], "list the modules of go.work");
  return folders.split("\n").filter((folder) => folder !== "").map((folder) => `${folder}/...`);
}

/** The suite's packages as concatenated JSON documents, with `fields` alone. */
export async function listPackages(where: GoSuite, fields: readonly string[]): Promise<string[]> {
  const options = goOptions(where.suite).filter((option) => DECIDES_FILES.test(option));
  const listed = await go(where, ["list", `-json=${fields.join(",")}`, ...options, ...(await patternsOf(where))], "list the packages");
  return listed.split(/(?<=^\})\r?\n/m).filter((document) => document.trim() !== "");
}
