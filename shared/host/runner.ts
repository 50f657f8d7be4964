import { appendFile, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import type { Log, SelfCommand } from "../action/context.js";
import type { Definition } from "../action/define.js";
import { runnerInput, type Environment } from "../action/environment.js";
import { execute } from "../action/exec.js";
import { InputError } from "../action/errors.js";
import { kebabCase } from "../action/inputs.js";
import { workflowAnnotations } from "../report/annotations/workflow-annotations.js";
import { SUMMARY_BUDGET } from "../report/budget.js";
import { logLines, workflowCommand } from "../report/escape/workflow-command.js";
import { systemClock } from "./clock.js";
import { runnerFacts } from "./event.js";
import { errorText, runDefinition, type Ending } from "./run-definition.js";
import { TOOL_VERSION } from "./version.js";

/** The toolkit as the host uses it; loaded only on a runner, because it costs a third of the start-up. */
type Toolkit = typeof import("@actions/core");

interface RunnerOptions {
  readonly environment: Environment;
  readonly self: SelfCommand;
  /** Writes to the step's log. */
  readonly write: (text: string) => void;
}

function runnerLog(options: RunnerOptions): Log {
  const lines = (text: string): void => { options.write(logLines(text).map((line) => `${line}\n`).join("")); };
  const verbose = options.environment("debug") === "1";
  return {
    info: lines,
    warning: (text) => { options.write(`${workflowCommand("warning", {}, text)}\n`); },
    debug: (text) => { if (verbose) options.write(`${workflowCommand("debug", {}, text)}\n`); },
    progress: (label, done, total) => { lines(`${label}: ${done} of ${total}`); },
  };
}

/** The inputs' texts by kebab-case name. Secrets are masked before anything else can print them. */
function readRawInputs(definition: Definition, toolkit: Toolkit): Map<string, string> {
  const raw = new Map<string, string>();
  for (const [key, input] of Object.entries(definition.inputs)) {
    const value = runnerInput(kebabCase(key));
    if (value === null) continue;
    if (input.kind === "secret") toolkit.setSecret(value);
    raw.set(kebabCase(key), value);
  }
  return raw;
}

/** Runs one definition as a step of a workflow and returns the exit code. */
export async function runOnRunner(definition: Definition, options: RunnerOptions): Promise<number> {
  const { environment } = options;
  const toolkit = await import(/* webpackMode: "eager" */ "@actions/core");
  const raw = readRawInputs(definition, toolkit);
  const workspace = environment("workspace");
  if (workspace === null) throw new InputError("GITHUB_WORKSPACE is not set: a runner sets it; in a terminal use the plimsoll command");
  const token = raw.get("token") ?? null;
  const ending = await runDefinition(definition, raw, {
    temporaryRoot: environment("temporary") ?? tmpdir(),
    confined: true,
    context: {
      workspace,
      log: runnerLog(options),
      clock: systemClock,
      exec: execute,
      run: await runnerFacts(environment),
      self: options.self,
      toolVersion: TOOL_VERSION,
      github: token === null ? null : {
        token,
        apiUrl: environment("apiUrl") ?? "https://api.github.com",
        graphqlUrl: environment("graphqlUrl") ?? "https://api.github.com/graphql",
        serverUrl: environment("serverUrl") ?? "https://github.com",
      },
    },
  });
  await publish(ending, toolkit, options);
  return ending.exitCode;
}

async function publish(ending: Ending, toolkit: Toolkit, options: RunnerOptions): Promise<void> {
  const write = (text: string): void => { options.write(logLines(text).map((line) => `${line}\n`).join("")); };
  if (ending.kind !== "outcome") {
    options.write(`${workflowCommand("error", {}, errorText(ending))}\n`);
    return;
  }
  const { outcome } = ending;
  write(outcome.text({ colour: false, columns: 120 }));
  const { commands, sentence } = workflowAnnotations(outcome.annotations);
  commands.forEach((command) => { options.write(`${command}\n`); });
  if (sentence !== null) write(sentence);
  for (const [name, value] of Object.entries(outcome.outputs)) toolkit.setOutput(name, value);
  if (ending.recordFile !== null) toolkit.setOutput("record", ending.recordFile);
  if (outcome.summary !== null) await appendSummary(outcome.summary, options);
}

/** GitHub drops a summary above its limit whole, so what would not fit is left off with a sentence in the log. */
async function appendSummary(summary: string, options: RunnerOptions): Promise<void> {
  const file = options.environment("stepSummary");
  if (file === null) return;
  const used = (await stat(file).catch(() => null))?.size ?? 0;
  const room = SUMMARY_BUDGET.limit - used;
  if (SUMMARY_BUDGET.measure(summary) > room) {
    options.write(`${workflowCommand("warning", {}, `the summary is left off, because ${SUMMARY_BUDGET.reason}`)}\n`);
    return;
  }
  await appendFile(file, summary);
}
