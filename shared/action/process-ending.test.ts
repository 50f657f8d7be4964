import { afterEach, describe, expect, it } from "@jest/globals";
import { spawn } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { ProcessEnding } from "./process-ending.js";

/** Ourselves, who can be told to end while the test goes on; what is sent to others is sent for real. */
class Self extends EventEmitter {
  readonly pid = -1;
  readonly platform: string;
  /** How it would have ended. */
  readonly died: (string | number)[] = [];
  constructor(platform = "linux") {
    super();
    this.platform = platform;
  }
  kill(pid: number, signal: NodeJS.Signals): void {
    if (pid === this.pid) this.died.push(signal);
    else process.kill(pid, signal);
  }
  exit(code: number): void {
    this.died.push(code);
  }
}

interface Started {
  readonly pid: number;
  readonly ended: Promise<unknown[]>;
}

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

function start(file = "sleep", args: readonly string[] = ["60"]): Started {
  const child = spawn(file, args, { detached: true, stdio: "ignore" });
  started.push(child.pid!);
  return { pid: child.pid!, ended: once(child, "exit") };
}

/** Has the group adopted until it ends, as whoever starts a program does. */
function follow(ending: ProcessEnding, program = start()): Promise<unknown[]> {
  const abandon = ending.adopt(program.pid);
  return program.ended.finally(abandon);
}

/** Ignores what asks it to end, and says so by what its shell waits for. */
async function stubborn(): Promise<Started> {
  const child = spawn("sh", ["-c", "trap '' INT TERM; echo ready; while :; do sleep 0.05; done"], { detached: true, stdio: ["ignore", "pipe", "ignore"] });
  started.push(child.pid!);
  const ended = once(child, "exit");
  await once(child.stdout, "data");
  return { pid: child.pid!, ended };
}

const SHORT = { echo: 0.05, grace: 0.2, last: 0.2 };

describe("the programs that a process has started", () => {
  it.each([["SIGINT", 130], ["SIGTERM", 143], ["SIGHUP", 129]])("get the %s that ends the process, which then ends by it too", async (signal, code) => {
    const self = new Self();
    const ending = new ProcessEnding(self);
    const programs = [follow(ending), follow(ending)];
    self.emit(signal);
    expect(self.died).toEqual([]);
    expect(await Promise.all(programs)).toEqual([[null, signal], [null, signal]]);
    await wait(0);
    // The first process of a container does not die of a signal; the exit code is what a shell makes of one.
    expect(self.died).toEqual([signal, code]);
    expect(self.eventNames()).toEqual([]);
  });

  it("end when the process exits", async () => {
    const self = new Self();
    const program = follow(new ProcessEnding(self));
    self.emit("exit");
    expect(await program).toEqual([null, "SIGTERM"]);
  });

  it("are followed only while they run, with one listener for all of them", async () => {
    const self = new Self();
    const ending = new ProcessEnding(self);
    const programs = Array.from({ length: 12 }, () => start());
    const following = programs.map((program) => follow(ending, program));
    expect(self.eventNames().map((event) => self.listenerCount(event))).toEqual([1, 1, 1, 1]);
    programs.forEach(({ pid }) => { ending.signal(pid, "SIGKILL"); });
    await Promise.all(following);
    expect(self.eventNames()).toEqual([]);
    // A signal to what has ended is no error.
    expect(() => { ending.signal(programs[0]!.pid, "SIGTERM"); }).not.toThrow();
  });

  it("are ended by force when they do not listen; an echo of the signal is no second one", async () => {
    const self = new Self();
    const program = follow(new ProcessEnding(self, { ...SHORT, echo: 0.1 }), await stubborn());
    self.emit("SIGINT");
    self.emit("SIGINT");
    await wait(50);
    expect(self.died).toEqual([]);
    expect(await program).toEqual([null, "SIGKILL"]);
    expect(self.died.slice(0, 2)).toEqual(["SIGINT", 130]);
  });

  it("are ended at once by a second signal", async () => {
    const self = new Self();
    const program = follow(new ProcessEnding(self, { ...SHORT, grace: 60 }), await stubborn());
    self.emit("SIGINT");
    await wait(100);
    self.emit("SIGTERM");
    expect(await program).toEqual([null, "SIGKILL"]);
    expect(self.died.slice(0, 2)).toEqual(["SIGTERM", 143]);
  });

  it("end too when they are started on the way to the end", async () => {
    const self = new Self();
    const ending = new ProcessEnding(self, SHORT);
    const first = follow(ending, await stubborn());
    self.emit("SIGINT");
    expect(await follow(ending)).toEqual([null, "SIGINT"]);
    expect(await first).toEqual([null, "SIGKILL"]);
  });

  it("are ended one by one on a system without process groups", async () => {
    const ending = new ProcessEnding(new Self("win32"));
    const program = start();
    expect(ending.detached).toBe(false);
    ending.signal(program.pid, "SIGTERM");
    expect(await program.ended).toEqual([null, "SIGTERM"]);
  });
});

describe("what a process would leave behind", () => {
  it("is cleared away, the latest first, after its programs, when a signal or an exit ends it", async () => {
    const self = new Self();
    const ending = new ProcessEnding(self);
    const done: string[] = [];
    ending.before(() => { done.push("first"); });
    ending.before(() => { throw new Error("cannot be removed"); });
    ending.before(() => { done.push("last"); });
    const program = follow(ending).then(() => { done.push("program"); });
    self.emit("SIGINT");
    expect(done).toEqual([]);
    await program;
    await wait(0);
    expect(done).toEqual(["last", "first", "program"]);
    expect(self.died).toEqual(["SIGINT", 130]);
    const exiting = new Self();
    new ProcessEnding(exiting).before(() => { done.push("exit"); });
    exiting.emit("exit");
    expect(done.at(-1)).toBe("exit");
  });

  it("is its own business again once it has taken it back, and with no program running a signal ends it at once", () => {
    const self = new Self();
    const ending = new ProcessEnding(self);
    const done: string[] = [];
    const forget = ending.before(() => { done.push("forgotten"); });
    ending.before(() => { done.push("kept"); });
    forget();
    self.emit("SIGTERM");
    expect(done).toEqual(["kept"]);
    expect(self.died).toEqual(["SIGTERM", 143]);
    expect(self.eventNames()).toEqual([]);
  });
});
