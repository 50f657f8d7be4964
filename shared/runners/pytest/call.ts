import { mkdtemp, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Execution } from "../../action/context.js";
import { inheritedEnvironment } from "../../action/environment.js";
import { InconclusiveError, InputError } from "../../action/errors.js";
import { readTextIfPresent } from "../../files/read.js";
import type { SuitePolicy } from "../../policy/sections/tests.js";
import type { RunnerContext } from "../adapter.js";
import { endingText, tellingLine } from "../program-output.js";
import { programCall } from "../suite-command.js";
import { PLUGIN_MODULE, PLUGIN_SOURCE, REQUEST_VARIABLE } from "./plugin-source.js";

/** What one file's tests come to in a share: only those listed, or all but those listed. */
export interface FileShare {
  /** Absolute. */
  readonly file: string;
  readonly only: boolean;
  readonly suffixes: readonly string[];
}

/** What the plugin is asked to do. */
export type PytestRequest = { readonly mode: "probe" } | { readonly mode: "collect" } | { readonly mode: "run"; readonly shares: readonly FileShare[] };

interface PytestCall {
  readonly suite: SuitePolicy;
  /** Absolute folder of the suite. */
  readonly directory: string;
  readonly command: readonly string[];
  readonly options: readonly string[];
  readonly request: PytestRequest;
  readonly environment?: Readonly<Record<string, string>>;
  readonly onLine?: (line: string) => void;
}

/** How pytest ended, and what the plugin wrote; null when the plugin did not come so far. */
export interface PytestAnswer {
  readonly execution: Execution;
  readonly written: string | null;
}

/** Calls pytest with our plugin. The plugin's folder stands in front of the path that Python would search anyway. */
export async function callPytest(call: PytestCall, { exec, temporary }: RunnerContext): Promise<PytestAnswer> {
  const { suite, directory, command, options, request, onLine } = call;
  const folder = await mkdtemp(path.join(temporary, "pytest-"));
  const [out, requestFile] = [path.join(folder, "answer.jsonl"), path.join(folder, "request.json")];
  await writeFile(path.join(folder, `${PLUGIN_MODULE}.py`), PLUGIN_SOURCE);
  await writeFile(requestFile, JSON.stringify({ ...request, out }));
  const own = Object.fromEntries(suite.environment);
  const searched = own.PYTHONPATH ?? inheritedEnvironment().PYTHONPATH ?? "";
  const environment = {
    ...own, ...call.environment, [REQUEST_VARIABLE]: requestFile,
    PYTHONPATH: searched === "" ? folder : `${folder}${path.delimiter}${searched}`,
  };
  const { file, args } = programCall(suite, command);
  const execution = await exec(file, [...args, "-p", PLUGIN_MODULE, ...suite.arguments, ...options], { cwd: directory, environment, ...(onLine === undefined ? {} : { onLine }) });
  const written = await readTextIfPresent(out);
  return { execution, written: written === "" ? null : written };
}

/** The error of a call after which the plugin has not written what it should have. */
export function noAnswer(suite: SuitePolicy, purpose: string, execution: Execution): InputError | InconclusiveError {
  const output = `${execution.stderr}\n${execution.stdout}`;
  if (/No module named '?pytest'?\b/.test(output)) {
    return new InputError(`suite ${suite.name}: pytest is not installed; run \`python3 -m pip install pytest pytest-cov\` or name a command in tests.suites of the policy`);
  }
  return new InconclusiveError(`suite ${suite.name}: pytest could not ${purpose} (${endingText(execution)}): ${tellingLine(output, /: error: |unrecognized|Error\b|not found/)}`);
}
