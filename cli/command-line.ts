import type { SelfCommand } from "../shared/action/context.js";
import type { Environment } from "../shared/action/environment.js";
import { InputError } from "../shared/action/errors.js";
import { EXIT_CODE } from "../shared/action/verdict.js";
import { errorEnding } from "../shared/host/ending.js";
import { printError, runInTerminal } from "../shared/host/terminal.js";
import { textStyleOf, type TextSink } from "../shared/host/text-sink.js";
import { TOOL_VERSION } from "../shared/host/version.js";
import { didYouMean } from "../shared/schema/did-you-mean.js";
import { commandHelp, overviewHelp } from "./arguments/help.js";
import { parseArguments } from "./arguments/parse.js";
import type { Entry } from "./registry.js";

/** What the command line touches of its process. */
export interface Terminal {
  readonly stdout: TextSink;
  readonly stderr: TextSink;
  readonly environment: Environment;
  /** Absolute real path. */
  readonly workingDirectory: string;
  readonly self: SelfCommand;
}

/** Commands by name, under the title that the help shows. */
export interface CommandGroup {
  readonly title: string;
  readonly commands: Readonly<Record<string, Entry>>;
}

/** Runs the command line and returns its exit code. `words` are the arguments behind the program's name. */
export async function runCommandLine(words: readonly string[], groups: readonly CommandGroup[], terminal: Terminal): Promise<number> {
  try {
    return await dispatch(words, groups, terminal);
  } catch (thrown) {
    const ending = errorEnding(thrown);
    // Whoever gives --json a value, which is wrong, waits for a document all the same.
    printError(ending, { ...terminal, json: words.some((word) => /^--json(?:=|$)/.test(word)) });
    return ending.exitCode;
  }
}

async function dispatch(words: readonly string[], groups: readonly CommandGroup[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = words;
  const { stdout, stderr, environment, workingDirectory: workspace } = terminal;
  const overview = (sink: TextSink): void => {
    sink.write(overviewHelp(TOOL_VERSION, groups.map(({ title, commands }) => ({ title, commands: listed(commands) })), textStyleOf(sink, environment)));
  };
  if (name === undefined) {
    overview(stderr);
    // In a script, an empty variable in the command's place must not look like a gate that passed.
    return EXIT_CODE.wrongInput;
  }
  if (name === "--version" || name === "-V") {
    stdout.write(`${TOOL_VERSION}\n`);
    return EXIT_CODE.ok;
  }
  if (name === "--help" || name === "-h" || name === "help") {
    overview(stdout);
    return EXIT_CODE.ok;
  }
  const definition = await entryOf(name, groups).load();
  const { raw, json, verbose, help } = parseArguments(rest, definition);
  if (help) {
    stdout.write(commandHelp(definition, textStyleOf(stdout, environment)));
    return EXIT_CODE.ok;
  }
  return runInTerminal(definition, raw, { ...terminal, json, verbose, workspace });
}

function entryOf(name: string, groups: readonly CommandGroup[]): Entry {
  const known = new Map(groups.flatMap(({ commands }) => Object.entries(commands)));
  const entry = known.get(name);
  if (entry !== undefined) return entry;
  throw new InputError(`unknown command ${JSON.stringify(name.slice(0, 60))}${didYouMean(name, [...known.keys()])}; see plimsoll --help`);
}

function listed(commands: CommandGroup["commands"]): { readonly name: string; readonly description: string }[] {
  return Object.entries(commands).map(([name, { description }]) => ({ name, description }));
}
