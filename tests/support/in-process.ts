import { definition as runShard } from "../../actions/run-shard/action.js";
import type { Exec, Execution, SelfCommand } from "../../shared/action/context.js";
import type { Definition } from "../../shared/action/define.js";
import { environmentOf } from "../../shared/action/environment.js";
import { execute } from "../../shared/action/exec.js";
import { runInTerminal } from "../../shared/host/terminal.js";

/** Stands for the program itself in {@link inProcess}. */
export const SELF: SelfCommand = { file: "plimsoll-in-this-process", args: [] };

/** What a command printed, and its exit code. */
export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command as a terminal without colour does, with `--json`. */
export async function inTerminal(definition: Definition, inputs: Readonly<Record<string, string>>, workspace: string): Promise<Ended> {
  const [stdout, stderr]: [string[], string[]] = [[], []];
  const code = await runInTerminal(definition, new Map(Object.entries(inputs)), {
    json: true, verbose: true, workspace, environment: environmentOf({}), self: SELF,
    stdout: { write: (text) => stdout.push(text) },
    stderr: { write: (text) => stderr.push(text) },
  });
  return { code, stdout: stdout.join(""), stderr: stderr.join("") };
}

/** `--name value` pairs as inputs; a bare flag is left out. */
function inputsOf(words: readonly string[]): Record<string, string> {
  const pairs = words.flatMap((word, index) => (word.startsWith("--") && word !== "--json" ? [[word.slice(2), words[index + 1] ?? ""] as const] : []));
  return Object.fromEntries(pairs);
}

/** The real processes, except that a shard's own process is a run of its definition here: faster, and its coverage counts. */
export function inProcess(exec: Exec = execute): Exec {
  return async (file, args, options) => {
    if (file !== SELF.file) return exec(file, args, options);
    const started = performance.now();
    const ended = await inTerminal(runShard, inputsOf(args), process.cwd());
    ended.stderr.trimEnd().split("\n").forEach((line) => options?.onLine?.(line));
    return { ...ended, signal: null, seconds: (performance.now() - started) / 1000 } satisfies Execution;
  };
}
