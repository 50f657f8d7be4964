import { describe, expect, it } from "@jest/globals";
import type { Manifest } from "../../../shared/sharding/manifest.js";
import { manifestOf, planOf, suiteRun, test } from "../../../shared/sharding/testing/facts.js";
import { problemsOfShard } from "./shard-problems.js";
import { shardDocument, shardSummary, shardTerminal, shardVerdict, type RanShard } from "./shard-text.js";

const plan = planOf([["a.js", "b.js"], []]);

function shard(index: number, facts: Partial<Manifest> = {}): RanShard {
  const manifest = manifestOf(plan, index, facts);
  return { manifest, problems: problemsOfShard(manifest, plan) };
}

describe("a shard's results for people and scripts", () => {
  it("say that all passed, in one line", () => {
    const passed = shard(0);
    expect(shardVerdict(passed)).toBe("pass");
    expect(shardTerminal(passed, { colour: false, columns: 80 })).toBe("shard 1 of 2: 2 tests in 1.00 s\n");
    expect(shardSummary(passed.manifest)).toBe("shard 1 of 2: 2 tests in 1.00 s\n");
  });

  it("name failures with their messages and what the runner could not do, inert in a terminal", () => {
    const failed = { ...test("a.js", "failed", "a.js > \u001b[31mred"), message: "expected 1\nfound \u0007" };
    const ran = shard(0, { suites: [suiteRun({ exitCode: 1, problems: ["could not load \u001b]0;title\u0007x"] })], tests: [failed, test("b.js", "failed"), test("b.js", "skipped", "b.js > later")] });
    expect(shardVerdict(ran)).toBe("fail");
    const shown = shardTerminal(ran, { colour: false, columns: 80 });
    expect(shown).toMatch(/^shard 1 of 2: 3 tests \(2 failed, 1 skipped\) in 1\.00 s\n {2}✘ failed a\.js > /);
    expect(shown).toContain("      expected 1\n      found ");
    expect(shown).toContain("! problem unit: could not load");
    expect(shown).not.toMatch(/(?!\n)\p{Cc}/u);
    expect(shardDocument(ran, "folder")).toMatchObject({ verdict: "fail", tests: { total: 3, passed: 0, failed: 2, skipped: 1 }, failures: [{ id: failed.id }, { id: "b.js" }], folder: "folder" });
  });

  it("are inconclusive when the runner stopped, and pass for a shard that was given nothing", () => {
    expect(shardVerdict(shard(0, { suites: [suiteRun({ exitCode: null, signal: "SIGKILL" })] }))).toBe("inconclusive");
    expect(shardVerdict(shard(1, { suites: [] }))).toBe("pass");
  });

  it("are inconclusive when planned items stayed silent, which are named with their suite where there are several", () => {
    const silent = shard(0, { tests: [test("b.js")] });
    expect({ verdict: shardVerdict(silent), problems: silent.problems }).toEqual({ verdict: "inconclusive", problems: ["tests that exist but reported no result: a.js"] });
    const [suite] = plan.suites;
    const two = { ...plan, suites: [suite!, suite!] };
    expect(problemsOfShard(manifestOf(plan, 0, { tests: [test("a.js", "passed", "a.js", "other")] }), two)).toEqual(["tests that exist but reported no result: unit: a.js, unit: b.js"]);
  });
});
