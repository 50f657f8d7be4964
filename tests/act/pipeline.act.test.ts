import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import type { ActRun } from "./run-act.js";
import { makeBundle, makeSample, runPipeline, type Sample, type SampleEdits } from "./sample-repository.js";

jest.setTimeout(600_000);

const folder = mkdtempSync(path.join(tmpdir(), "pipeline-act-"));
const bundle = path.join(folder, "bundle");
let sources: readonly string[] = [];

beforeAll(() => {
  if (Number(process.versions.node.split(".")[0]) < 24) throw new Error("actions run on Node 24: run these tests on it");
  const made = makeBundle(bundle);
  sources = made.sources;
  console.info(`the copy differs from what is shipped in:\n${made.changes.join("\n")}`);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface Changed {
  readonly sample: Sample;
  readonly folder: string;
}

/** A change of orders-service in a folder of its own. */
function changed(name: string, edits: SampleEdits = {}): Changed {
  const own = path.join(folder, name);
  return { folder: own, sample: makeSample("orders-service", own, edits) };
}

/** The same with two shards in place of four: each costs a set-up, and what is asked does not depend on their number. */
function changedTwoShards(name: string, change?: (workspace: string) => void): Changed {
  const before = (workspace: string): void => {
    const caller = path.join(workspace, ".github/workflows/plimsoll.yml");
    writeFileSync(caller, readFileSync(caller, "utf8").replace("shards: 4", "shards: 2"));
  };
  return changed(name, change === undefined ? { before } : { before, change });
}

/** How a run ended in one value: jobs by id, one entry per shard; a job that was skipped has none. */
function told({ jobs, outputs, exitCode }: ActRun): unknown {
  const endings = Object.fromEntries(jobs.map(({ id, shard, result }) => [shard === null ? id : `${id} ${shard}`, result]));
  return { verdict: outputs.get("verdict/verdict"), green: exitCode === 0, jobs: endings };
}

/** Compares how a run ended; prints its whole log when it is not as expected. */
function expectTold(run: ActRun, expected: unknown): void {
  try {
    expect(told(run)).toEqual(expected);
  } catch (difference) {
    console.error(run.log);
    throw difference;
  }
}

const TWO_GREEN = { plan: "success", "shard 0": "success", "shard 1": "success", merge: "success", coverage: "success", verdict: "success" };

describe("the pipeline workflow, called by orders-service from another repository", () => {
  it("passes a change whose tests pass and whose coverage is complete", async () => {
    const { sample, folder: own } = changed("green");
    const run = await runPipeline({ sample, folder: own, bundle, sources, event: "pull_request", attempt: 1 });
    expectTold(run, { verdict: "pass", green: true, jobs: { ...TWO_GREEN, "shard 2": "success", "shard 3": "success" } });
    expect(run.summaries.get("verdict")).toContain("## ✅ Pass");
    expect(readdirSync(path.join(own, "scratch/artifacts")).sort()).toEqual([
      "plimsoll-merged", "plimsoll-plan", "plimsoll-record-coverage", "plimsoll-record-merge",
      "plimsoll-shard-0", "plimsoll-shard-1", "plimsoll-shard-2", "plimsoll-shard-3",
    ]);
    // A pull request may read the default branch's durations and never writes them.
    expect(readdirSync(path.join(own, "scratch/caches"))).toEqual([]);
  });

  it("fails a change with a line that no test runs, and names the file", async () => {
    const { sample, folder: own } = changedTwoShards("uncovered", (workspace) => {
      writeFileSync(path.join(workspace, "src/discount.ts"), "export function discount(cents: number): number {\n  return cents > 10_000 ? cents * 0.9 : cents;\n}\n");
    });
    const run = await runPipeline({ sample, folder: own, bundle, sources, event: "pull_request", attempt: 1 });
    expectTold(run, { verdict: "fail", green: false, jobs: { ...TWO_GREEN, coverage: "failure", verdict: "failure" } });
    expect(run.summaries.get("coverage")).toContain("src/discount.ts");
  });

  it("fails a change whose test fails, after every shard has reported", async () => {
    const { sample, folder: own } = changedTwoShards("failing", (workspace) => {
      writeFileSync(path.join(workspace, "src/failing.test.ts"), 'import { expect, it } from "@jest/globals";\nit("holds water", () => { expect("sieve").toBe("bowl"); });\n');
    });
    const run = await runPipeline({ sample, folder: own, bundle, sources, event: "pull_request", attempt: 1 });
    expect(told(run)).toMatchObject({ verdict: "fail", green: false, jobs: { plan: "success", merge: "failure", verdict: "failure" } });
    expect(run.jobs.filter(({ id }) => id === "shard")).toHaveLength(2);
    expect(run.jobs.map(({ id }) => id)).not.toContain("coverage");
    expect(run.summaries.get("merge")).toContain("holds water");
  });

  it("remembers durations of the default branch, is inconclusive when a shard's artifact is lost, and passes by the same plan when repeated", async () => {
    const { sample, folder: own } = changedTwoShards("lost");
    const pushed = await runPipeline({ sample, folder: own, bundle, sources, event: "push", attempt: 1 });
    expectTold(pushed, { verdict: "pass", green: true, jobs: TWO_GREEN });
    expect(pushed.summaries.get("plan")).toContain("weights: size");
    expect(readdirSync(path.join(own, "scratch/caches"))).toEqual(["plimsoll-timings-4711-1"]);

    rmSync(path.join(own, "scratch/artifacts"), { recursive: true });
    const first = await runPipeline({ sample, folder: own, bundle, sources, event: "pull_request", attempt: 1, lost: "plimsoll-shard-1" });
    expectTold(first, { verdict: "inconclusive", green: false, jobs: { plan: "success", "shard 0": "success", "shard 1": "success", merge: "failure", verdict: "failure" } });
    expect(first.summaries.get("plan")).toContain("weights: known");
    expect(first.summaries.get("verdict")).toContain("Inconclusive");

    const second = await runPipeline({ sample, folder: own, bundle, sources, event: "pull_request", attempt: 2 });
    expectTold(second, { verdict: "pass", green: true, jobs: TWO_GREEN });
    expect(second.outputs.get("plan/digest")).toBe(first.outputs.get("plan/digest"));
    expect(second.summaries.get("plan")).toContain("as an earlier attempt of this run planned");
  });
});
