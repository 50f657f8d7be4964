import { spawnSync } from "node:child_process";

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const MEBIBYTE = 1024 * 1024;

/** Runs a program to its end, whatever its exit code. */
export function run(file: string, args: readonly string[], cwd: string, environment: Readonly<Record<string, string>> = {}, input = ""): Ran {
  const { status, stdout, stderr, error } = spawnSync(file, args, { cwd, encoding: "utf8", input, maxBuffer: 512 * MEBIBYTE, env: { ...process.env, ...environment } });
  if (error) throw new Error(`${file} could not run in ${cwd}: ${error.message}`);
  return { code: status, stdout, stderr };
}

/** Runs a program that must succeed and returns its output. */
export function must(file: string, args: readonly string[], cwd: string, environment: Readonly<Record<string, string>> = {}): string {
  const ran = run(file, args, cwd, environment);
  if (ran.code !== 0) throw new Error(`${file} ${args.join(" ")} ended with ${ran.code} in ${cwd}:\n${ran.stdout.slice(-2000)}${ran.stderr.slice(-2000)}`);
  return ran.stdout;
}
