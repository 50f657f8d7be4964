import { spawn, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import type { Exec, ExecOptions, Execution } from "./context.js";
import { inheritedEnvironment } from "./environment.js";
import { InputError, messageOf, systemErrorCode } from "./errors.js";

/** Seconds between asking a program to end and ending it. */
const GRACE_SECONDS = 5;

/**
 * Starts programs with node:child_process. `@actions/exec` cannot end a program that takes too long and does not tell
 * a signal from an exit code, and a killed shard must be told apart from a failed one.
 */
export const execute: Exec = async (file, args, options = {}) => {
  const started = performance.now();
  const child = spawn(file, [...args], {
    cwd: options.cwd,
    env: inheritedEnvironment(options.environment),
    stdio: ["pipe", "pipe", "pipe"],
    // A group of its own, so that ending a test runner also ends the workers it started.
    detached: process.platform !== "win32",
    windowsHide: true,
  });
  const output = collectOutput(child, options.onLine);
  const disarm = armEnding(child, options);
  // A program that reads nothing may be gone before its input is written; that is its right.
  child.stdin.on("error", () => undefined);
  child.stdin.end(options.input ?? "");
  try {
    const { code, signal } = await ended(child, file, options.cwd);
    return { code, signal, ...output(), seconds: (performance.now() - started) / 1000 } satisfies Execution;
  } finally {
    disarm();
  }
};

function ended(child: ChildProcess, file: string, cwd: string | undefined): Promise<Pick<Execution, "code" | "signal">> {
  return new Promise((resolve, reject) => {
    child.once("error", (thrown) => {
      const missing = systemErrorCode(thrown) === "ENOENT";
      const place = cwd === undefined ? "" : ` in ${cwd}`;
      reject(new InputError(missing ? `cannot start ${file}${place}: it is not installed or the folder does not exist` : `cannot start ${file}${place}: ${messageOf(thrown)}`));
    });
    child.once("close", (code, signal) => {
      resolve({ code, signal });
    });
  });
}

function collectOutput(child: ChildProcess, onLine: ExecOptions["onLine"]): () => Pick<Execution, "stdout" | "stderr"> {
  const chunks: Record<"stdout" | "stderr", Buffer[]> = { stdout: [], stderr: [] };
  for (const name of ["stdout", "stderr"] as const) {
    const stream = child[name];
    stream?.on("data", (chunk: Buffer) => chunks[name].push(chunk));
    if (stream && onLine) createInterface({ input: stream, crlfDelay: Infinity }).on("line", onLine);
  }
  return () => ({ stdout: Buffer.concat(chunks.stdout).toString("utf8"), stderr: Buffer.concat(chunks.stderr).toString("utf8") });
}

function armEnding(child: ChildProcess, options: ExecOptions): () => void {
  const end = (signal: NodeJS.Signals): void => {
    if (child.pid === undefined || child.exitCode !== null) return;
    try {
      process.kill(process.platform === "win32" ? child.pid : -child.pid, signal);
    } catch {
      // The group ended between the question and the signal: what was wanted has happened.
    }
  };
  const timers: NodeJS.Timeout[] = [];
  const endSoon = (): void => {
    end("SIGTERM");
    timers.push(setTimeout(() => { end("SIGKILL"); }, GRACE_SECONDS * 1000));
  };
  if (options.timeoutSeconds !== undefined) timers.push(setTimeout(endSoon, options.timeoutSeconds * 1000));
  options.signal?.addEventListener("abort", endSoon, { once: true });
  const endWithUs = (): void => { end("SIGTERM"); };
  process.once("exit", endWithUs);
  return () => {
    timers.forEach((timer) => { clearTimeout(timer); });
    options.signal?.removeEventListener("abort", endSoon);
    process.removeListener("exit", endWithUs);
  };
}
