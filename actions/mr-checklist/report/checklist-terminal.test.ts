import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { hostileText } from "../../../shared/report/testing/hostile-text.js";
import { checklistTerminal } from "./checklist-terminal.js";
import { countsOf, judgedItem, judgement, waivedItem } from "./testing/judgement.js";

const PLAIN = { colour: false, columns: 100 };

describe("the checklist in a terminal", () => {
  it("says the verdict and the one line first, then what is open, then what was let through and what holds", () => {
    const failed = judgement({
      verdict: "fail", reason: "2 of 4 items do not hold: approved, design", counts: countsOf({ verified: 1, waived: 1, unsatisfied: 1, errors: 1 }),
      items: [
        judgedItem("issue-linked", { title: "Linked to an open issue", reason: "#12 is open" }), waivedItem("coverage"),
        judgedItem("approved", { title: "Somebody approved", state: "unsatisfied", verify: "review", reason: "nobody did", waive: "/waive approved until 2026-11-30 because" }),
        judgedItem("design", { state: "error", verify: "review", reason: "the team octo/architects cannot be read", waive: null }),
      ],
      refusedWaivers: [{ line: "/waive design", by: "bob", url: "", problem: "bob is the author" }, { line: "/waive x", by: null, url: "", problem: "gone" }],
    });
    expect(`\n${checklistTerminal(failed, PLAIN)}`).toMatchInlineSnapshot(`
"
✘ FAIL  octo/orders#7 at 1a2b3c4d5e6f
  2 verified by machine · 1 reviewed
  2 of 4 items do not hold: approved, design

  ! design
    error, by review: the team octo/architects cannot be read
  ✘ approved  Somebody approved
    unsatisfied, by review: nobody did
  ~ coverage
    waived by alice (maintain) until 2026-11-26: the vendor's fix comes on Friday — without it: 90
    of 100 lines
  ✔ issue-linked  Linked to an open issue
    satisfied, by machine: #12 is open

Waivers that let nothing pass
  /waive design (bob): bob is the author
  /waive x (a deleted account): gone

To waive an open item, post its line with your reason in it
  /waive approved until 2026-11-30 because <your reason>
"
`);
  });

  it("of a pass gives no reason, and paints where it may", () => {
    const text = checklistTerminal(judgement({ items: [judgedItem("a")] }), PLAIN);
    expect(text).toBe("✔ PASS  octo/orders#7 at 1a2b3c4d5e6f\n  2 verified by machine · 1 reviewed\n\n  ✔ a\n    satisfied, by machine: it holds\n");
    const painted = checklistTerminal(judgement({ items: [judgedItem("a")] }), { colour: true, columns: 20 });
    expect(painted).toContain("\u001B[32m");
  });

  it("keeps to the width, with a long id and a title of many words", () => {
    const long = judgedItem("x".repeat(30), { title: "A title of many words, which goes below", state: "not-applicable", reason: "no changed file matches db/**" });
    const text = checklistTerminal(judgement({ items: [judgedItem("short", { title: "A title of many words, which goes on" }), long] }), { colour: false, columns: 40 });
    expect(text.slice(text.indexOf("  ✔ short"))).toBe([
      "  ✔ short  A title of many words, which", "           goes on", "    satisfied, by machine: it holds",
      `  – ${"x".repeat(30)}`, "    A title of many words, which goes", "    below", "    not applicable, by machine: no", "    changed file matches db/**", "",
    ].join("\n"));
  });

  it("prints no control code of others", () => {
    fc.assert(fc.property(hostileText, (text) => {
      const item = judgedItem("a", { title: text, state: "unsatisfied", reason: text, waive: `/waive ${text}` });
      const printed = checklistTerminal(judgement({ verdict: "fail", summary: text, reason: text, items: [item], refusedWaivers: [{ line: text, by: text, url: text, problem: text }] }), PLAIN);
      expect(printed.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
    }));
  });
});
