import { describe, expect, it } from "@jest/globals";
import type { Exec } from "../../shared/action/context.js";
import { keepingLog } from "../../tests/support/context.js";
import { lastWords, runShards } from "./run-shards.js";

const REQUEST = { repository: "/r", plan: "/r/plan.json", folder: "/r/shards", items: [4, 10, 1], parallel: 2 };
const SELF = { file: "node", args: ["plimsoll.js"] };

/** What each shard's process says, and its exit code, by its index. */
function processes(said: readonly (readonly [lines: readonly string[], code: number])[]) {
  const seen = { running: 0, most: 0, calls: new Array<readonly string[]>() };
  const exec: Exec = async (file, args, options) => {
    seen.calls.push([file, ...args]);
    seen.running += 1;
    seen.most = Math.max(seen.most, seen.running);
    await new Promise((resolve) => { setImmediate(resolve); });
    const [lines, code] = said[Number(args[args.indexOf("--index") + 1])] ?? [[], 70];
    lines.forEach((line) => options?.onLine?.(line));
    seen.running -= 1;
    return { code, signal: null, stdout: "", stderr: lines.join("\n"), seconds: 1 };
  };
  return { exec, seen };
}

describe("the shards of a pipeline", () => {
  it("are processes of this very program, so many at once, and none is stopped by another's failure", async () => {
    const { exec, seen } = processes([[[], 1], [[], 0], [[], 3]]);
    const ended = await runShards(REQUEST, { exec, log: keepingLog(), self: SELF });
    expect(seen.calls).toContainEqual(["node", "plimsoll.js", "run-shard", "--repo", "/r", "--plan", "/r/plan.json", "--index", "2", "--out", "/r/shards/2", "--json"]);
    expect({ most: seen.most, codes: ended.map(({ index, execution }) => [index, execution.code]) }).toEqual({ most: 2, codes: [[0, 1], [1, 0], [2, 3]] });
  });

  it("tell their progress together, whatever each counts in; what is no progress changes nothing", async () => {
    const log = keepingLog();
    const { exec } = processes([[["shard 1 of 3: 4 items", "shard 1 of 3  1 of 2  50 %"], 0], [["shard 2 of 3  900 of 1,000  90 %", "shard 2 of 3  0 of 0  0 %"], 0], [[], 0]]);
    await runShards({ ...REQUEST, parallel: 1 }, { exec, log, self: SELF });
    expect(log.lines).toEqual([0, 2, 4, 13, 4, 14, 15].map((done) => `running 3 shards ${done}/15`));
  });

  it("leave their last words", async () => {
    const { exec } = processes([[["one", "two", "three", "four", ""], 70]]);
    const [ended] = await runShards({ ...REQUEST, items: [1] }, { exec, log: keepingLog(), self: SELF });
    expect(lastWords(ended!, 3)).toBe("two\nthree\nfour");
  });
});
