import { describe, expect, it } from "@jest/globals";
import type { Log } from "../../../shared/action/context.js";
import { execute } from "../../../shared/action/exec.js";
import { systemClock } from "../../../shared/host/clock.js";
import { folderWith } from "../testing/project.js";
import type { Install } from "./install.js";
import { runInstalls } from "./run-installs.js";

function install(program: string, ...words: string[]): Install {
  return { tool: "npm", command: [program, ...words], frozen: true, lockFile: "package-lock.json", environment: { PLIMSOLL_TEST: "set" } };
}

const node = (script: string): Install => install(process.execPath, "-e", script);

async function run(installs: readonly Install[]) {
  const progress: string[] = [];
  const log: Log = { info: () => undefined, warning: () => undefined, debug: () => undefined, progress: (_label, done, total) => { progress.push(`${done}/${total}`); } };
  const folder = await folderWith({});
  const results = await runInstalls(installs, folder, { exec: execute, log, clock: systemClock });
  return { progress, results: results.map(({ state, problem }) => ({ state, problem })), timed: results.map(({ seconds }) => seconds !== null) };
}

describe("runInstalls", () => {
  it("runs each program in the folder, with its environment", async () => {
    const { results, progress, timed } = await run([node("require('fs').writeFileSync('seen', process.env.PLIMSOLL_TEST)"), node("process.exit(require('fs').readFileSync('seen', 'utf8') === 'set' ? 0 : 1)")]);
    expect(results.map(({ state }) => state)).toEqual(["done", "done"]);
    expect({ progress, timed }).toEqual({ progress: ["0/2", "1/2", "2/2"], timed: [true, true] });
  });

  it("starts nothing behind a failure, and shows the end of what was said", async () => {
    const { results, timed } = await run([node("for (let i = 0; i < 40; i += 1) console.error('line ' + i); process.exitCode = 7"), node("")]);
    expect(results[0]?.problem).toMatch(/ended with exit code 7\nline 20\n[\s\S]*line 39$/);
    expect(results.map(({ state }) => state)).toEqual(["failed", "planned"]);
    expect(timed).toEqual([true, false]);
  });

  it("tells a signal from an exit code", async () => {
    const { results } = await run([node("process.kill(process.pid, 'SIGKILL')")]);
    expect(results[0]?.problem).toMatch(/was ended by SIGKILL$/);
  });

  it("fails with one line when the program is not there", async () => {
    const { results } = await run([install("plimsoll-no-such-program")]);
    expect(results).toEqual([{ state: "failed", problem: expect.stringMatching(/cannot start plimsoll-no-such-program/) as unknown }]);
  });

  it("does not hide a mistake of ours", async () => {
    const broken = runInstalls([node("")], "/", { exec: () => Promise.reject(new TypeError("ours")), log: { info: () => undefined, warning: () => undefined, debug: () => undefined, progress: () => undefined }, clock: systemClock });
    await expect(broken).rejects.toThrow("ours");
  });

  it("has nothing to tell when there is nothing to install", async () => {
    expect(await run([])).toEqual({ progress: [], results: [], timed: [] });
  });
});
