import { spawn, type ChildProcess, type ChildProcessByStdio } from "node:child_process";
import { existsSync } from "node:fs";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import type { Exec, ExecOptions, Execution } from "./context.js";
import { inheritedEnvironment } from "./environment.js";
import { InputError, messageOf, systemErrorCode } from "./errors.js";
import { processEnding } from "./process-ending.js";

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

const DEFAULT_GRACE_SECONDS = 5;
/** The longest that a timer of Node.js can wait; a longer one would end at once. */
const LONGEST_TIMER_MILLISECONDS = 2 ** 31 - 1;

/**
 * Starts programs with node:child_process. `@actions/exec`, the oracle of our tests, cannot end a program that takes too
 * long and does not tell a signal from an exit code, and a killed shard must be told apart from a failed one.
 */
export const execute: Exec = async (file, args, options = {}) => {
  const started = performance.now();
  const child = start(file, args, options);
  const output = collectOutput(child, options.onLine);
  const ending = armEnding(child, options);
  // A program that reads nothing may be gone before its input is written; that is its right.
  child.stdin.on("error", () => undefined);
  child.stdin.end(options.input ?? "");
  try {
    const { code, signal } = await ended(child, file, options.cwd);
    const { sent } = ending;
    // A program that answers our signal with an exit code of its own did not run to its end all the same.
    const end = sent === null ? { code, signal } : { code: null, signal: signal ?? sent };
    return { ...end, ...output(), seconds: (performance.now() - started) / 1000 } satisfies Execution;
  } finally {
    ending.disarm();
  }
};

function start(file: string, args: readonly string[], options: ExecOptions): Child {
  const child = spawned(file, args, options);
  /* istanbul ignore else -- three pipes were asked for; the types alone cannot tell where a fourth may follow */
  if (hasPipes(child)) return child;
  else throw new Error("a program was started without its pipes");
}

function hasPipes(child: ChildProcess): child is Child {
  return child.stdin !== null && child.stdout !== null && child.stderr !== null;
}

function spawned(file: string, args: readonly string[], { cwd, environment, tethered }: ExecOptions): ChildProcess {
  try {
    return spawn(file, [...args], {
      cwd,
      env: inheritedEnvironment(environment),
      // The channel breaks when this process is gone, however it ended, and the other end hears of it.
      stdio: ["pipe", "pipe", "pipe", ...(tethered === true ? ["ipc" as const] : [])],
      detached: processEnding.detached,
      windowsHide: true,
    });
  } catch (thrown) {
    throw startProblem(file, cwd, thrown);
  }
}

function startProblem(file: string, cwd: string | undefined, thrown: unknown): InputError {
  const place = cwd === undefined ? "" : ` in ${cwd}`;
  if (systemErrorCode(thrown) !== "ENOENT") return new InputError(`cannot start ${file}${place}: ${messageOf(thrown)}`);
  const reason = cwd === undefined || existsSync(cwd) ? "it is not installed; install it or put it on the PATH" : "there is no such folder";
  return new InputError(`cannot start ${file}${place}: ${reason}`);
}

function ended(child: Child, file: string, cwd: string | undefined): Promise<Pick<Execution, "code" | "signal">> {
  return new Promise((resolve, reject) => {
    child.once("error", (thrown) => { reject(startProblem(file, cwd, thrown)); });
    child.once("close", (code, signal) => { resolve({ code, signal }); });
  });
}

function collectOutput(child: Child, onLine: ExecOptions["onLine"]): () => Pick<Execution, "stdout" | "stderr"> {
  const chunks: Record<"stdout" | "stderr", Buffer[]> = { stdout: [], stderr: [] };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].on("data", (chunk: Buffer) => chunks[name].push(chunk));
    if (onLine) createInterface({ input: child[name], crlfDelay: Infinity }).on("line", onLine);
  }
  return () => ({ stdout: Buffer.concat(chunks.stdout).toString("utf8"), stderr: Buffer.concat(chunks.stderr).toString("utf8") });
}

interface Ending {
  /** The last signal that we sent; null when the program ended by itself. */
  sent: NodeJS.Signals | null;
  disarm(): void;
}

function armEnding(child: Child, { timeoutSeconds, signal, graceSeconds = DEFAULT_GRACE_SECONDS }: ExecOptions): Ending {
  const { pid } = child;
  if (pid === undefined) return { sent: null, disarm: () => undefined };
  const abandon = processEnding.adopt(pid);
  const timers: NodeJS.Timeout[] = [];
  const after = (seconds: number, action: () => void): void => {
    timers.push(setTimeout(action, Math.min(seconds * 1000, LONGEST_TIMER_MILLISECONDS)));
  };
  const end = (name: NodeJS.Signals): void => {
    ending.sent = name;
    processEnding.signal(pid, name);
  };
  const askToEnd = (): void => {
    end("SIGTERM");
    after(graceSeconds, () => { end("SIGKILL"); });
  };
  const ending: Ending = {
    sent: null,
    disarm() {
      // Workers that outlived their leader hold none of our pipes and would go on unseen.
      if (ending.sent !== null) processEnding.signal(pid, "SIGKILL");
      timers.forEach((timer) => { clearTimeout(timer); });
      signal?.removeEventListener("abort", askToEnd);
      abandon();
    },
  };
  if (timeoutSeconds !== undefined) after(timeoutSeconds, askToEnd);
  if (signal?.aborted === true) askToEnd();
  else signal?.addEventListener("abort", askToEnd, { once: true });
  // A process that left the group and kept our pipes would have us wait for as long as it lives.
  child.once("exit", () => { after(graceSeconds, () => { [child.stdout, child.stderr].forEach((pipe) => pipe.destroy()); }); });
  return ending;
}
