import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { InconclusiveError } from "../../../shared/action/errors.js";
import { planText, sealPlan } from "../../../shared/sharding/plan-file.js";
import { readFrozenPlan } from "./frozen-plan.js";
import { headlineOf } from "./plan-text.js";

const COMMIT = "a".repeat(40);
const PLAN = sealPlan({
  version: 1, tool: "1.0.0", commit: COMMIT, suites: [], items: [], makespan: 0, bound: 0,
  shards: [{ index: 0, seconds: 0, items: [] }],
  weights: { basis: "durations", sources: new Map() },
});
let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "frozen-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe("readFrozenPlan", () => {
  it("takes up the plan of an earlier attempt, digest and all, and says so", async () => {
    const file = path.join(folder, "plan.json");
    await writeFile(file, planText(PLAN));
    const frozen = await readFrozenPlan(file, COMMIT);
    expect(frozen).toEqual({ plan: PLAN, decision: { kind: "frozen", shards: 1 }, notes: [] });
    expect(frozen === null ? "" : headlineOf(frozen.plan, frozen.decision)).toBe("1 shard for 0 items: as an earlier attempt of this run planned");
  });

  it("is nothing where there was no earlier attempt", async () => {
    expect(await readFrozenPlan(null, COMMIT)).toBeNull();
    expect(await readFrozenPlan(path.join(folder, "plan.json"), COMMIT)).toBeNull();
  });

  it("refuses a plan of another commit and one that was changed", async () => {
    const file = path.join(folder, "plan.json");
    await writeFile(file, planText(PLAN));
    await expect(readFrozenPlan(file, "b".repeat(40))).rejects.toThrow("planned commit aaaaaaaaaaaa, the checkout is of bbbbbbbbbbbb");
    await writeFile(file, planText(PLAN).replace('"1.0.0"', '"1.0.1"'));
    await expect(readFrozenPlan(file, COMMIT)).rejects.toThrow(InconclusiveError);
  });
});
