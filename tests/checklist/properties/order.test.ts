import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { factsShape } from "../../../actions/mr-checklist/facts/facts.js";
import { judgeChecklist } from "../../../actions/mr-checklist/judgement/judge-checklist.js";
import { checklistOf } from "../../../actions/mr-checklist/judgement/testing/checklist.js";
import { ASKING, drawnFacts } from "../../../actions/mr-checklist/judgement/testing/drawn-facts.js";
import { RIGHTS, withoutRight, withRight } from "./world.js";

const checklists = [await checklistOf(ASKING), await checklistOf(RIGHTS), await checklistOf({ preset: "mandatory" })];

/** The same JSON with every list in another order: the order of none of them is a fact. */
function inOtherOrder(value: unknown, next: () => number): unknown {
  if (Array.isArray(value)) {
    return value.map((member) => ({ member: inOtherOrder(member, next), key: next() })).sort((a, b) => a.key - b.key).map(({ member }) => member);
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, inOtherOrder(member, next)]));
}

describe("the document", () => {
  it("is the same in every letter, in whatever order the files, commits, reviews, comments, checks, labels, reports and people are listed", () => {
    fc.assert(fc.property(fc.oneof(drawnFacts, withoutRight, withRight), fc.constantFrom(...checklists), fc.infiniteStream(fc.nat()), (facts, checklist, keys) => {
      const other = inOtherOrder(facts, () => Number(keys.next().value));
      expect(judgeChecklist(factsShape.check(other, []), checklist)).toEqual(judgeChecklist(factsShape.check(facts, []), checklist));
    }), { numRuns: 120 });
  });
});
