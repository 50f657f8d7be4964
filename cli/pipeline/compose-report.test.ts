import { describe, expect, it } from "@jest/globals";
import type { Manifest } from "../../shared/sharding/manifest.js";
import type { Plan } from "../../shared/sharding/plan.js";
import { composeReport, type GateAnswer, type PipelineFacts } from "./compose-report.js";
import { pipelineDocument } from "./pipeline-document.js";

type Item = Manifest["suites"][number]["items"][number];

function plan(basis: Plan["weights"]["basis"], seconds: readonly number[]): Plan {
  return {
    version: 1, tool: "test", commit: "c".repeat(40), suites: [], items: [], makespan: Math.max(...seconds), bound: 99,
    shards: seconds.map((own, index) => ({ index, seconds: own, items: [] })),
    weights: { basis, sources: new Map() }, digest: "d".repeat(64),
  };
}

function manifest(index: number, seconds: number, items: readonly Item[], tests: readonly Manifest["tests"][number][] = []): Manifest {
  const suite = { name: "unit", runner: "jest" as const, exitCode: 0, signal: null, seconds, items: [...items], problems: [], coverage: "jest" };
  return {
    version: 1, tool: "test", commit: "c".repeat(40), plan: "d".repeat(64), index, count: 2, attempt: 1, started: "", finished: "",
    suites: [suite], tests: [...tests], files: [],
  };
}

function test(id: string, status: Manifest["tests"][number]["status"], seconds: number, message: string | null = null): Manifest["tests"][number] {
  return { suite: "unit", id, item: "a.test.js", status, seconds, message };
}

const PASSED: GateAnswer = { name: "merge-shards", verdict: "pass", sentence: "All ran.", problems: [] };

function facts(changes: Partial<PipelineFacts>): PipelineFacts {
  return { title: "project", facts: [], plan: plan("durations", [3, 2]), manifests: [], gates: [PASSED], coverage: undefined, notes: [], ...changes };
}

describe("the report of a pipeline", () => {
  it("lists each shard beside its prediction, failed tests with their messages, and the ten slowest", () => {
    const many = Array.from({ length: 11 }, (_, index) => test(`test ${index}`, "passed", index / 10));
    const report = composeReport(facts({
      manifests: [manifest(0, 3.5, [{ id: "a", seconds: 3 }], many), manifest(1, 2.5, [{ id: "b", seconds: 2 }], [test("broken", "failed", 0, "why"), test("silent", "failed", 0), test("later", "skipped", 0)])],
    }), "fail");
    expect(report.shards).toEqual([
      { index: 0, predictedSeconds: 3, seconds: 3.5, tests: 11, failed: 0 }, { index: 1, predictedSeconds: 2, seconds: 2.5, tests: 3, failed: 2 },
    ]);
    expect(report.tests).toMatchObject({
      total: 14, passed: 11, failed: 2, skipped: 1,
      failures: [{ name: "broken", file: "a.test.js", message: "why" }, { name: "silent", file: "a.test.js" }],
    });
    expect(report.tests.slowest?.map(({ name }) => name)).toEqual(["test 10", "test 9", "test 8", "test 7", "test 6", "test 5", "test 4", "test 3", "test 2", "test 1"]);
  });

  it("counts planned items of which no shard left a result", () => {
    const items = [{ id: "a.test.js", suite: "unit", group: "a", seconds: 1 }, { id: "a.test.js", suite: "other", group: "a", seconds: 1 }];
    const manifests = [manifest(0, 1, [], [test("one", "passed", 1)])];
    expect(composeReport(facts({ plan: { ...plan("durations", [1, 1]), items }, manifests }), "inconclusive").tests).toMatchObject({ total: 1, itemsWithoutResult: 1 });
  });

  it("holds the makespan beside what no plan could beat, both of what was measured", () => {
    const manifests = [manifest(0, 3.5, [{ id: "a", seconds: 3 }]), manifest(1, 2.5, [{ id: "b", seconds: 2 }])];
    expect(composeReport(facts({ manifests }), "pass")).toMatchObject({ makespan: 3.5, bound: 3 });
    expect(composeReport(facts({ manifests, plan: plan("sizes", [3, 2]) }), "pass").shards).toMatchObject([{ predictedSeconds: undefined }, { predictedSeconds: undefined }]);
  });

  it("names no bound where a runner ran its files side by side, and no makespan where a shard is missing", () => {
    const sideBySide = [manifest(0, 3.5, [{ id: "a", seconds: 3 }, { id: "c", seconds: 3 }]), manifest(1, 2.5, [{ id: "b", seconds: 2 }])];
    expect(composeReport(facts({ manifests: sideBySide }), "pass")).toMatchObject({ makespan: 3.5 });
    expect(composeReport(facts({ manifests: sideBySide }), "pass")).not.toHaveProperty("bound");
    const one = composeReport(facts({ manifests: sideBySide.slice(1) }), "inconclusive");
    expect(one).not.toHaveProperty("makespan");
    expect(one.shards).toEqual([{ index: 0, predictedSeconds: 3 }, { index: 1, predictedSeconds: 2, seconds: 2.5, tests: 0, failed: 0 }]);
  });

  it("gives as its reason the sentence of the gate that decided", () => {
    const failed: GateAnswer = { name: "coverage-gate", verdict: "fail", sentence: "Too little.", problems: [{ code: "no-reports", text: "none", remedy: "run" }] };
    expect(composeReport(facts({ gates: [PASSED, failed] }), "fail")).toMatchObject({
      reason: "coverage-gate: Too little.", problems: failed.problems,
      gates: [{ name: "merge-shards", verdict: "pass", sentence: "All ran." }, { name: "coverage-gate", verdict: "fail", sentence: "Too little." }],
    });
    expect(composeReport(facts({}), "pass").reason).toBe("Every gate passed.");
  });
});

describe("the document of a pipeline", () => {
  it("has null for what is not known, and 0 of 0 for what no report measured", () => {
    const document = pipelineDocument(composeReport(facts({ manifests: [manifest(1, 1, [])], coverage: { totals: { statements: { covered: 1, total: 2 } } } }), "inconclusive"), { report: "r.html", records: [] });
    expect(document).toMatchObject({
      makespan: null, bound: null, shards: [{ index: 0, seconds: null, tests: null, failed: null }, { index: 1, seconds: 1 }],
      coverage: { totals: { statements: { covered: 1, total: 2 }, branches: { covered: 0, total: 0 }, functions: { covered: 0, total: 0 }, lines: { covered: 0, total: 0 } } },
    });
    expect(pipelineDocument(composeReport(facts({}), "pass"), { report: "r.html", records: ["one.json"] })).toMatchObject({ coverage: null, records: ["one.json"] });
  });
});
