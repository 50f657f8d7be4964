import { describe, expect, it } from "@jest/globals";
import { EventEmitter } from "node:events";
import { main, runAction, type HostProcess } from "./main.js";

class Output extends EventEmitter {
  text = "";
  readonly #problem: Error | null;
  /** @param problem what comes of the first write, a moment later, as with a real stream. */
  constructor(problem: Error | null = null) {
    super();
    this.#problem = problem;
  }
  write(text: string): boolean {
    this.text += text;
    if (this.#problem !== null) this.emit("error", this.#problem);
    return true;
  }
}

/** A process that keeps what it would have been sent. */
class Host extends EventEmitter implements HostProcess {
  readonly execPath = "/usr/bin/node";
  readonly argv: readonly string[];
  readonly stdout: Output;
  readonly stderr: Output;
  readonly pid = 4711;
  exitCode?: number | string | null | undefined;
  channel?: { unref(): unknown } | undefined;
  readonly killed: unknown[] = [];
  constructor(words: readonly string[], problem: Error | null) {
    super();
    this.argv = ["/usr/bin/node", "/opt/plimsoll/cli.js", ...words];
    [this.stdout, this.stderr] = [new Output(problem), new Output(problem)];
  }
  cwd(): string {
    return process.cwd();
  }
  kill(...sent: unknown[]): void {
    this.killed.push(sent);
  }
}

function hostFor(words: readonly string[], problem: Error | null = null): Host {
  return new Host(words, problem);
}

const problemWith = (code: string): Error => Object.assign(new Error(`${code}: no`), { code });

describe("the program", () => {
  it("runs the command line and ends with its exit code", async () => {
    const version = hostFor(["--version"]);
    await main(version);
    expect([version.exitCode, version.stdout.text]).toEqual([0, expect.stringMatching(/^\d/)]);
    const unknown = hostFor(["no-such-command"]);
    await main(unknown);
    expect([unknown.exitCode, unknown.stdout.text]).toEqual([2, ""]);
    expect(unknown.stderr.text).toMatch(/^plimsoll: wrong input: unknown command "no-such-command"/);
  });

  it("lists every command and every action", async () => {
    const host = hostFor(["--help"]);
    await main(host);
    for (const name of ["pipeline", "init", "doctor", "plan-shards", "run-shard", "merge-shards", "coverage-gate", "verdict", "setup-environment"]) {
      expect(host.stdout.text).toContain(`\n  ${name} `);
    }
  });

  it("does not mind a reader that has seen enough", async () => {
    const host = hostFor(["--help"], problemWith("EPIPE"));
    await main(host);
    expect([host.exitCode, host.stderr.text]).toEqual([0, ""]);
  });

  it("does not end well when its output could not be written", async () => {
    const host = hostFor(["--help"], problemWith("ENOSPC"));
    await main(host);
    expect([host.exitCode, host.stderr.text]).toEqual([2, "plimsoll: cannot write the output: ENOSPC: no\n"]);
  });

  it("is ended when the pipeline that started it is gone, for which alone it does not go on", async () => {
    const host = hostFor(["--version"]);
    let held = true;
    host.channel = { unref: () => { held = false; } };
    await main(host);
    expect({ held, killed: host.killed }).toEqual({ held: false, killed: [] });
    host.emit("disconnect");
    expect(host.killed).toEqual([[4711, "SIGTERM"]]);
  });

  it("runs an action by its name on a runner, and says in an annotation why it cannot", async () => {
    const host = hostFor([]);
    // Off a runner nothing says where the workspace is, on one nothing gives this action its inputs.
    await runAction("verdict", host);
    expect(host.exitCode).toBe(2);
    expect(host.stdout.text).toMatch(/^::error::wrong input: .+\n$/);
    const absent = hostFor([]);
    await runAction("no-such-action", absent);
    expect([absent.exitCode, absent.stdout.text]).toEqual([2, "::error::wrong input: there is no action no-such-action\n"]);
  });
});
