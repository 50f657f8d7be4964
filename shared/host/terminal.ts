import { tmpdir } from "node:os";
import type { RunFacts, SelfCommand } from "../action/context.js";
import type { Definition } from "../action/define.js";
import type { Environment } from "../action/environment.js";
import { execute } from "../action/exec.js";
import { terminalLines } from "../report/escape/terminal.js";
import { styleFor } from "../report/terminal/style.js";
import { WIDEST, wrapTo } from "../report/terminal/width.js";
import { systemClock } from "./clock.js";
import { documentLine } from "./document-line.js";
import { errorDocument, errorText, type Ending, type ErrorEnding } from "./ending.js";
import { githubAccess } from "./github-access.js";
import { runDefinition } from "./run-definition.js";
import { terminalLog } from "./terminal-log.js";
import { textStyleOf, type TextSink } from "./text-sink.js";
import { TOOL_VERSION } from "./version.js";

/** What a run in a terminal needs to know of it. */
export interface TerminalOptions {
  /** Print the one JSON document on stdout, and all else on stderr. */
  readonly json: boolean;
  readonly verbose: boolean;
  /** Absolute real path of the folder that the user works in. */
  readonly workspace: string;
  readonly stdout: TextSink;
  readonly stderr: TextSink;
  readonly environment: Environment;
  readonly self: SelfCommand;
}

const LOCAL_RUN: RunFacts = {
  host: "terminal", repository: null, workflowRef: null, workflowSha: null, runId: null, attempt: 1, actor: null, event: null,
  pullRequest: null, base: null,
};

/** Runs one definition for a person or a script in a terminal and returns the exit code. */
export async function runInTerminal(definition: Definition, raw: ReadonlyMap<string, string>, options: TerminalOptions): Promise<number> {
  const { environment, workspace, self } = options;
  const { log, finish, hasSpoken } = terminalLog(options.stderr, options);
  const ending = await runDefinition(definition, raw, {
    temporaryRoot: environment("temporary") ?? tmpdir(),
    confined: false,
    context: {
      workspace, log, self,
      clock: systemClock,
      exec: execute,
      run: LOCAL_RUN,
      toolVersion: TOOL_VERSION,
      github: githubAccess(raw.get("token") ?? environment("token"), environment),
    },
  });
  finish();
  printEnding(ending, options, hasSpoken());
  return ending.exitCode;
}

type Printing = Pick<TerminalOptions, "environment" | "json" | "stderr" | "stdout">;

/** @param isBelow whether lines of the log stand above, in a terminal that shows both. */
function printEnding(ending: Ending, options: Printing, isBelow: boolean): void {
  if (ending.kind !== "outcome") {
    printError(ending, options);
    return;
  }
  const { json, stdout, stderr, environment } = options;
  const sink = json ? stderr : stdout;
  if (isBelow && sink.isTTY === true && stderr.isTTY === true) stderr.write("\n");
  sink.write(ending.outcome.text({ ...textStyleOf(sink, environment), besideDocument: json }));
  if (json) stdout.write(documentLine(ending.outcome.document));
}

const ERROR_HEAD = "plimsoll: ";

/** Says on stderr, and as a document where one is asked for, why there is no outcome. */
export function printError(ending: ErrorEnding, { json, stdout, stderr, environment }: Printing): void {
  const { colour, columns } = textStyleOf(stderr, environment);
  const { red } = styleFor(colour);
  // A terminal would break its line in the middle of a word; a log keeps the one line whole, for grep.
  const wrapped = (line: string): string[] => (stderr.isTTY === true ? wrapTo(line, Math.min(columns, WIDEST) - ERROR_HEAD.length) : [line]);
  const said = (line: string): string[] => wrapped(line).map((part, index) => `${index === 0 ? ERROR_HEAD : " ".repeat(ERROR_HEAD.length)}${red(part)}`);
  const lines = terminalLines(errorText(ending)).flatMap((line, index) => (index === 0 ? said(line) : [line]));
  stderr.write(`${lines.join("\n")}\n`);
  if (json) stdout.write(documentLine(errorDocument(ending)));
}
