import { afterEach, describe, expect, it } from "@jest/globals";
import { spawn } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { processGroupsOf } from "./process-groups.js";

/** A parent that can be told to end while the test goes on; what it sends to others is sent for real. */
class Parent extends EventEmitter {
  readonly pid = -1;
  readonly platform: string;
  readonly died: string[] = [];
  constructor(platform: string) {
    super();
    this.platform = platform;
  }
  kill(pid: number, signal: NodeJS.Signals): void {
    if (pid === this.pid) this.died.push(signal);
    else process.kill(pid, signal);
  }
}

describe("the programs that a process has started", () => {
  const started: number[] = [];
  afterEach(() => {
    for (const pid of started.splice(0)) {
      try {
        process.kill(-pid, "SIGKILL");
      } catch {
        // It has ended, as it should have.
      }
    }
  });

  function start(): { readonly pid: number; readonly ended: Promise<unknown[]> } {
    const child = spawn("sleep", ["60"], { detached: true, stdio: "ignore" });
    started.push(child.pid!);
    return { pid: child.pid!, ended: once(child, "exit") };
  }

  it.each(["SIGINT", "SIGTERM", "SIGHUP"])("get the %s that ends the process, which then ends by it too", async (signal) => {
    const parent = new Parent("linux");
    const groups = processGroupsOf(parent);
    const [first, second] = [start(), start()];
    groups.adopt(first.pid);
    groups.adopt(second.pid);
    parent.emit(signal);
    expect(await Promise.all([first.ended, second.ended])).toEqual([[null, signal], [null, signal]]);
    expect(parent.died).toEqual([signal]);
    expect(parent.eventNames()).toEqual([]);
  });

  it("end when the process exits", async () => {
    const parent = new Parent("linux");
    const child = start();
    processGroupsOf(parent).adopt(child.pid);
    parent.emit("exit");
    expect(await child.ended).toEqual([null, "SIGTERM"]);
  });

  it("are followed only while they run, with one listener for all of them", async () => {
    const parent = new Parent("linux");
    const groups = processGroupsOf(parent);
    const children = Array.from({ length: 12 }, start);
    const abandon = children.map(({ pid }) => groups.adopt(pid));
    expect(parent.eventNames().map((event) => parent.listenerCount(event))).toEqual([1, 1, 1, 1]);
    for (const [index, { pid, ended }] of children.entries()) {
      groups.signal(pid, "SIGKILL");
      await ended;
      abandon[index]!();
    }
    expect(parent.eventNames()).toEqual([]);
    // A signal to what has ended is no error.
    expect(() => { groups.signal(children[0]!.pid, "SIGTERM"); }).not.toThrow();
  });

  it("are ended one by one on a system without process groups", async () => {
    const groups = processGroupsOf(new Parent("win32"));
    const child = start();
    expect(groups.detached).toBe(false);
    groups.signal(child.pid, "SIGTERM");
    expect(await child.ended).toEqual([null, "SIGTERM"]);
  });
});
