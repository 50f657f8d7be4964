import { afterEach, describe, expect, it } from "@jest/globals";
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { useTemporaryFolder } from "../../tests/support/temporary-folder.js";
import { processOfMark, processTable, processTableOf } from "./process-table.js";

describe("the processes that this one can see", () => {
  const proc = useTemporaryFolder();
  const started: ChildProcess[] = [];
  afterEach(() => { started.splice(0).forEach((child) => child.kill("SIGKILL")); });

  /** Shows a process as Linux does; its name holds what a careless reader would stumble over. */
  async function show(pid: number, start: number, state = "S"): Promise<void> {
    await mkdir(path.join(proc(), String(pid), "ns"), { recursive: true });
    await writeFile(path.join(proc(), String(pid), "stat"), `${pid} (a) R (b\n) ${state} ${"0 ".repeat(18)}${start} 0 0\n`);
  }

  /** A process that lives, as it sees itself. */
  async function living(start: number): Promise<{ readonly pid: number; readonly mark: string }> {
    const child = spawn("sleep", ["60"], { stdio: "ignore" });
    started.push(child);
    await show(child.pid!, start);
    return { pid: child.pid!, mark: tableOf(child.pid).own };
  }

  const tableOf = (pid = process.pid, host = "build-7.example") => processTableOf({ pid, kill: (...sent) => process.kill(...sent) }, proc(), host);

  it("are told apart by pid, start, namespace and host", async () => {
    await show(process.pid, 4711);
    await symlink(String(process.pid), path.join(proc(), "self"));
    await symlink("pid:[4026531836]", path.join(proc(), "self/ns/pid"));
    expect(tableOf().own).toBe(`${process.pid}-4711-4026531836-build-7.example`);
    expect(processOfMark(tableOf().own)).toEqual({ pid: process.pid, host: "build-7.example" });
    expect(tableOf(process.pid, `a/b\n${"c".repeat(99)}`).own).toBe(`${process.pid}-4711-4026531836-a_b_${"c".repeat(60)}`);
    expect(processTable.own).toMatch(new RegExp(`^${process.pid}-`));
    expect(processTable.hasEnded(processTable.own)).toBe(false);
  });

  it("have ended when there is none of the pid, or one that started at another time, or one that only waits to be buried", async () => {
    const { pid, mark } = await living(5);
    expect(tableOf().hasEnded(mark)).toBe(false);
    await show(pid, 6);
    expect(tableOf().hasEnded(mark)).toBe(true);
    await show(pid, 5, "Z");
    expect(tableOf().hasEnded(mark)).toBe(true);
    const { pid: gone } = spawnSync("true");
    expect(tableOf().hasEnded(mark.replace(String(pid), String(gone)))).toBe(true);
  });

  it("have not ended when they belong to another machine or container, or when that cannot be known", async () => {
    const { pid, mark } = await living(5);
    expect(tableOf(process.pid, "other").hasEnded(mark.replace(String(pid), "999999"))).toBe(false);
    for (const text of ["", "x", ".DS_Store", String(pid), `0-5-0-build-7.example`]) expect(tableOf().hasEnded(text)).toBe(false);
    expect(processOfMark(".DS_Store")).toBeNull();
    // Other users' processes may be hidden, or not be ours to signal.
    await writeFile(path.join(proc(), String(pid), "stat"), "");
    expect(tableOf().hasEnded(mark)).toBe(false);
    const forbidden = processTableOf({ pid: 1, kill: () => { throw Object.assign(new Error("kill EPERM"), { code: "EPERM" }); } }, path.join(proc(), "none"), "mac");
    expect(forbidden.own).toBe("1-unknown-0-mac");
    expect(forbidden.hasEnded("2-unknown-0-mac")).toBe(false);
  });
});
