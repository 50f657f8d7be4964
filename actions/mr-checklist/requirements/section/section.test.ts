import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { questionOf } from "../testing/question.js";
import { requirementOf } from "../testing/requirement.js";
import { section } from "./section.js";

type Given = Readonly<Record<string, unknown>>;

const TEMPLATE = "## Why\n\n<!-- say it -->\nWhy is this needed?\n\n## Rollback plan\n\n- N/A\n";

function judge(body: string, written: Given = {}, template: string | null = TEMPLATE) {
  return section(requirementOf("section", { heading: "Why", ...written }), questionOf({ pull: { body }, template }));
}

describe("a section of the description", () => {
  it("is filled by the author's own words", () => {
    expect(judge("## Why\n\nTotals were missing.")).toEqual({
      state: "satisfied", reason: 'the section "Why" is filled', evidence: ['"Why" in line 1: 18 visible characters of the author\'s own'],
    });
  });

  it.each([
    ["# why?\n\nBecause.", {}],
    ["text\n\n#### **Why**\n\nBecause.", {}],
    ["## Why\r\n\r\nWhy is this needed?\r\nBecause.", { "min-characters": 8 }],
    ["## Why\n\n### Details\n\nBecause.", {}],
    ["## Why\n\n`code`", { "min-characters": 4 }],
    ["## Why\n\n## Why\n\nBecause.", {}],
    ["## Why\n\nBecause.\n\n## Why", {}],
    ["## Why\n\nWhy is this needed?", { "must-differ-from-template": false }],
    ["## Why\n\nN/A", { not: [] }],
    ["## Why\n\nN/A\n\nBecause.", { "min-characters": 8 }],
    ["## Why\n\n理由", { "min-characters": 2 }],
  ])("is filled in %j by %j", (body, rules) => {
    expect(judge(body, rules).state).toBe("satisfied");
  });

  it.each([
    ["", {}, 'the description has no section "Why"; add the heading, and say it below'],
    ["## Wy\n\nBecause.", {}, 'the description has no section "Why"; did you mean "Wy"?; add the heading, and say it below'],
    ["> ## Why\n>\n> Because.", {}, 'the description has no section "Why"; add the heading, and say it below'],
    ["```\n## Why\nBecause.\n```", {}, 'the description has no section "Why"; add the heading, and say it below'],
    ["<!-- ## Why\nBecause. -->", {}, 'the description has no section "Why"; add the heading, and say it below'],
    ["## Why", {}, 'the section "Why" is empty; say it in at least 1 character'],
    ["## Why\n\n<!-- Because. -->\n\u200b\u2060\u202e", {}, 'the section "Why" is empty; say it in at least 1 character'],
    ["## Why\n\n![](https://example.org/a-very-long-address.png)", {}, 'the section "Why" is empty; say it in at least 1 character'],
    ["## Why\n\n## How\n\nBecause.", {}, 'the section "Why" is empty; say it in at least 1 character'],
    ["## Why\n\nwhy is  THIS needed?", {}, 'the section "Why" holds the template\'s words alone; say it in at least 1 character'],
    ["## Why\n\nWhy is this needed?\nN/A", {}, 'the section "Why" says only N/A; say it in at least 1 character'],
    ["## Why\n\n- **n/a.**\n- TBD\n- ...\n- ---\n- None!", {}, 'the section "Why" says only n/a., TBD, ... and 1 more; say it in at least 1 character'],
    ["## Why\n\nNada", { not: ["nada"] }, 'the section "Why" says only Nada; say it in at least 1 character'],
    [`## Why\n\n${"x".repeat(50)}`, { "min-characters": 9 }, 'the section "Why" has only 3 visible characters of your own; say it in at least 9 characters'],
    [`## Why\n\n${"Fix it. ".repeat(20)}`, { "min-characters": 9 }, 'the section "Why" has only 6 visible characters of your own; say it in at least 9 characters'],
    ["## Why\n\nB e c\na use", { "min-characters": 9 }, 'the section "Why" has only 7 visible characters of your own; say it in at least 9 characters'],
    ["## Why\n\nWhy is this needed?\nBe", { "min-characters": 9 }, 'the section "Why" has only 2 visible characters of your own; say it in at least 9 characters'],
  ])("is not filled in %j by %j: %s", (body, rules, reason) => {
    expect(judge(body, rules)).toMatchObject({ state: "unsatisfied", reason });
  });

  it("is an error where nobody could read the template, unless its words count anyway", () => {
    const unread = (written: Given) => section(requirementOf("section", { heading: "Why", ...written }), questionOf({ pull: { body: "## Why\n\nBecause." }, template: undefined }));
    expect(unread({})).toMatchObject({ state: "error", reason: "nobody knows which words the template of pull requests has; judge it in a clone that has the base, or from collected facts" });
    expect(unread({ "must-differ-from-template": false }).state).toBe("satisfied");
    expect(unread({ "min-characters": 9 }).state).toBe("unsatisfied");
  });

  it("needs no template, and takes another section of it for no words of its own", () => {
    expect(judge("## Why\n\nWhy is this needed?", {}, null).state).toBe("satisfied");
    expect(judge("## Why\n\nWhy is this needed?", {}, "## Summary\n\nWhy is this needed?").state).toBe("satisfied");
    expect(judge(TEMPLATE, { heading: "Rollback plan" }).state).toBe("unsatisfied");
  });

  it("is never filled by the template itself, whatever is put around its lines", () => {
    const line = fc.constantFrom("Why is this needed?", "- [ ] one", "* item", "**bold** and `code`", "[link](https://example.org)", "> quoted", "| a | b |", "1. first", "");
    const template = fc.array(line, { minLength: 1, maxLength: 6 }).map((lines) => `## Why\n\n${lines.join("\n")}`);
    const noise = fc.constantFrom("", "\n", "\n<!-- mine -->\n", "\n\nN/A\n", "\n\n\u200b\n");
    fc.assert(fc.property(template, noise, (text, added) => {
      expect(judge(`${text}\n${added}`, {}, text).state).toBe("unsatisfied");
    }));
  });
});
