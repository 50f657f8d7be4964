import type { SelfCommand, TextStyle } from "../shared/action/context.js";
import type { Environment } from "../shared/action/environment.js";
import { InputError } from "../shared/action/errors.js";
import { EXIT_CODE } from "../shared/action/verdict.js";
import { documentLine } from "../shared/host/document-line.js";
import { errorEnding } from "../shared/host/ending.js";
import { printError, runInTerminal } from "../shared/host/terminal.js";
import { safeSink, textStyleOf, type TextSink } from "../shared/host/text-sink.js";
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
  const { environment } = terminal;
  const safe = { ...terminal, stdout: safeSink(terminal.stdout, environment), stderr: safeSink(terminal.stderr, environment) };
  // Whoever gives --json a value, which is wrong, waits for a document all the same.
  const json = words.some((word) => /^--json(?:=|$)/.test(word));
  try {
    return await dispatch(words, groups, { ...safe, json });
  } catch (thrown) {
    const ending = errorEnding(thrown);
    printError(ending, { ...safe, json });
    return ending.exitCode;
  }
}

type Dispatching = Terminal & { readonly json: boolean };

async function dispatch(words: readonly string[], groups: readonly CommandGroup[], terminal: Dispatching): Promise<number> {
  // In front of the command it asks for the same as behind it.
  const [name, ...rest] = words[0] === "--json" ? [...words.slice(1), "--json"] : words;
  const { stderr, environment, workingDirectory: workspace } = terminal;
  const overview = (style: TextStyle): string => overviewHelp(TOOL_VERSION, groups.map(({ title, commands }) => ({ title, commands: listed(commands) })), style);
  if (name === undefined) {
    stderr.write(overview(textStyleOf(stderr, environment)));
    // In a script, an empty variable in the command's place must not look like a gate that passed.
    return EXIT_CODE.wrongInput;
  }
  if (name === "--json") throw new InputError("no command is named; see plimsoll --help");
  if (name === "--version" || name === "-V") return answer({ version: TOOL_VERSION }, () => `${TOOL_VERSION}\n`, terminal);
  if (name === "--help" || name === "-h" || name === "help") return answer({ help: overview(PLAIN) }, overview, terminal);
  const { entry, behind } = entryOf(name, rest, groups);
  const definition = await entry.load();
  const { raw, json, verbose, help } = parseArguments(behind, definition);
  if (help) return answer({ help: commandHelp(definition, PLAIN) }, (style) => commandHelp(definition, style), terminal);
  return runInTerminal(definition, raw, { ...terminal, json, verbose, workspace });
}

/** How a document holds text that is shown in a terminal otherwise. */
const PLAIN: TextStyle = { colour: false, columns: 100 };

/** Prints what is asked about the program itself: as text, or with --json as a document. */
function answer(document: Readonly<Record<string, string>>, text: (style: TextStyle) => string, { json, stdout, environment }: Dispatching): number {
  stdout.write(json ? documentLine(document) : text(textStyleOf(stdout, environment)));
  return EXIT_CODE.ok;
}

/** The command that the words name, and the words behind it. A subcommand's name is two words. */
function entryOf(name: string, rest: readonly string[], groups: readonly CommandGroup[]): { readonly entry: Entry; readonly behind: readonly string[] } {
  const known = new Map(groups.flatMap(({ commands }) => Object.entries(commands)));
  const [next = "-", ...behind] = rest;
  const subcommand = known.get(`${name} ${next}`);
  if (subcommand !== undefined) return { entry: subcommand, behind };
  const entry = known.get(name);
  const subcommands = [...known.keys()].filter((key) => key.startsWith(`${name} `)).map((key) => key.slice(name.length + 1));
  if (subcommands.length > 0 && !next.startsWith("-")) {
    throw new InputError(`unknown command ${JSON.stringify(`${name} ${next}`.slice(0, 60))}${didYouMean(next, subcommands)}; there ${subcommands.length === 1 ? "is" : "are"} ${subcommands.join(", ")}`);
  }
  if (entry !== undefined) return { entry, behind: rest };
  if (subcommands.length > 0) throw new InputError(`${name} needs one word more: ${subcommands.join(", ")}; see plimsoll --help`);
  throw new InputError(`unknown command ${JSON.stringify(name.slice(0, 60))}${didYouMean(name, [...known.keys()])}; see plimsoll --help`);
}

function listed(commands: CommandGroup["commands"]): { readonly name: string; readonly description: string }[] {
  return Object.entries(commands).map(([name, { description }]) => ({ name, description }));
}
