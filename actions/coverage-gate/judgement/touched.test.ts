import { describe, expect, it } from "@jest/globals";
import { istanbulJson, rawRecord, type Place, type RecordPlan } from "../../../shared/coverage/testing/istanbul-records.js";
import { coverageOf, lcovOf } from "../testing/coverage-of.js";
import { coverables } from "./coverable.js";
import { touchedBy } from "./touched.js";

function touched(report: string, ...lines: readonly number[]): string[] {
  return coverageOf(report).flatMap((file) => {
    const isTouched = touchedBy(file, new Set(lines));
    return coverables(file).filter((item) => item.kind !== "line" && isTouched(item)).map(({ kind, line }) => `${kind} ${line}`);
  });
}

function touchedIn(plan: RecordPlan, ...lines: readonly number[]): string[] {
  return touched(istanbulJson(rawRecord(plan)), ...lines);
}

const statement = (...at: Place): { readonly at: Place; readonly hits: number } => ({ at, hits: 0 });

describe("what a change of lines concerns", () => {
  it("is a statement of several lines, whichever of them was changed", () => {
    const plan = { statements: [statement(1, 0, 3, 4), statement(4, 0, 4, 9), statement(5, 0, 7, Infinity)] };
    expect(touchedIn(plan, 2)).toEqual(["statement 1"]);
    expect(touchedIn(plan, 3, 6)).toEqual(["statement 1", "statement 5"]);
    expect(touchedIn(plan, 8)).toEqual([]);
  });

  it("is the inner statement where one stands in another, and the outer one on what is left", () => {
    // 1 if (a &&    2     b) {    3   call(    4     c    5   );    6   // words    7 }
    const plan = { statements: [statement(1, 0, 7, 1), statement(3, 2, 5, 4)] };
    expect(touchedIn(plan, 4)).toEqual(["statement 3"]);
    expect(touchedIn(plan, 2)).toEqual(["statement 1"]);
    expect(touchedIn(plan, 6)).toEqual(["statement 1"]);
  });

  it("is never nothing because two statements have the same place", () => {
    expect(touchedIn({ statements: [statement(1, 0, 3, 4), statement(1, 0, 3, 4)] }, 2)).toHaveLength(2);
    expect(touchedIn({ statements: [statement(1, 0, 3, Infinity), statement(1, 0, 3, Infinity)] }, 2)).toHaveLength(2);
    expect(touchedIn({ statements: [statement(1, 0, 3, 4), statement(1, 0, 3, 3)] }, 2)).toEqual(["statement 1"]);
  });

  it("is not what holds a function when the change is inside of it, but is when it is beside it", () => {
    // 1 use(() => {    2   // words    3   run();    4 }, other());
    const plan = { statements: [statement(1, 0, 4, 11), statement(3, 2, 3, 8)], functions: [{ name: "f", at: [1, 10, 4, 1], declaredAt: [1, 4, 1, 5], hits: 0 }] } as const;
    expect(touchedIn(plan, 2)).toEqual([]);
    expect(touchedIn(plan, 3)).toEqual(["statement 3"]);
    expect(touchedIn(plan, 4)).toEqual(["statement 1"]);
  });

  it("is a function from its name to where its body starts", () => {
    const plan = { functions: [{ name: "f", at: [3, 2, 6, 1], declaredAt: [1, 9, 1, 10], hits: 0 }] } as const;
    expect([1, 2, 3, 4, 6].map((line) => touchedIn(plan, line).length)).toEqual([1, 1, 1, 0, 0]);
  });

  it("is an arm on all of its lines, and an arm without a place on those of the condition", () => {
    const explicit = { type: "cond-expr", at: [1, 0, 6, 1], arms: [{ at: [2, 2, 3, 4], hits: 0 }, { at: [4, 2, 6, 1], hits: 0 }] } as const;
    expect(touchedIn({ branches: [explicit] }, 5)).toEqual(["branch 4"]);
    const implicit = { type: "if", at: [1, 0, 6, 1], arms: [{ at: [3, 2, 6, 1], hits: 0 }, { at: null, hits: 0 }] } as const;
    expect(touchedIn({ branches: [implicit] }, 2)).toEqual(["branch 1"]);
    expect(touchedIn({ branches: [implicit] }, 5)).toEqual(["branch 3"]);
    const nowhere = { type: "if", at: [1, 0, 6, 1], arms: [{ at: null, hits: 0 }] } as const;
    expect([1, 2].map((line) => touchedIn({ branches: [nowhere] }, line).length)).toEqual([1, 0]);
  });

  it("is neither an arm nor what is around it when only words in its block were changed, but is up to its first statement", () => {
    // 1 if (a) {    2   // words    3   run();    4   // words    5 }
    const plan = { statements: [statement(1, 0, 5, 1), statement(3, 2, 3, 8)], branches: [{ type: "if", at: [1, 0, 5, 1], arms: [{ at: [1, 7, 5, 1], hits: 0 }, { at: null, hits: 0 }] }] } as const;
    expect(touchedIn(plan, 4)).toEqual([]);
    expect(touchedIn(plan, 3)).toEqual(["statement 3"]);
    expect(touchedIn(plan, 2)).toEqual(["branch 1"]);
    expect(touchedIn(plan, 5)).toEqual(["statement 1"]);
    expect(touchedIn(plan, 1)).toEqual(["statement 1", "branch 1", "branch 1"]);
  });

  it("is the statement where an arm has the same place", () => {
    const plan = { statements: [statement(1, 7, 3, 1)], branches: [{ type: "if", at: [1, 0, 3, 1], arms: [{ at: [1, 7, 3, 1], hits: 0 }] }] } as const;
    expect(touchedIn(plan, 2)).toEqual(["statement 1"]);
  });

  it("is a whole Go block, and no more than a line of LCOV", () => {
    expect(touched("mode: set\na.go:1.1,9.2 4 0\na.go:10.1,12.2 1 0\n", 5)).toEqual(["statement 1"]);
    expect(touched(lcovOf("a.py", { 1: 0 }, "FN:1,f", "FNDA:0,f", "BRDA:3,0,0,-"), 3)).toEqual(["branch 3"]);
  });
});
