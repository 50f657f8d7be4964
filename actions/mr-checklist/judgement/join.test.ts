import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { Evaluation, RequirementState } from "../evaluation/evaluation.js";
import { joinAll, joinAny } from "./join.js";

const STATES = ["satisfied", "unsatisfied", "pending", "error"] as const;
const of = (state: RequirementState, name: string = state): Evaluation => ({ state, evidence: [`evidence of ${name}`], reason: `reason of ${name}` });

describe("requirements that are joined", () => {
  it.each<[readonly RequirementState[], RequirementState, RequirementState]>([
    [["satisfied", "satisfied"], "satisfied", "satisfied"],
    [["satisfied", "pending"], "pending", "satisfied"],
    [["satisfied", "unsatisfied"], "unsatisfied", "satisfied"],
    [["satisfied", "error"], "error", "satisfied"],
    [["pending", "unsatisfied"], "unsatisfied", "pending"],
    [["pending", "error"], "error", "error"],
    [["unsatisfied", "error"], "error", "error"],
    [["unsatisfied", "unsatisfied"], "unsatisfied", "unsatisfied"],
  ])("come of %j to %s where all must hold, and to %s where one must", (states, all, any) => {
    for (const order of [states, states.toReversed()]) {
      expect(joinAll(order.map((state) => of(state))).state).toBe(all);
      expect(joinAny(order.map((state) => of(state))).state).toBe(any);
    }
  });

  it("tell the words of those that decide, each once", () => {
    const parts = [of("satisfied", "a"), of("unsatisfied", "b"), of("unsatisfied", "c"), of("unsatisfied", "c")];
    expect(joinAll(parts)).toEqual({ state: "unsatisfied", evidence: ["evidence of b", "evidence of c"], reason: "reason of b; reason of c" });
    expect(joinAny(parts)).toEqual(of("satisfied", "a"));
  });

  it("of which one is enough say so, each way in short; what to do about each stands in the evidence", () => {
    const record = { ...of("pending", "record"), reason: "there is no record; wait for the gate, and look" };
    const check = { ...of("pending", "check"), reason: "the head has no check; wait for it" };
    expect(joinAny([record, check])).toEqual({
      state: "pending", reason: "either is enough, and neither is proved: there is no record; or the head has no check",
      evidence: ["there is no record; wait for the gate, and look", "the head has no check; wait for it", "evidence of record", "evidence of check"],
    });
    expect(joinAny([record, of("unsatisfied"), of("error"), check]).reason).toBe("any of 4 is enough, and none is proved: reason of error; or there is no record; or the head has no check; or reason of unsatisfied");
    expect(joinAny([{ ...record, reason: "r".repeat(300) }, check]).reason).toContain(`${"r".repeat(159)}…; or the head`);
    expect(joinAny([record, record])).toEqual(record);
  });

  it("do not hold when there are none", () => {
    expect([joinAll([]).state, joinAny([]).state]).toEqual(["error", "error"]);
  });

  it("never hold sooner when one of them becomes worse", () => {
    const states = fc.array(fc.constantFrom(...STATES), { minLength: 1, maxLength: 5 });
    fc.assert(fc.property(states, fc.nat({ max: 4 }), fc.constantFrom(...STATES), (drawn, index, worse) => {
      const after = drawn.map((state, position) => of(position === index && state === "satisfied" ? worse : state));
      const before = drawn.map((state) => of(state));
      for (const join of [joinAll, joinAny]) if (join(after).state === "satisfied") expect(join(before).state).toBe("satisfied");
    }));
  });
});
