import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { Manifest } from "./manifest.js";
import type { Plan } from "./plan.js";
import { NAMES_SHOWN, PROOF_PROBLEM_CODES, proofProblemRemedy, proofProblemText } from "./proof-problem.js";
import { proveShards, shortfalls, type Proof, type ProofFacts } from "./proof.js";
import { COMMIT, manifestOf, planOf, suiteRun, test } from "./testing/facts.js";

const plan = planOf([["a.js", "b.js"], ["c.js"]]);
const evidenceOf = (...manifests: readonly Manifest[]) => manifests.map((manifest, position) => ({ folder: `shards/${position}`, manifest, damaged: [] }));

/** Facts that prove, with something changed. */
function facts(change: Partial<ProofFacts> = {}): ProofFacts {
  return { plan, commit: COMMIT, evidence: evidenceOf(manifestOf(plan, 0), manifestOf(plan, 1)), discovered: new Map([["unit", ["a.js", "b.js", "c.js"]]]), ...change };
}

function problems(proof: Proof): Record<string, readonly string[]> {
  return proof.kind === "proved" ? {} : Object.fromEntries(proof.problems.map(({ code, names }) => [code, names]));
}
const problemsWith = (...manifests: readonly Manifest[]) => problems(proveShards(facts({ evidence: evidenceOf(...manifests) })));

describe("the proof of a partition", () => {
  it("holds when the union of what ran is what exists, each once, in every shard of one plan and commit", () => {
    expect(proveShards(facts())).toEqual({ kind: "proved", counts: { shards: 2, items: 3, tests: 3, passed: 3, failed: 0, skipped: 0 } });
  });

  it("holds with failed and skipped tests, which are counted", () => {
    const first = manifestOf(plan, 0, { tests: [test("a.js", "failed"), test("a.js", "skipped", "a.js > x"), test("b.js")], suites: [suiteRun({ exitCode: 1 })] });
    expect(proveShards(facts({ evidence: evidenceOf(first, manifestOf(plan, 1)) }))).toEqual({ kind: "proved", counts: { shards: 2, items: 3, tests: 4, passed: 2, failed: 1, skipped: 1 } });
  });

  it("holds with empty shards, and for a suite that only some shards run", () => {
    const wide = planOf([["a.js"], [], []]);
    const evidence = evidenceOf(manifestOf(wide, 0), manifestOf(wide, 1, { suites: [] }), manifestOf(wide, 2, { suites: [] }));
    expect(proveShards({ plan: wide, commit: COMMIT, evidence, discovered: new Map([["unit", ["a.js"]]]) }).kind).toBe("proved");
  });

  it("takes the latest attempt of a shard, whatever an earlier one said", () => {
    const early = manifestOf(plan, 1, { tests: [], suites: [suiteRun({ exitCode: null, signal: "SIGKILL" })] });
    expect(problemsWith(manifestOf(plan, 0), early, manifestOf(plan, 1, { attempt: 2 }))).toEqual({});
    expect(problemsWith(manifestOf(plan, 0), manifestOf(plan, 1), { ...early, attempt: 2 })).toHaveProperty("runner-stopped");
  });
});

describe("nothing is proved, and the names are told,", () => {
  it("when a shard is missing", () => {
    expect(problemsWith(manifestOf(plan, 0))).toEqual({ "shard-missing": ["shard 2 of 2 (1 planned)"], "not-run": ["c.js"] });
    expect(problemsWith()).toEqual({ "shard-missing": ["shard 1 of 2 (2 planned)", "shard 2 of 2 (1 planned)"], "not-run": ["a.js", "b.js", "c.js"], "nothing-executed": ["suite unit"] });
  });

  it("when a shard is there twice in one attempt, or is none of the plan's", () => {
    expect(problemsWith(manifestOf(plan, 0), manifestOf(plan, 1), manifestOf(plan, 1))).toEqual({ "shard-twice": ["shard 2 of 2"] });
    expect(problemsWith(manifestOf(plan, 0), manifestOf(plan, 1), manifestOf(plan, 2))).toEqual({ "shard-unknown": ["shards/2"] });
  });

  it("when the plan or a shard is of another commit, or a shard of another plan", () => {
    expect(problems(proveShards(facts({ commit: "d".repeat(40) })))).toEqual({ "other-commit": ["the plan (cccccccccccc)", "shards/0 (cccccccccccc)", "shards/1 (cccccccccccc)"] });
    expect(problemsWith(manifestOf(plan, 0), manifestOf(plan, 1, { commit: "e".repeat(40) }))).toEqual({ "other-commit": ["shards/1 (eeeeeeeeeeee)"] });
    expect(problemsWith(manifestOf(plan, 0), manifestOf(plan, 1, { plan: "0".repeat(64) }))).toEqual({ "other-plan": ["shards/1"] });
    expect(problemsWith(manifestOf(plan, 0, { count: 3 }), manifestOf(plan, 1))).toEqual({ "other-plan": ["shards/0"] });
  });

  it("when a file of a shard is missing or was changed", () => {
    const evidence = evidenceOf(manifestOf(plan, 0), manifestOf(plan, 1)).map((one, index) => ({ ...one, damaged: index === 1 ? ["junit/unit/junit.xml"] : [] }));
    expect(problems(proveShards(facts({ evidence })))).toEqual({ "file-damaged": ["shards/1/junit/unit/junit.xml"] });
  });

  it("when an item that exists did not run: added after the plan, silent, or overlooked", () => {
    expect(problems(proveShards(facts({ discovered: new Map([["unit", ["a.js", "b.js", "c.js", "new.js"]]]) })))).toEqual({ "not-run": ["new.js"] });
    expect(problemsWith(manifestOf(plan, 0, { tests: [test("a.js")] }), manifestOf(plan, 1))).toEqual({ "not-run": ["b.js"] });
  });

  it("when something ran that discovery does not know", () => {
    expect(problems(proveShards(facts({ discovered: new Map([["unit", ["a.js", "b.js"]]]) })))).toEqual({ "not-discovered": ["c.js"] });
  });

  it("when an item or a test ran in two shards", () => {
    expect(problemsWith(manifestOf(plan, 0), manifestOf(plan, 1, { tests: [test("c.js"), test("a.js")] }))).toEqual({ "run-twice": ["a.js"] });
    expect(problemsWith(manifestOf(plan, 0, { tests: [test("a.js"), test("b.js"), test("b.js", "passed", "shared")] }), manifestOf(plan, 1, { tests: [test("c.js"), test("c.js", "passed", "shared")] }))).toEqual({ "run-twice": ["shared"] });
  });

  it("when every test was skipped, as with a name pattern that matches nothing", () => {
    const skipped = (index: number): Manifest => ({ ...manifestOf(plan, index), tests: manifestOf(plan, index).tests.map((one) => ({ ...one, status: "skipped" as const })) });
    expect(problemsWith(skipped(0), skipped(1))).toEqual({ "nothing-executed": ["suite unit"] });
  });

  it("when a runner ended badly although no test failed", () => {
    const stopped = (suite: Partial<ReturnType<typeof suiteRun>>) => problemsWith(manifestOf(plan, 0, { suites: [suiteRun(suite)] }), manifestOf(plan, 1));
    expect(stopped({ exitCode: 3 })).toEqual({ "runner-stopped": ["shard 1 of 2: unit: ended with exit code 3 although no test failed"] });
    expect(stopped({ exitCode: null, signal: "SIGKILL" })).toEqual({ "runner-stopped": ["shard 1 of 2: unit: ended by SIGKILL"] });
    expect(stopped({ exitCode: null })).toEqual({ "runner-stopped": ["shard 1 of 2: unit: ended with exit code none although no test failed"] });
    expect(stopped({ problems: ["pytest could not collect x.py: no", "and y.py"] })).toEqual({ "runner-stopped": ["shard 1 of 2: unit: pytest could not collect x.py: no", "shard 1 of 2: unit: and y.py"] });
  });

  it("with the suite before each name where the plan has several", () => {
    const other = planOf([["a.js"]], "other");
    const both: Plan = { ...plan, suites: [...plan.suites, ...other.suites] };
    expect(problems(proveShards(facts({ plan: both, discovered: new Map([["unit", ["a.js", "b.js", "c.js"]], ["other", ["a.js"]]]) })))).toEqual({ "not-run": ["other: a.js"], "nothing-executed": ["suite other"] });
  });

  it("whatever single thing is taken away from or done to a proof", () => {
    const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 });
    const partition = fc.tuple(ids, fc.integer({ min: 1, max: 4 })).map(([all, shards]) => Array.from({ length: shards }, (_, index) => all.filter((_id, position) => position % shards === index)));
    fc.assert(fc.property(partition, fc.nat(), fc.constantFrom("shard", "test", "twice", "commit", "discovery"), (shards, pick, kind) => {
      const made = planOf(shards);
      const at = pick % shards.length;
      const manifests = shards.map((_, index) => manifestOf(made, index));
      const discovered = new Map([["unit", shards.flat()]]);
      const base = { plan: made, commit: COMMIT, discovered };
      expect(proveShards({ ...base, evidence: evidenceOf(...manifests) }).kind).toBe("proved");
      const spoilt: Record<typeof kind, () => ProofFacts> = {
        shard: () => ({ ...base, evidence: evidenceOf(...manifests.filter((_, index) => index !== at)) }),
        test: () => ({ ...base, evidence: evidenceOf(...manifests.map((one) => (one.tests.length === 0 ? one : { ...one, tests: one.tests.slice(1) }))) }),
        twice: () => ({ ...base, evidence: evidenceOf(...manifests, ...manifests.slice(at, at + 1)) }),
        commit: () => ({ ...base, evidence: evidenceOf(...manifests.map((one, index) => (index === at ? { ...one, commit: "d".repeat(40) } : one))) }),
        discovery: () => ({ ...base, evidence: evidenceOf(...manifests), discovered: new Map([["unit", [...shards.flat(), "one more"]]]) }),
      };
      expect(proveShards(spoilt[kind]()).kind).toBe("not-proved");
    }));
  });
});

describe("a shard's own shortfalls", () => {
  it("are none where a failed test explains the exit code", () => {
    expect(shortfalls(manifestOf(plan, 0, { suites: [suiteRun({ exitCode: 1 })], tests: [test("a.js", "failed")] }))).toEqual([]);
  });
});

describe("the wording of a problem", () => {
  it("shows at most twenty names and says how many were left off", () => {
    const names = Array.from({ length: NAMES_SHOWN + 3 }, (_, index) => `t${index}`);
    expect(proofProblemText({ code: "not-run", names })).toBe(`tests that exist but reported no result: ${names.slice(0, 20).join(", ")} and 3 more`);
    expect(proofProblemText({ code: "shard-missing", names: ["shard 2 of 4 (3 planned)"] })).toBe("no complete result of: shard 2 of 4 (3 planned)");
  });

  it("has a sentence and a remedy for every code", () => {
    for (const code of PROOF_PROBLEM_CODES) expect(proofProblemRemedy({ code, names: [] }).length).toBeGreaterThan(20);
  });
});
