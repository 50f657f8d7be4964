import { describe, expect, it } from "@jest/globals";
import { factsOf, fileOf, part, whole } from "../requirements/testing/question.js";
import { commentOf, peopleOf, REASON, reviewOf } from "../waivers/testing/texts.js";
import type { ChecklistJudgement } from "./checklist-judgement.js";
import { checklistJudgementShape } from "./checklist-judgement.js";
import { judgeChecklist } from "./judge-checklist.js";
import { untilText } from "./summary-sentence.js";
import { checklistOf } from "./testing/checklist.js";

type Given = Readonly<Record<string, unknown>>;

const item = (id: string, change: Given = {}): Given => ({ id, verify: "machine", require: { size: { lines: 10 } }, ...change });
/** Holds of the sample's change of four lines. */
const HOLDS = item("holds");
const FAILS = item("fails", { require: { size: { lines: 1 } } });
const WAITS = item("waits", { verify: "review", require: { reviews: {} } });
const ERRS = item("errs", { require: { findings: { reports: ["reports/*.sarif"] } } });
const ELSEWHERE = item("elsewhere", { when: { files: { any: ["db/**"] } } });

async function judged(items: readonly Given[], facts: Parameters<typeof factsOf>[0] = {}, section: Given = {}): Promise<ChecklistJudgement> {
  const judgement = judgeChecklist(factsOf(facts), await checklistOf({ preset: "none", items, ...section }));
  expect(checklistJudgementShape.check(JSON.parse(JSON.stringify(judgement)), [])).toEqual(judgement);
  return judgement;
}

const states = ({ items }: ChecklistJudgement): Record<string, string> => Object.fromEntries(items.map(({ id, state }) => [id, state]));

const waive = (id: string, until = "2026-11-27"): string => `/waive ${id} until ${until} because ${REASON}`;

describe("a checklist", () => {
  it.each<[readonly Given[], ChecklistJudgement["verdict"], string]>([
    [[HOLDS], "pass", "every item that applies holds or is waived"],
    [[HOLDS, ELSEWHERE], "pass", "every item that applies holds or is waived"],
    [[HOLDS, FAILS], "fail", "not satisfied: fails"],
    [[HOLDS, WAITS], "inconclusive", "still to come: waits"],
    [[HOLDS, ERRS], "inconclusive", "cannot be judged: errs"],
    [[WAITS, ERRS], "inconclusive", "cannot be judged: errs"],
    [[FAILS, WAITS, ERRS], "fail", "not satisfied: fails"],
    [[ELSEWHERE], "fail", "no item applies to this change: checklist.nothing-applicable says whether that is right"],
    [[], "fail", "no item applies to this change: checklist.nothing-applicable says whether that is right"],
  ])("of %j comes to %s", async (items, verdict, reason) => {
    for (const order of [items, items.toReversed()]) expect(await judged(order)).toMatchObject({ verdict, reason });
  });

  it("to which nothing applies lets a change through where the policy says so", async () => {
    expect(await judged([ELSEWHERE], {}, { "nothing-applicable": "allow" })).toMatchObject({ verdict: "not-applicable", reason: "no item applies to this change, which the policy allows", summary: "nothing on the list applies" });
    expect(await judged([ERRS], {}, { "nothing-applicable": "allow" })).toMatchObject({ verdict: "inconclusive" });
  });

  it("says of each item how it was proved, from what and why", async () => {
    const judgement = await judged([HOLDS, FAILS, ELSEWHERE]);
    expect(judgement.items).toEqual([
      { id: "holds", title: "holds", state: "satisfied", verify: "machine", evidence: ["1 file and 4 changed lines"], reason: expect.any(String), waiver: null, unwaived: null, waive: null },
      { id: "fails", title: "fails", state: "unsatisfied", verify: "machine", evidence: ["1 file and 4 changed lines"], reason: expect.stringContaining("split it"), waiver: null, unwaived: null, waive: `/waive fails at ${"a".repeat(20)} until 2026-11-30 because` },
      { id: "elsewhere", title: "elsewhere", state: "not-applicable", verify: "machine", evidence: [], reason: "no changed file matches db/**", waiver: null, unwaived: null, waive: null },
    ]);
    expect(judgement).toMatchObject({
      counts: { verified: 1, reviewed: 0, attested: 0, waived: 0, unsatisfied: 1, pending: 0, errors: 0, notApplicable: 1 },
      pull: { repository: "octo/orders", number: 7, head: "a".repeat(40), base: "b".repeat(40) }, collectedAt: "2026-11-23T12:00:00Z",
      policy: { sources: ["p.yml"], digest: expect.stringMatching(/^[0-9a-f]{64}$/) }, difference: null, refusedWaivers: [],
    });
  });

  it("does not know whether an item applies where the files are not all known, and says so", async () => {
    const facts = { files: part([fileOf()]), pull: { changedFiles: 2 } };
    const judgement = await judged([HOLDS, ELSEWHERE], facts);
    expect(states(judgement)).toMatchObject({ elsewhere: "error", "policy-changed": "error" });
    expect(judgement.items[1]?.reason).toMatch(/^whether it applies is unknown: only 1 of 2 changed files/);
    expect(judgement.verdict).not.toBe("pass");
  });
});

describe("a waived item", () => {
  it("lets the change pass, and keeps what it lacks, who waived it, why and until when", async () => {
    const judgement = await judged([HOLDS, FAILS], { reviews: whole([reviewOf(waive("fails"))]), people: peopleOf() });
    expect(judgement).toMatchObject({ verdict: "pass", summary: "1 verified by machine · 1 waived by @bob until Friday", counts: { waived: 1, unsatisfied: 0 } });
    expect(judgement.items[1]).toMatchObject({
      state: "waived", unwaived: "unsatisfied", waive: null, waiver: { by: "bob", expires: "2026-11-28T00:00:00.000Z" },
      evidence: [`waived until 2026-11-27 by bob, who has the role maintain or a higher one: ${REASON} (https://github.com/octo/orders/pull/7#r1)`, "1 file and 4 changed lines"],
    });
  });

  it.each([[FAILS, "unsatisfied"], [WAITS, "pending"], [ERRS, "error"]])("may be one that is %j", async (waived, unwaived) => {
    const judgement = await judged([waived], { reviews: whole([reviewOf(waive(String(waived.id)))]), people: peopleOf() });
    expect(judgement).toMatchObject({ verdict: "pass", items: [{ state: "waived", unwaived }] });
  });

  it("may be one of which nobody knows whether it applies", async () => {
    const facts = { files: part([]), pull: { changedFiles: 1 }, reviews: whole([reviewOf(waive("elsewhere"))]), people: peopleOf() };
    expect(states(await judged([ELSEWHERE], facts))).toEqual({ elsewhere: "waived", "policy-changed": "error" });
  });

  it("is none that holds anyway: its waivers are not told", async () => {
    const judgement = await judged([HOLDS, ELSEWHERE], { comments: whole([commentOf(`${waive("holds")}\n\n${waive("elsewhere")}`)]), people: peopleOf() });
    expect(judgement).toMatchObject({ verdict: "pass", refusedWaivers: [], counts: { waived: 0 } });
  });

  it("is an error where nobody can say whether the writer may, and only there", async () => {
    const byErin = reviewOf(`${waive("fails")}\n${waive("holds")}`, { author: { login: "erin", kind: "user" } });
    const judgement = await judged([HOLDS, FAILS], { reviews: whole([byErin]) });
    expect(judgement.verdict).toBe("inconclusive");
    expect(judgement.items[1]).toMatchObject({ state: "error", reason: expect.stringMatching(/split it; a waiver is there, but whether erin may waive it is unknown: the role of erin/) });
  });

  it("is told in the summary with all that waived", async () => {
    const other = item("other", { require: { size: { lines: 2 } } });
    const reviews = [reviewOf(`${waive("fails")}\n${waive("other")}`), reviewOf(waive("waits", "2026-11-30"), { author: { login: "max", kind: "user" } })];
    const facts = { reviews: whole(reviews), people: peopleOf({ max: "admin" }) };
    expect((await judged([FAILS, other], facts)).summary).toBe("2 waived by @bob until Friday");
    expect((await judged([FAILS, other, WAITS], facts)).summary).toBe("3 waived: 2 by @bob until Friday, 1 by @max until 2026-11-30");
  });

  it("lets nobody name another item, and hears of a slip of the pen", async () => {
    const comments = [commentOf(waive("fials")), commentOf("/waive fails", { url: "https://x/2" }), commentOf(waive("x".repeat(200)), { url: "https://x/3", author: null })];
    const { refusedWaivers, verdict } = await judged([FAILS], { comments: whole(comments), people: peopleOf() });
    expect(verdict).toBe("fail");
    expect(refusedWaivers.map(({ by, problem }) => [by, problem])).toEqual([
      ["bob", "is no waiver: write /waive ITEM at SHA until 2026-11-30 because REASON"],
      ["bob", 'there is no item "fials"; did you mean "fails"?'],
      [null, `there is no item "${"x".repeat(70)}"`],
    ]);
  });
});

describe("the item about the rules", () => {
  const changed = { files: whole([fileOf({ path: ".github/plimsoll.yml" })]) };
  const approval = (login: string) => reviewOf("", { state: "approved", author: { login, kind: "user" } });

  it("is on the list of every change that touches them, and asks for a maintainer", async () => {
    expect(states(await judged([HOLDS]))).toEqual({ holds: "satisfied" });
    expect(await judged([HOLDS], changed)).toMatchObject({ verdict: "inconclusive", items: [{}, { id: "policy-changed", state: "pending", verify: "review", waive: null }] });
    expect(await judged([HOLDS], { ...changed, reviews: whole([approval("wendy")]), people: peopleOf() })).toMatchObject({ verdict: "inconclusive" });
    expect(await judged([HOLDS], { ...changed, reviews: whole([approval("bob")]), people: peopleOf() })).toMatchObject({ verdict: "pass", summary: "1 verified by machine · 1 reviewed" });
  });

  it("cannot be waived", async () => {
    const judgement = await judged([HOLDS], { ...changed, reviews: whole([reviewOf(waive("policy-changed"))]), people: peopleOf() });
    expect(judgement).toMatchObject({ verdict: "inconclusive", refusedWaivers: [{ problem: "is of an item that nobody can waive" }] });
  });

  it("is the policy's own where it has one", async () => {
    const own = item("policy-changed", { title: "Ours" });
    expect(await judged([own], changed)).toMatchObject({ verdict: "pass", items: [{ title: "Ours" }] });
  });
});

describe("the end of a waiver in words", () => {
  it.each([
    ["2026-11-24T00:00:00.000Z", "today"], ["2026-11-23T12:30:00.000Z", "today"], ["2026-11-25T00:00:00.000Z", "Tuesday"], ["2026-11-30T00:00:00.000Z", "Sunday"],
    ["2026-12-01T00:00:00.000Z", "2026-11-30"], ["2027-01-01T00:00:00.000Z", "2026-12-31"],
  ])("of %s is %s", (expires, words) => {
    expect(untilText(expires, "2026-11-23T12:00:00Z")).toBe(words);
  });
});
