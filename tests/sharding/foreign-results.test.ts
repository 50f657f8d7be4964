import { cp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { describe, expect, it } from "@jest/globals";
import { useFinishedRun } from "./finished-run.js";
import type { ShardRun } from "./shard-run.js";

const finished = useFinishedRun(2);

interface Problem {
  readonly code: string;
  readonly names: readonly string[];
}

/** Merges, and gives what is wrong by its code. */
async function problemsOf(run: ShardRun, inputs: Readonly<Record<string, string>> = {}): Promise<Record<string, readonly string[]>> {
  const { document, outcome } = await run.act("merge", inputs);
  expect(outcome.verdict).toBe("inconclusive");
  return Object.fromEntries((document.problems as Problem[]).map(({ code, names }) => [code, names]));
}

describe("results that are not of this run", () => {
  it("are named: a shard twice, a test in two shards, another plan", async () => {
    const { run } = finished();
    await cp(run.at(".plimsoll/shards/1"), run.at(".plimsoll/shards/again"), { recursive: true });
    expect(await problemsOf(run)).toEqual({ "shard-twice": ["shard 2 of 2"] });
    await rm(run.at(".plimsoll/shards/again"), { recursive: true });

    const [first, second] = [run.at(".plimsoll/shards/0/manifest.json"), run.at(".plimsoll/shards/1/manifest.json")];
    const other = JSON.parse(await readFile(first, "utf8")) as { tests: { item: string }[] };
    const honest = await readFile(second, "utf8");
    const manifest = JSON.parse(honest) as { tests: { item: string }[] };
    await writeFile(second, JSON.stringify({ ...manifest, tests: [...manifest.tests, ...other.tests] }));
    expect(await problemsOf(run)).toEqual({ "run-twice": [...new Set(other.tests.map(({ item }) => item))] });
    await writeFile(second, honest);

    await run.act("plan", { shards: "1" });
    expect(await problemsOf(run)).toEqual({ "other-plan": ["0", "1"], "shard-unknown": ["1"] });
  });

  it("are missing when the policy has a suite that the plan does not know", async () => {
    const { run } = finished();
    const suite = (name: string): string => `    - { name: ${name}, runner: jest, arguments: ["--testPathPatterns=${name}"] }\n`;
    run.checkout.write(".github/plimsoll.yml", `tests:\n  suites:\n    - { name: jest, runner: jest }\n${suite("sums")}`);
    expect(await problemsOf(run)).toEqual({ "not-run": ["src/sums.test.js"] });
  });

  it("do not stay beside a proof that says so, and what is the user's is never replaced", async () => {
    const { run } = finished();
    expect((await run.act("merge", { out: "results" })).outcome.verdict).toBe("pass");
    expect((await readdir(run.at("results"))).sort()).toEqual(["coverage", "coverage.lcov", "junit.xml", "proof.json", "timings.json"]);
    expect(await readFile(run.at("results/coverage.lcov"), "utf8")).toContain("SF:src/sums.js\n");
    await rm(run.at(".plimsoll/shards/0/manifest.json"));
    expect(await problemsOf(run, { out: "results" })).toMatchObject({ "shard-missing": [expect.stringMatching(/^shard 1 of 2 \(\d planned\)$/)] });
    expect(await readdir(run.at("results"))).toEqual(["proof.json"]);

    for (const [action, inputs] of [["run", { index: "0", out: "src" }], ["merge", { out: "src" }], ["merge", { out: "." }]] as const) {
      await expect(run.act(action, inputs)).rejects.toThrow(/the folder holds other files, which would be lost|holds the shards' results/);
    }
    expect(run.checkout.git("status", "--porcelain")).toBe("?? results/");
  });
});
