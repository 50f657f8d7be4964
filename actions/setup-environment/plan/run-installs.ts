import type { Clock, Exec, Log } from "../../../shared/action/context.js";
import { InputError } from "../../../shared/action/errors.js";
import type { Install } from "./install.js";

/** How one program that installs packages ended. */
export interface InstallResult {
  readonly install: Install;
  readonly state: "planned" | "done" | "failed";
  /** Wall time, or null when it did not run. */
  readonly seconds: number | null;
  /** What went wrong, with the end of its output; empty otherwise. */
  readonly problem: string;
}

/** Lines of output that a failure shows. */
const SHOWN_LINES = 20;
const TIMEOUT_SECONDS = 3600;

/** The installs as they are before anything ran. */
export function plannedInstalls(installs: readonly Install[]): InstallResult[] {
  return installs.map((install) => ({ install, state: "planned", seconds: null, problem: "" }));
}

/** Runs the installs one after another; behind the first that fails none is started. */
export async function runInstalls(
  installs: readonly Install[], folder: string, effects: { readonly exec: Exec; readonly log: Log; readonly clock: Clock },
): Promise<InstallResult[]> {
  const results = plannedInstalls(installs);
  for (const [index, install] of installs.entries()) {
    effects.log.progress(install.command.join(" "), index, installs.length);
    const result = await runInstall(install, folder, effects.exec);
    results[index] = result;
    if (result.state === "failed") return results;
  }
  if (installs.length > 0) effects.log.progress("packages installed", installs.length, installs.length);
  return results;
}

async function runInstall(install: Install, folder: string, exec: Exec): Promise<InstallResult> {
  const [program, ...words] = install.command;
  const failed = (problem: string, seconds: number | null): InstallResult => ({ install, state: "failed", seconds, problem });
  try {
    const { code, signal, stdout, stderr, seconds } = await exec(program, words, { cwd: folder, environment: install.environment, timeoutSeconds: TIMEOUT_SECONDS });
    if (code === 0) return { install, state: "done", seconds, problem: "" };
    const ended = code === null ? `was ended by ${String(signal)}` : `ended with exit code ${code}`;
    const output = `${stdout}\n${stderr}`.split("\n").map((line) => line.trimEnd()).filter((line) => line !== "");
    return failed([`${install.command.join(" ")} ${ended}`, ...output.slice(-SHOWN_LINES)].join("\n"), seconds);
  } catch (thrown) {
    if (!(thrown instanceof InputError)) throw thrown;
    return failed(thrown.message, null);
  }
}
