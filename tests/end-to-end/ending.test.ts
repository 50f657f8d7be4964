import { afterEach, describe, expect, it } from "@jest/globals";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { execute } from "../../shared/action/exec.js";
import { addition, jestRepository } from "../support/jest-repository.js";
import { hasEnded } from "../support/process-end.js";
import { useTemporaryFolder } from "../support/temporary-folder.js";

/** `npm test` builds it first. */
const PROGRAM = path.resolve("dist/cli.js");

/** Says that it runs, and goes on while it is told to. */
const WAITING = `
const fs = require("fs");
test("waits", async () => {
  fs.writeFileSync("../pid", String(process.pid));
  while (fs.existsSync("../wait")) await new Promise((resolve) => setTimeout(resolve, 50));
}, 60000);
`;

describe("a pipeline that is ended from outside", () => {
  const top = useTemporaryFolder();
  const at = (name: string): string => path.join(top(), name);
  const started: ChildProcess[] = [];
  afterEach(() => { started.splice(0).forEach((child) => child.kill("SIGKILL")); });

  function project(): void {
    jestRepository(at("project"), { ...addition("one"), "src/waiting.test.js": WAITING });
    mkdirSync(at("temporary"));
    writeFileSync(at("wait"), "");
  }

  /** A command in the project; its temporary folders are made in one of ours. */
  function command(...words: readonly string[]): readonly [string, string[]] {
    return ["env", [`RUNNER_TEMP=${at("temporary")}`, process.execPath, PROGRAM, ...words, "--repo", at("project")]];
  }

  /** Starts a command, and waits until the test that waits runs in it. */
  async function running(...words: readonly string[]): Promise<{ readonly child: ChildProcess; readonly test: number }> {
    rmSync(at("pid"), { force: true });
    const child = spawn(...command(...words), { stdio: "ignore" });
    started.push(child);
    while (!existsSync(at("pid")) || readFileSync(at("pid"), "utf8") === "") await wait(50);
    return { child, test: Number(readFileSync(at("pid"), "utf8")) };
  }

  const left = (): string[] => [...readdirSync(at("temporary")), ...readdirSync(at("project/.plimsoll"), { recursive: true, encoding: "utf8" })].sort();

  it("by Ctrl-C leaves nothing half-done, and while it runs it has the folder for itself", async () => {
    project();
    const { child, test } = await running("pipeline", "--shards", "1");
    const second = await execute(...command("pipeline"));
    expect(second).toMatchObject({ code: 2, stdout: "", stderr: expect.stringMatching(`^plimsoll: wrong input: another pipeline \\(process ${child.pid!} on .+\\) runs in .+; let it end first, or remove .+/lock if it no longer runs\n$`) as unknown });
    child.kill("SIGINT");
    expect(await once(child, "exit")).toEqual([null, "SIGINT"]);
    expect(await hasEnded(test)).toBe(true);
    expect(left()).toEqual([".gitignore", "plan.json", "shards"]);

    const { child: shard } = await running("run-shard", "--index", "0");
    shard.kill("SIGTERM");
    expect(await once(shard, "exit")).toEqual([null, "SIGTERM"]);
    expect(left()).toEqual([".gitignore", "plan.json", "shards"]);
  });

  it("by force takes its shards with it, and hinders no later run", async () => {
    project();
    const { child, test } = await running("pipeline", "--shards", "1");
    child.kill("SIGKILL");
    expect(await once(child, "exit")).toEqual([null, "SIGKILL"]);
    expect(await hasEnded(test)).toBe(true);
    // Only the lock is looked at: the killed pipeline's shard may still be removing its own folder.
    const lock = at("project/.plimsoll/lock");
    expect(existsSync(lock)).toBe(true);
    rmSync(at("wait"));
    expect(await execute(...command("pipeline", "--shards", "1"))).toMatchObject({ code: 0 });
    expect(existsSync(lock)).toBe(false);
  });
});
