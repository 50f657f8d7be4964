import { spawn } from "node:child_process";
import { mkdtemp, open, readFile } from "node:fs/promises";
import path from "node:path";
import { inheritedEnvironment } from "../../../shared/action/environment.js";
import { InputError, messageOf } from "../../../shared/action/errors.js";
import type { ProgramLine, ServicePolicy } from "../../../shared/policy/sections/environment.js";
import { lastLinesOf, type RunningService } from "./running.js";

/**
 * Starts a program that goes on when this one has ended: the tests of later steps need it. It writes its log to a file
 * of its own, and leads a process group, so that it can be stopped with all that it started.
 * @param logRoot folder for the log; it must outlive this run.
 */
export async function startProcess(
  name: string, command: ProgramLine, service: ServicePolicy, places: { readonly folder: string; readonly logRoot: string },
): Promise<RunningService> {
  const logFile = path.join(await mkdtemp(path.join(places.logRoot, `plimsoll-service-${name}-`)), "log.txt");
  const log = await open(logFile, "wx");
  try {
    const [program, ...words] = command;
    const child = spawn(program, words, {
      cwd: places.folder, detached: true, stdio: ["ignore", log.fd, log.fd],
      env: inheritedEnvironment(Object.fromEntries(service.environment)),
    });
    let end: string | null = null;
    child.once("exit", (code, signal) => { end = code === null ? `was ended by ${String(signal)}` : `exited with code ${code}`; });
    await new Promise<void>((resolve, reject) => {
      child.once("spawn", resolve);
      child.once("error", (thrown) => { reject(new InputError(`service ${name}: cannot start ${program}: ${messageOf(thrown)}`)); });
    });
    child.unref();
    return {
      inside: [],
      stop: `kill -- -${String(child.pid)}`,
      // A program that hands over to a daemon (pg_ctl, docker compose up -d) ends with 0 while the service starts.
      ended: () => Promise.resolve(end === "exited with code 0" ? null : end),
      lastLines: async (count) => lastLinesOf(await readFile(logFile, "utf8"), count),
    };
  } finally {
    await log.close();
  }
}
