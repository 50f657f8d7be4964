import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import istanbul from "istanbul-lib-coverage";
import { istanbulJson, rawRecord, type Place, type RawRecord, type RecordPlan } from "./testing/istanbul-records.js";
import { mergeReports } from "./testing/merging.js";
import { addTotals, totalsOf } from "./totals.js";

const COLUMNS = 100;

/** Places that differ from each other: istanbul's own merge folds items of one place into one (defects B and D). */
function places(count: number): Place[] {
  return Array.from({ length: count }, (_, index) => [1 + (index % 7), index, 8 + (index % 5), COLUMNS]);
}

const counters = (length: number) => fc.array(fc.nat({ max: 9 }), { minLength: length, maxLength: length });

interface Shape {
  readonly path: string;
  readonly statements: number;
  readonly functions: number;
  readonly arms: readonly number[];
}

const shape: fc.Arbitrary<Shape> = fc.record({
  path: fc.constantFrom("/repo/a.js", "/repo/b.ts", "/repo/src/__proto__x.js"),
  statements: fc.nat({ max: 8 }),
  functions: fc.nat({ max: 4 }),
  arms: fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 4 }),
});

function planOf({ path, statements, functions, arms }: Shape, hits: readonly number[]): RecordPlan {
  let used = 0;
  const next = () => hits[used++] ?? 0;
  return {
    path,
    statements: places(statements).map((at) => ({ at, hits: next() })),
    functions: places(functions).map((at, index) => ({ name: `f${index}`, at, hits: next() })),
    branches: places(arms.length).map((at, index) => ({
      type: "switch", at,
      arms: places(arms[index] ?? 0).map(([line, column, endLine, endColumn]) => ({ at: [line, column + index * 10, endLine, endColumn] as const, hits: next() })),
    })),
  };
}

/** Two to four shards that measured the same files with the same maps, each with its own counters. */
const shards = fc.uniqueArray(shape, { selector: ({ path }) => path, minLength: 1, maxLength: 3 }).chain((shapes) =>
  fc.array(fc.tuple(...shapes.map((one) => counters(one.statements + one.functions + one.arms.reduce((sum, arms) => sum + arms, 0)))), { minLength: 2, maxLength: 4 })
    .map((runs) => runs.map((run) => shapes.map((one, index) => planOf(one, run[index] ?? [])))),
);

function recordsOf(plans: readonly RecordPlan[]): RawRecord[] {
  return plans.map(rawRecord);
}

describe("on identical maps, where istanbul-lib-coverage is right", () => {
  it("all counters and all totals are equal to its own", () => {
    fc.assert(fc.property(shards, (runs) => {
      const oracle = istanbul.createCoverageMap({});
      for (const run of runs) oracle.merge(Object.fromEntries(recordsOf(run).map((record) => [record.path, record])));
      const { files, problems } = mergeReports(...runs.map((run) => istanbulJson(...recordsOf(run))));
      expect(problems).toEqual([]);
      for (const path of oracle.files()) {
        const theirs = oracle.fileCoverageFor(path).data;
        const ours = files.get(path)!;
        expect(ours.statements.map(({ hits }) => hits)).toEqual(Object.values(theirs.s));
        expect(ours.functions.map(({ hits }) => hits)).toEqual(Object.values(theirs.f));
        expect(ours.branches.map(({ arms }) => arms.map(({ hits }) => hits))).toEqual(Object.values(theirs.b));
      }
      const summary = oracle.getCoverageSummary();
      const totals = addTotals(Array.from(files.values(), totalsOf));
      for (const metric of ["statements", "branches", "functions", "lines"] as const) {
        expect(totals[metric]).toEqual({ covered: summary[metric].covered, total: summary[metric].total });
      }
    }), { numRuns: 150 });
  });

  it("the order of the shards changes no total", () => {
    fc.assert(fc.property(shards, (runs) => {
      const totals = (order: typeof runs) => addTotals(Array.from(mergeReports(...order.map((run) => istanbulJson(...recordsOf(run)))).files.values(), totalsOf));
      expect(totals(runs.toReversed())).toEqual(totals(runs));
    }), { numRuns: 50 });
  });
});

describe("on maps that differ", () => {
  const statements = fc.array(fc.record({ place: fc.nat({ max: 11 }), hits: fc.nat({ max: 2 }) }), { maxLength: 10 });

  it("no item is covered that no shard ran, none is lost, and none is invented", () => {
    fc.assert(fc.property(statements, statements, (left, right) => {
      const plans = [left, right].map((list) => ({ statements: list.map(({ place, hits }) => ({ at: places(12)[place]!, hits })) }));
      const { files } = mergeReports(...plans.map((plan) => istanbulJson(rawRecord(plan))));
      const sum = (list: typeof left, place: number) => list.filter((one) => one.place === place);
      for (let place = 0; place < 12; place += 1) {
        const merged = files.get("/repo/src/a.js")!.statements.filter(({ span }) => span.column === place);
        expect(merged).toHaveLength(Math.max(sum(left, place).length, sum(right, place).length));
        const hits = [...sum(left, place), ...sum(right, place)].reduce((total, one) => total + one.hits, 0);
        expect(merged.reduce((total, one) => total + one.hits, 0)).toBe(hits);
      }
    }), { numRuns: 200 });
  });
});
