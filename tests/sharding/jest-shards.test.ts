import { readFile, readdir, rm, writeFile } from "node:fs/promises";
import { describe, expect, it } from "@jest/globals";
import { readJUnit } from "../../shared/junit/read.js";
import { useFinishedRun } from "./finished-run.js";
import { ShardRun } from "./shard-run.js";

const SUMS = "src/sums.test.js";
const AREA = "src/geometry/area.test.js";
const NAMED = "src/geometry/a name with spaces & ümlauts.test.js";
const TIMINGS = ".plimsoll/merged/timings.json";

const finished = useFinishedRun(2);

async function json(file: string): Promise<Record<string, unknown>> {
  return JSON.parse(await readFile(file, "utf8")) as Record<string, unknown>;
}

describe("a sharded run of Jest tests", () => {
  it("plans, runs and merges, and proves that every test ran once", async () => {
    const { run, planned, shards } = finished();
    expect(planned.document).toMatchObject({ shards: [{ index: 0 }, { index: 1 }], basis: "sizes" });
    expect((planned.document.shards as { items: string[] }[]).flatMap(({ items }) => items).sort()).toEqual([NAMED, AREA, SUMS]);
    expect(planned.outcome.outputs).toMatchObject({ plan: ".plimsoll/plan.json", "shard-count": "2", digest: planned.document.digest });
    expect(planned.outcome.summary).toContain("because of");
    expect(shards.map(({ outcome }) => outcome.verdict)).toEqual(["pass", "pass"]);
    expect((await readdir(run.at(".plimsoll/shards/0"))).sort()).toEqual(["coverage", "junit", "manifest.json"]);
    const merged = await run.act("merge");
    expect(merged.document).toMatchObject({ verdict: "pass", counts: { shards: 2, items: 3, tests: 9, passed: 6, failed: 0, skipped: 3 }, problems: [], failures: [] });
    expect(merged.outcome.record).toMatchObject({ counts: { tests: 9 } });
    const cases = readJUnit(await readFile(run.at(".plimsoll/merged/junit.xml"), "utf8"), "junit.xml").flatMap((suite) => suite.cases);
    expect(cases).toHaveLength(9);
    expect(run.checkout.git("status", "--porcelain")).toBe("");
  });

  it("plans the next run by the durations of the last, and says so", async () => {
    const { run } = finished();
    await run.act("merge", { timings: "none.json" });
    expect((await run.act("merge", { timings: TIMINGS, base: "HEAD" })).outcome.verdict).toBe("pass");
    expect(await json(run.at(TIMINGS))).toMatchObject({ runs: 2 });
    const known = await run.act("plan", { shards: "2", timings: TIMINGS });
    expect(known.document).toMatchObject({ basis: "durations" });
    expect(known.outcome.summary).toContain("known 3");
    const target = await run.act("plan", { base: "HEAD", target: "1h", timings: TIMINGS });
    expect(target.document.shards).toHaveLength(1);
    expect(target.text).toContain("the least number that is predicted to stay within");
    const tight = await run.act("plan", { target: "1ms", timings: TIMINGS, "max-shards": "2" });
    expect(tight.text).toContain("more would not help: the longest test alone takes");
  });

  it("fails where a test failed, with its message, after every other test ran", async () => {
    await using run = await ShardRun.of();
    run.checkout.write("package.json", '{"jest":{}}');
    run.checkout.write("right.test.js", "test('1 is 1', () => expect(1).toBe(1));");
    run.checkout.write("wrong.test.js", "test('2 is 1 \\u001b[31m::error::', () => expect(2).toBe(1));");
    run.checkout.commit("break");
    const shards = await run.throughShards(2);
    expect(shards.map(({ outcome }) => outcome.verdict).sort()).toEqual(["fail", "pass"]);
    expect(shards.map(({ text }) => text).join("")).toContain("Expected: 1");
    const merged = await run.act("merge");
    expect(merged.document).toMatchObject({ verdict: "fail", counts: { tests: 2, failed: 1 }, failures: [{ suite: "jest" }] });
    expect(merged.text).toContain("Expected: 1");
    // eslint-disable-next-line no-control-regex -- the escape character must not reach the terminal
    expect(merged.text).not.toMatch(/\u001b/);
  });
});

describe("nothing is proved of Jest tests", () => {
  it("when a shard did not run, and its tests are named", async () => {
    const { run } = finished();
    const ran = ((await json(run.at(".plimsoll/shards/0/manifest.json"))).tests as { item: string }[]).map(({ item }) => item);
    await rm(run.at(".plimsoll/shards/1"), { recursive: true });
    const merged = await run.act("merge");
    expect(merged.outcome.verdict).toBe("inconclusive");
    expect(merged.document.problems).toEqual([
      expect.objectContaining({ code: "shard-missing", names: [expect.stringMatching(/^shard 2 of 2/)] }),
      expect.objectContaining({ code: "not-run", names: [NAMED, AREA, SUMS].filter((item) => !ran.includes(item)) }),
    ]);
    expect(await readdir(run.at(".plimsoll/merged"))).toEqual(["proof.json"]);
  });

  it("when a test file came after the plan", async () => {
    const { run } = finished();
    await writeFile(run.at("src/late.test.js"), "test('is late', () => {});");
    expect((await run.act("merge")).document).toMatchObject({ verdict: "inconclusive", problems: [{ code: "not-run", names: ["src/late.test.js"] }] });
  });

  it("when a shard's report was changed or is gone", async () => {
    const { run } = finished();
    await writeFile(run.at(".plimsoll/shards/0/junit/jest/junit.xml"), "<testsuites/>");
    await rm(run.at(".plimsoll/shards/0/coverage/jest/coverage-final.json"));
    expect((await run.act("merge")).document).toMatchObject({
      verdict: "inconclusive", problems: [{ code: "file-damaged", names: ["0/coverage/jest/coverage-final.json", "0/junit/jest/junit.xml"] }],
    });
  });

  it("when the checkout is another commit than the plan's", async () => {
    const { run } = finished();
    run.checkout.commit("later");
    expect((await run.act("merge")).document).toMatchObject({ verdict: "inconclusive", problems: [{ code: "other-commit" }] });
    await expect(run.act("run", { index: "0" })).rejects.toThrow(/^the plan is of commit .* and the checkout of .*; plan and run on one commit$/);
  });
});

describe("bad input of the sharding actions is one clear line", () => {
  it("about a repository without tests", async () => {
    await using run = await ShardRun.of();
    await expect(run.act("plan")).rejects.toThrow(/^no tests found in .*: looked for Jest/);
    run.checkout.write("jest.config.js", "");
    await expect(run.act("plan")).rejects.toThrow("no tests found in the suite jest (jest, because of jest.config.js): write a test, or correct tests.suites in the policy");
  });

  it("about a plan that is missing, changed or has no such shard", async () => {
    const { run } = finished();
    const plan = run.at(".plimsoll/plan.json");
    await expect(run.act("run", { index: "2" })).rejects.toThrow("input index: the plan has the shards 0 to 1, found 2");
    await expect(run.act("run")).rejects.toThrow("input index is required: which shard of the plan to run, from 0");
    await writeFile(plan, (await readFile(plan, "utf8")).replace("sums", "sum"));
    await expect(run.act("merge")).rejects.toThrow(/plan\.json: the plan was changed after it was written/);
    await rm(plan);
    await expect(run.act("run", { index: "0" })).rejects.toThrow(/there is no such file; run plan-shards first$/);
  });

  it("about outputs that lie outside or cannot be written, and nothing is left there", async () => {
    const { run } = finished();
    await expect(run.act("plan", { out: "../plan.json" })).rejects.toThrow(/^input out: "\.\.\/plan\.json" lies outside/);
    await writeFile(run.at("taken"), "");
    await expect(run.act("plan", { out: "taken/plan.json" })).rejects.toThrow(/taken\/plan\.json: a part of the path is a file; choose another path$/);
  });

  it("about merged results that would replace the shards' own", async () => {
    const { run } = finished();
    await expect(run.act("merge", { out: ".plimsoll/shards" })).rejects.toThrow(/^input out: .*\.plimsoll\/shards holds the shards' results; name another folder$/);
    await writeFile(run.at(".plimsoll/shards/0/manifest.json"), "");
    await expect(run.act("merge")).rejects.toThrow("0/manifest.json: is empty; the step that writes it did not finish");
  });

  it("about timings that are malformed, and none where there are no timings yet", async () => {
    const { run } = finished();
    await writeFile(run.at("timings.json"), '{"tests":{"a":-1}}');
    await expect(run.act("plan", { timings: "timings.json" })).rejects.toThrow(/timings\.json: tests\.a: expected a number from 0 to 1000000000, found -1$/);
    expect((await run.act("plan", { repo: "", timings: "" })).document).toMatchObject({ basis: "sizes" });
    expect((await run.act("plan", { timings: "none.json" })).document).toMatchObject({ basis: "sizes" });
  });

  it("about a timings file alone without a number of shards or without tests", async () => {
    const { run } = finished();
    await writeFile(run.at("timings.json"), '{"tests":{"b::1":2,"a::1":1,"b::2":1}}');
    await writeFile(run.at("empty.json"), '{"tests":{}}');
    const alone = { repo: "", timings: "timings.json" };
    expect((await run.act("plan", { ...alone, shards: "2" })).document).toEqual({
      shards: [{ index: 0, seconds: 2, items: ["b::1"] }, { index: 1, seconds: 2, items: ["a::1", "b::2"] }], makespan: 2, bound: 2, basis: "durations", digest: null, plan: null, notes: [],
    });
    await expect(run.act("plan", alone)).rejects.toThrow("input shards or target is required when only a timings file is planned");
    await expect(run.act("plan", { repo: "", timings: "empty.json", shards: "2" })).rejects.toThrow(/empty\.json: there is no test in it to plan$/);
  });
});
