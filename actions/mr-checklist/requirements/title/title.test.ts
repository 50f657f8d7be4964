import { describe, expect, it } from "@jest/globals";
import { questionOf } from "../testing/question.js";
import { requirementOf } from "../testing/requirement.js";
import { title } from "./title.js";

function judge(written: Readonly<Record<string, unknown>>, text: string) {
  return title(requirementOf("title", written), questionOf({ pull: { title: text } }));
}

describe("the rules of a title", () => {
  it.each([
    [{ conventional: true }, "feat(api)!: add totals"],
    [{ conventional: true, types: ["Story"] }, "story: add totals"],
    [{ longest: 4 }, "😀😀😀😀"],
    [{ pattern: "ORD-[0-9]+" }, "about ORD-12"],
  ])("%j hold for %j", (rules, text) => {
    expect(judge(rules, text)).toEqual({ state: "satisfied", reason: "the title keeps the rules", evidence: [`the title is "${text}"`] });
  });

  it.each([
    [{ conventional: true }, "Add totals", "the title does not read `type(scope): subject`; edit it"],
    [{ conventional: true, types: ["story"] }, "feat: x", 'the title has the unknown type "feat"; known are story; edit it'],
    [{ longest: 3 }, "😀😀😀😀", "the title is 4 characters long, 3 are allowed; edit it"],
    [{ conventional: true, longest: 3, pattern: "^ORD" }, "totals", "the title does not read `type(scope): subject`, and is 6 characters long, 3 are allowed, and does not match ^ORD; edit it"],
  ])("%j are broken by %j: %s", (rules, text, reason) => {
    expect(judge(rules, text)).toEqual({ state: "unsatisfied", reason, evidence: [`the title is "${text}"`] });
  });

  it("are an error for a title that no pattern can be asked of", () => {
    expect(judge({ pattern: "x" }, "x".repeat(70_000))).toEqual({ state: "error", reason: "the title is too long to be matched with a pattern; shorten it", evidence: [] });
  });
});
