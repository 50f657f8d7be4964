import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { parseMarkdown } from "../../../shared/markdown/document.js";
import { hostileText } from "../../../shared/report/testing/hostile-text.js";
import { parseSticky } from "../../../shared/report/markdown/sticky.js";
import { checklistComment, checklistSummary } from "./checklist-summary.js";
import { countsOf, judgedItem, judgement, waivedItem } from "./testing/judgement.js";
import { nodesOf } from "./testing/nodes.js";

const OPEN = judgement({
  verdict: "fail", reason: "1 of 5 items does not hold: approved", summary: "1 verified by machine · 1 waived by alice until Friday", counts: countsOf({ verified: 1, waived: 1, unsatisfied: 1, errors: 1, notApplicable: 1 }),
  items: [
    judgedItem("issue-linked", { title: "Linked to an open issue", evidence: ["ORD-12 is open"], reason: "ORD-12 is open" }),
    judgedItem("ddl-approved", { state: "not-applicable", verify: "review", reason: "no file below db/migrations" }),
    waivedItem("coverage"),
    judgedItem("approved", { title: "Somebody approved", state: "unsatisfied", verify: "review", reason: "nobody approved 1a2b3c4", waive: "/waive approved until 2026-11-30 because" }),
  ],
  links: ["https://github.com/octo/orders/pull/7#issuecomment-1", "https://github.com/octo/orders/pull/7#issuecomment-2"],
  refusedWaivers: [
    { line: "/waive title because I say so", by: "bob", url: "https://github.com/octo/orders/pull/7#issuecomment-2", problem: "bob is the author" },
    { line: "/waive title", by: null, url: "", problem: "nobody knows who wrote it" },
  ],
});

describe("the summary", () => {
  it("says the one line first, then what is open, how it can pass all the same, and what proves the rest", () => {
    expect(checklistSummary(OPEN)).toMatchInlineSnapshot(`
"## ❌ Fail · MR checklist

**1 verified by machine · 1 waived by alice until Friday**

1 of 5 items does not hold: approved

|     | Item                            | Why                                   |
| --- | ------------------------------- | ------------------------------------- |
| ❌  | Somebody approved<br>\`approved\` | unsatisfied, by review: nobody approved 1a2b3c4 |
| 🎫  | coverage                        | waived by alice (maintain) until 2026-11-26: the vendor's fix comes on Friday — without it: 90 of 100 lines ([waiver](https://github.com/octo/orders/pull/7#issuecomment-1)) |
| ✅  | Linked to an open issue<br>\`issue-linked\` | satisfied, by machine: ORD-12 is open |

<details><summary>Let an open item pass all the same</summary>

Somebody whom the policy allows to, never the author, writes one line in a comment or a review, with a reason in place of the last words:

\`\`\`
/waive approved until 2026-11-30 because <your reason>
\`\`\`

</details>

### Waivers that let nothing pass

- \`/waive title because I say so\` by bob: bob is the author ([text](https://github.com/octo/orders/pull/7#issuecomment-2))
- \`/waive title\` by a deleted account: nobody knows who wrote it

<details><summary>Evidence</summary>

- Linked to an open issue
  - ORD-12 is open

</details>

<details><summary>Not about this change</summary>

|     | Item         | Why |
| --- | ------------ | --- |
| ➖  | ddl-approved | not applicable, by review: no file below db/migrations |

</details>

Judged: \`1a2b3c4d5e6f\` of pull request 7 by .github/plimsoll.yml at main, from the facts of 2026-11-23T10:00:00Z.
"
`);
  });

  it("of a pass needs no reason, no waivers and no evidence", () => {
    expect(checklistSummary(judgement({ items: [judgedItem("a")] }))).toBe([
      "## ✅ Pass · MR checklist", "", "**2 verified by machine · 1 reviewed**", "",
      "|     | Item | Why                             |", "| --- | ---- | ------------------------------- |", "| ✅  | a    | satisfied, by machine: it holds |", "",
      "Judged: `1a2b3c4d5e6f` of pull request 7 by .github/plimsoll.yml at main, from the facts of 2026-11-23T10:00:00Z.", "",
    ].join("\n"));
  });

  it("counts evidence that it leaves off, and links no address that is not among those that GitHub gave", () => {
    const { waiver } = waivedItem("coverage");
    const text = checklistSummary(judgement({ items: [
      judgedItem("checks", { evidence: Array.from({ length: 22 }, (_, index) => `check ${index}`) }),
      waivedItem("coverage", { waiver: waiver === null ? null : { ...waiver, url: "https://github.com/x) [y](javascript:z" } }),
    ] }));
    expect(text).toContain("  - check 19\n  - … and 2 more lines\n");
    expect(text).not.toContain("javascript");
  });
});

describe("the comment", () => {
  it("is found again by its gate, and is the same text for the same judgement at another moment", () => {
    const comment = checklistComment(OPEN);
    expect(parseSticky(comment)?.gate).toBe("mr-checklist");
    expect(checklistComment({ ...OPEN, collectedAt: "2026-11-23T11:00:00Z" })).toBe(comment);
    expect(checklistSummary({ ...OPEN, collectedAt: "2026-11-23T11:00:00Z" })).not.toBe(checklistSummary(OPEN));
  });

  it("of two hundred long items stays within GitHub's limit, keeps what is open, and says what it left off", () => {
    const long = "very long ".repeat(60);
    const items = Array.from({ length: 200 }, (_, index) => judgedItem(`item-${index}`, { title: `${index} ${long}`, evidence: [long, long], reason: long }));
    const comment = checklistComment(judgement({ verdict: "fail", items: [...items, judgedItem("approved", { state: "unsatisfied", waive: "/waive approved because" })] }));
    expect(comment.length).toBeLessThanOrEqual(65_536);
    expect(comment).toContain("| approved ");
    expect(comment).toContain("Left off here, because GitHub takes at most 65,536 characters in a comment");
  });

  it("shows what reads as code as code, and gives the addresses that GitHub gave as links", () => {
    const run = "https://github.com/octo/orders/actions/runs/1";
    const item = judgedItem("a", { reason: "give it an `org-token`, or see https://evil.example/x", evidence: [`"verdict": success, ${run}`] });
    const comment = checklistComment(judgement({ items: [item], links: [run] }));
    expect(comment).toContain("satisfied, by machine: give it an `org-token`, or see `https://evil.example/x`");
    expect(comment).toContain(`  - "verdict": success, <${run}>\n`);
    expect(checklistComment(judgement({ items: [item] }))).toContain(`success, \`${run}\``);
  });

  it("notifies nobody, links nothing and starts no HTML of others, whatever the texts hold", () => {
    fc.assert(fc.property(hostileText, hostileText, (one, other) => {
      const item = judgedItem("a", { title: one, state: "unsatisfied", reason: other, evidence: [one, other], waive: null });
      const comment = checklistComment(judgement({ verdict: "fail", summary: one, reason: other, items: [item], policy: { digest: "", sources: [other] }, refusedWaivers: [{ line: "/waive a", by: one, url: other, problem: other }] }));
      const nodes = nodesOf(parseMarkdown(comment.slice(comment.indexOf("\n"))).root);
      expect(nodes.filter(({ type }) => type === "link" || type === "image")).toEqual([]);
      expect(nodes.flatMap((node) => (node.type === "html" ? node.value.split("\n") : [])).join("\n")).toMatch(/^(?:<\/?code>|<br>|<\/?details>|<details><summary>[^<]*<\/summary>|\n)*$/u);
      expect(nodes.flatMap((node) => (node.type === "text" ? [node.value] : [])).join("")).not.toMatch(/@\w|#\d|(?:https?|ftp):\/\/|www\./iu);
    }));
  });
});
