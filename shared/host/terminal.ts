import { tmpdir } from "node:os";
import type { Log, RunFacts, SelfCommand } from "../action/context.js";
import type { Definition } from "../action/define.js";
import type { Environment } from "../action/environment.js";
import { execute } from "../action/exec.js";
import { terminalLines } from "../report/escape/terminal.js";
import { ERASE_LINE, renderProgress, type Progress } from "../report/terminal/progress.js";
import { styleFor } from "../report/terminal/style.js";
import { systemClock } from "./clock.js";
import { errorDocument, errorText, runDefinition, type Ending } from "./run-definition.js";
import { TOOL_VERSION } from "./version.js";

/** A stream as the host needs it. */
export interface TextSink {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

export interface TerminalOptions {
  /** Print the one JSON document on stdout, and all else on stderr. */
  readonly json: boolean;
  readonly verbose: boolean;
  readonly workspace: string;
  readonly stdout: TextSink;
  readonly stderr: TextSink;
  readonly environment: Environment;
  readonly self: SelfCommand;
}

const DEFAULT_COLUMNS = 100;

/** Whether `sink` gets colour: the user's word first (no-color.org, FORCE_COLOR), else whether it is a terminal. */
function wantsColour(sink: TextSink, environment: Environment): boolean {
  if (environment("noColour") !== null) return false;
  const forced = environment("forceColour");
  if (forced !== null) return forced !== "0";
  return sink.isTTY === true && environment("terminal") !== "dumb";
}

/** The log of a terminal: stderr, one progress line rewritten in place where that is possible. */
export function terminalLog(sink: TextSink, options: { readonly verbose: boolean; readonly environment: Environment }): Log {
  const style = styleFor(wantsColour(sink, options.environment));
  const rewritable = sink.isTTY === true && options.environment("terminal") !== "dumb";
  let previous: Progress | null = null;
  const line = (prefix: string, text: string): void => {
    const standing = rewritable && previous !== null && previous.done < previous.total;
    sink.write(`${standing ? ERASE_LINE : ""}${terminalLines(text).map((part) => `${prefix}${part}\n`).join("")}`);
  };
  return {
    info: (text) => { line("", text); },
    warning: (text) => { line(style.yellow("warning: "), text); },
    debug: (text) => { if (options.verbose) line(style.dim("· "), text); },
    progress(label, done, total) {
      const next = { label, done, total };
      sink.write(renderProgress(previous, next, { rewritable, width: sink.columns ?? DEFAULT_COLUMNS }));
      previous = next;
    },
  };
}

function runFacts(): RunFacts {
  return {
    host: "terminal", repository: null, workflowRef: null, workflowSha: null, runId: null, attempt: 1, actor: null,
    event: null, pullRequest: null, base: null,
  };
}

/** Runs one definition for a person or a script in a terminal and returns the exit code. */
export async function runInTerminal(definition: Definition, raw: ReadonlyMap<string, string>, options: TerminalOptions): Promise<number> {
  const { environment, workspace } = options;
  const token = environment("token");
  const ending = await runDefinition(definition, raw, {
    temporaryRoot: environment("temporary") ?? tmpdir(),
    confined: false,
    context: {
      workspace,
      log: terminalLog(options.stderr, options),
      clock: systemClock,
      exec: execute,
      run: runFacts(),
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
  print(ending, options);
  return ending.exitCode;
}

function print(ending: Ending, options: TerminalOptions): void {
  if (ending.kind !== "outcome") {
    const [first = "", ...rest] = terminalLines(errorText(ending));
    const red = styleFor(wantsColour(options.stderr, options.environment)).red;
    options.stderr.write(`plimsoll: ${red(first)}\n${rest.map((line) => `${line}\n`).join("")}`);
    if (options.json) options.stdout.write(`${JSON.stringify(errorDocument(ending))}\n`);
    return;
  }
  const sink = options.json ? options.stderr : options.stdout;
  sink.write(ending.outcome.text({ colour: wantsColour(sink, options.environment), columns: sink.columns ?? DEFAULT_COLUMNS }));
  if (options.json) options.stdout.write(`${JSON.stringify(ending.outcome.document)}\n`);
}
