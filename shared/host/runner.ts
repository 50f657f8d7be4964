import { appendFile, realpath, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import type { Log, SelfCommand } from "../action/context.js";
import type { Definition } from "../action/define.js";
import { runnerInput, type Environment } from "../action/environment.js";
import { InputError, messageOf } from "../action/errors.js";
import { execute } from "../action/exec.js";
import { kebabCase } from "../action/inputs.js";
import { writeProblem } from "../files/atomic-write.js";
import { workflowAnnotations } from "../report/annotations/workflow-annotations.js";
import { SUMMARY_BUDGET } from "../report/budget.js";
import { logLines, maskCommand, workflowCommand } from "../report/escape/workflow-command.js";
import { renderProgress, type Progress } from "../report/terminal/progress.js";
import { systemClock } from "./clock.js";
import { endingOf, errorText, type Ending } from "./ending.js";
import { runnerFacts } from "./event.js";
import { githubAccess } from "./github-access.js";
import { runDefinition } from "./run-definition.js";
import { writeStepOutputs } from "./step-outputs.js";
import { TOOL_VERSION } from "./version.js";

interface RunnerOptions {
  readonly environment: Environment;
  readonly self: SelfCommand;
  /** Writes to the step's log. */
  readonly write: (text: string) => void;
}

/** A runner's log is a file, however wide it is shown. */
const COLUMNS = 120;

function runnerLog({ environment, write }: RunnerOptions): Log {
  const verbose = environment("debug") === "1";
  let previous: Progress | null = null;
  return {
    info: (text) => { writeLines(text, write); },
    warning: (text) => { write(`${workflowCommand("warning", {}, text)}\n`); },
    debug: (text) => { if (verbose) write(`${workflowCommand("debug", {}, text)}\n`); },
    progress(label, done, total) {
      const next = { label, done, total };
      writeLines(renderProgress(previous, next, { rewritable: false, width: COLUMNS }), write);
      previous = next;
    },
  };
}

/** Writes text as whole lines; none of them is taken for a workflow command. */
function writeLines(text: string, write: (text: string) => void): void {
  if (text !== "") write(logLines(text.replace(/\n$/, "")).map((line) => `${line}\n`).join(""));
}

/** The inputs' texts by kebab-case name. Secrets are masked before anything else can print them. */
function readRawInputs(definition: Definition, write: RunnerOptions["write"]): Map<string, string> {
  const raw = new Map<string, string>();
  for (const [key, input] of Object.entries(definition.inputs)) {
    const value = runnerInput(kebabCase(key));
    if (value === null) continue;
    if (input.kind === "secret") maskSecret(value, write);
    raw.set(kebabCase(key), value);
  }
  return raw;
}

/** Shorter lines, such as the braces of JSON, are no secrets, and masking them would blot out the log. */
const SHORTEST_SECRET_LINE = 4;

/** The runner masks a secret of several lines only where all of it is printed at once; a log has it line by line. */
function maskSecret(value: string, write: RunnerOptions["write"]): void {
  const lines = value.split(/\r?\n/).map((line) => line.trim()).filter((line) => line.length >= SHORTEST_SECRET_LINE);
  for (const part of new Set([value, ...lines])) write(`${maskCommand(part)}\n`);
}

/** Runs one definition as a step of a workflow and returns the exit code. */
export async function runOnRunner(definition: Definition, options: RunnerOptions): Promise<number> {
  const raw = readRawInputs(definition, options.write);
  const ending = await endingOf(async () => {
    const run = await runHere(definition, raw, options);
    await publish(run, options);
    return run;
  });
  if (ending.kind !== "outcome") options.write(`${workflowCommand("error", {}, errorText(ending))}\n`);
  return ending.exitCode;
}

async function runHere(definition: Definition, raw: ReadonlyMap<string, string>, options: RunnerOptions): Promise<Ending> {
  const { environment, self } = options;
  return runDefinition(definition, raw, {
    temporaryRoot: environment("temporary") ?? tmpdir(),
    confined: true,
    context: {
      workspace: await workspaceOf(environment),
      log: runnerLog(options),
      clock: systemClock,
      exec: execute,
      run: await runnerFacts(environment),
      self,
      toolVersion: TOOL_VERSION,
      github: githubAccess(raw.get("token") ?? null, environment),
    },
  });
}

async function workspaceOf(environment: Environment): Promise<string> {
  const workspace = environment("workspace");
  if (workspace === null) throw new InputError("GITHUB_WORKSPACE is not set: a runner sets it; in a terminal use the plimsoll command");
  try {
    return await realpath(workspace);
  } catch (thrown) {
    throw new InputError(`GITHUB_WORKSPACE names no folder: ${messageOf(thrown)}`);
  }
}

async function publish(ending: Ending, options: RunnerOptions): Promise<void> {
  if (ending.kind !== "outcome") return;
  const { outcome, recordFile } = ending;
  writeLines(outcome.text({ colour: false, columns: COLUMNS }), options.write);
  const { commands, sentence } = workflowAnnotations(outcome.annotations);
  commands.forEach((command) => { options.write(`${command}\n`); });
  if (sentence !== null) writeLines(sentence, options.write);
  await writeStepOutputs(options.environment("output"), { ...outcome.outputs, ...(recordFile === null ? {} : { record: recordFile }) });
  if (outcome.summary !== null) await appendSummary(outcome.summary, options);
}

/** GitHub drops a summary above its limit whole. What is not shown changes no verdict, so that the log says it and no more. */
async function appendSummary(summary: string, { environment, write }: RunnerOptions): Promise<void> {
  const file = environment("stepSummary");
  if (file === null) return;
  const leftOff = (reason: string): void => { write(`${workflowCommand("warning", {}, `the summary is left off: ${reason}`)}\n`); };
  try {
    const { size } = await stat(file);
    if (size + SUMMARY_BUDGET.measure(summary) > SUMMARY_BUDGET.limit) leftOff(SUMMARY_BUDGET.reason);
    else await appendFile(file, summary);
  } catch (thrown) {
    leftOff(writeProblem(file, thrown).message);
  }
}
