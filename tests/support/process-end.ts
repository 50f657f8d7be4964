import { setTimeout as wait } from "node:timers/promises";
import { execute } from "../../shared/action/exec.js";

/** Whether a process of ours still does anything: an ended one whose parent has gone may stay listed as a zombie. */
async function isRunning(pid: number): Promise<boolean> {
  const { stdout } = await execute("ps", ["-o", "stat=", "-p", String(pid)]);
  return stdout.trim() !== "" && !stdout.trim().startsWith("Z");
}

/** Whether a process ends within five seconds. */
export async function hasEnded(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 50; tries += 1) {
    if (!(await isRunning(pid))) return true;
    await wait(100);
  }
  return false;
}
