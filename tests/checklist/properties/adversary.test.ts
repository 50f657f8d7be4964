import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { factsShape } from "../../../actions/mr-checklist/facts/facts.js";
import type { ChecklistJudgement } from "../../../actions/mr-checklist/judgement/checklist-judgement.js";
import { judgeChecklist } from "../../../actions/mr-checklist/judgement/judge-checklist.js";
import { checklistOf } from "../../../actions/mr-checklist/judgement/testing/checklist.js";
import { ITEMS, RIGHTS, withoutRight, withRight, withWaivers } from "./world.js";

const checklists = {
  head: await checklistOf(RIGHTS), difference: await checklistOf({ ...RIGHTS, waivers: { ...RIGHTS.waivers, binds: "difference" } }),
  strict: await checklistOf({ ...RIGHTS, waivers: { role: "admin" } }),
} as const;
const judge = (facts: unknown, binds: keyof typeof checklists = "head"): ChecklistJudgement => judgeChecklist(factsShape.check(facts, []), checklists[binds]);
const through = ({ items }: ChecklistJudgement): string[] => items.filter(({ state }) => ["satisfied", "waived", "not-applicable"].includes(state)).map(({ id, reason }) => `${id}: ${reason}`);

describe("items that demand a right", () => {
  it.each(["head", "difference", "strict"] as const)("let nothing through by any pushes, edits, reviews, waivers and forged checks of people without it (waivers: %s)", (binds) => {
    fc.assert(fc.property(withoutRight, (facts) => {
      const judgement = judge(facts, binds);
      expect([judgement.verdict === "pass", through(judgement), judgement.items.length]).toEqual([false, [], ITEMS.length]);
    }), { numRuns: 250 });
  });

  it("let the same changes through once people with the right approved the head", () => {
    fc.assert(fc.property(withRight, (facts) => {
      const { verdict, items } = judge(facts);
      expect([verdict, items.filter(({ state }) => state !== "satisfied")]).toEqual(["pass", []]);
    }), { numRuns: 50 });
  });

  it.each(["head", "difference"] as const)("let the same changes through by a waiver of each, bound to the %s", (binds) => {
    fc.assert(fc.property(withWaivers, (facts) => {
      const judgement = judge(facts, binds);
      expect([judgement.verdict, through(judgement).length]).toEqual(["pass", ITEMS.length]);
    }), { numRuns: 50 });
  });
});
