import { InputError, messageOf } from "../shared/action/errors.js";
import { processEnvironment, type Environment } from "../shared/action/environment.js";
import { EXIT_CODE } from "../shared/action/verdict.js";
import type { SelfCommand } from "../shared/action/context.js";
import { workflowCommand } from "../shared/report/escape/workflow-command.js";
import { terminalText } from "../shared/report/escape/terminal.js";
import { didYouMean } from "../shared/schema/did-you-mean.js";
import { runInTerminal, type TextSink } from "../shared/host/terminal.js";
import { TOOL_VERSION } from "../shared/host/version.js";
import { commandHelp, overviewHelp } from "./arguments/help.js";
import { parseArguments } from "./arguments/parse.js";
import { ACTIONS, COMMANDS } from "./registry.js";

/** What the command line touches of its process. */
export interface Terminal {
  readonly stdout: TextSink;
  readonly stderr: TextSink;
  readonly environment: Environment;
  readonly workingDirectory: string;
  readonly self: SelfCommand;
}

const KNOWN = { ...COMMANDS, ...ACTIONS };

/** Runs the command line and returns its exit code. `words` are the arguments behind the program's name. */
export async function runCommandLine(words: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await dispatch(words, terminal);
  } catch (thrown) {
    if (!(thrown instanceof InputError)) throw thrown;
    terminal.stderr.write(`plimsoll: wrong input: ${terminalText(thrown.message)}\n`);
    if (words.includes("--json")) terminal.stdout.write(`${JSON.stringify({ error: { kind: "wrong-input", message: thrown.message } })}\n`);
    return EXIT_CODE.wrongInput;
  }
}

async function dispatch(words: readonly string[], terminal: Terminal): Promise<number> {
  const [name = "--help", ...rest] = words;
  const style = { colour: terminal.stdout.isTTY === true && terminal.environment("noColour") === null, columns: terminal.stdout.columns ?? 100 };
  if (name === "--version" || name === "-V") {
    terminal.stdout.write(`${TOOL_VERSION}\n`);
    return EXIT_CODE.ok;
  }
  if (name === "--help" || name === "-h" || name === "help") {
    terminal.stdout.write(overviewHelp(TOOL_VERSION, [
      { title: "Commands", commands: listed(COMMANDS) },
      { title: "Actions, each the same here and in a workflow", commands: listed(ACTIONS) },
    ], style));
    return EXIT_CODE.ok;
  }
  const entry = Object.hasOwn(KNOWN, name) ? KNOWN[name] : undefined;
  if (entry === undefined) throw new InputError(`unknown command ${JSON.stringify(name.slice(0, 60))}${didYouMean(name, Object.keys(KNOWN))}; see plimsoll --help`);
  const definition = await entry.load();
  const parsed = parseArguments(rest, definition);
  if (parsed.help) {
    terminal.stdout.write(commandHelp(definition, style));
    return EXIT_CODE.ok;
  }
  return runInTerminal(definition, parsed.raw, {
    json: parsed.json,
    verbose: parsed.verbose,
    workspace: terminal.workingDirectory,
    stdout: terminal.stdout,
    stderr: terminal.stderr,
    environment: terminal.environment,
    self: terminal.self,
  });
}

function listed(entries: typeof KNOWN): { readonly name: string; readonly description: string }[] {
  return Object.entries(entries).map(([name, { description }]) => ({ name, description }));
}

function selfCommand(): SelfCommand {
  const [file, script = ""] = process.argv;
  return { file: file ?? process.execPath, args: [script] };
}

/** Entry of the command line: `dist/cli.js` calls it. */
export async function main(): Promise<void> {
  const { stdout, stderr } = process;
  process.exitCode = await runCommandLine(process.argv.slice(2), {
    stdout, stderr, environment: processEnvironment, workingDirectory: process.cwd(), self: selfCommand(),
  });
}

/** Entry of an action on a runner: `dist/NAME.js` calls it. */
export async function runAction(name: string): Promise<void> {
  const write = (text: string): void => { process.stdout.write(text); };
  try {
    const entry = ACTIONS[name];
    if (entry === undefined) throw new InputError(`there is no action ${name}`);
    const { runOnRunner } = await import(/* webpackMode: "eager" */ "../shared/host/runner.js");
    process.exitCode = await runOnRunner(await entry.load(), { environment: processEnvironment, self: selfCommand(), write });
  } catch (thrown) {
    write(`${workflowCommand("error", {}, messageOf(thrown))}\n`);
    process.exitCode = thrown instanceof InputError ? EXIT_CODE.wrongInput : EXIT_CODE.ourBug;
  }
}
