import { describe, expect, it } from "@jest/globals";
import { judgeChecklist } from "../judgement/judge-checklist.js";
import { checklistOf } from "../judgement/testing/checklist.js";
import { factsOf, whole } from "../requirements/testing/question.js";
import { commentOf, peopleOf } from "../waivers/testing/texts.js";
import { waiverLine } from "./item-words.js";
import { judgedItem } from "./testing/judgement.js";

describe("the line that waives an item", () => {
  it("is there for an item that is open and may be waived, and for no other", () => {
    const waive = "/waive a at 1a2b3c4 until 2026-11-30 because";
    const lines = (["error", "unsatisfied", "pending", "waived", "satisfied", "not-applicable"] as const).map((state) => waiverLine(judgedItem("a", { state, waive })));
    expect(lines).toEqual([`${waive} <your reason>`, `${waive} <your reason>`, `${waive} <your reason>`, null, null, null]);
    expect(waiverLine(judgedItem("a", { state: "error", waive: null }))).toBeNull();
  });

  it("lets nothing pass as it stands, however short a reason may be, and does with a reason in it", async () => {
    const items = [{ id: "small", verify: "machine", require: { size: { lines: 1 } } }];
    const checklist = await checklistOf({ preset: "none", items, waivers: { "reason-length": 1 } });
    const [open] = judgeChecklist(factsOf(), checklist).items;
    const line = open === undefined ? "" : (waiverLine(open) ?? "");
    const after = (body: string) => judgeChecklist(factsOf({ comments: whole([commentOf(body)]), people: peopleOf() }), checklist);
    expect(after(line)).toMatchObject({ items: [{ state: "unsatisfied" }], refusedWaivers: [{ problem: "gives a reason of 0 characters; the policy asks for 1" }] });
    expect(after(line.replace("<your reason>", "tables")).items).toMatchObject([{ state: "waived" }]);
    expect(after(`${line} tables`).items).toMatchObject([{ state: "waived", waiver: { reason: "tables" } }]);
  });
});
