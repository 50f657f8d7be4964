import { describe, expect, it } from "@jest/globals";
import { statusText } from "../report/status-text.js";
import { commitOf, factsOf, part, whole } from "../requirements/testing/question.js";
import { peopleOf, REASON, reviewOf } from "../waivers/testing/texts.js";
import type { ChecklistJudgement } from "./checklist-judgement.js";
import { judgeChecklist } from "./judge-checklist.js";
import { skippedRuns } from "./skipped-runs.js";
import { checklistOf } from "./testing/checklist.js";

const OLD = "c".repeat(40);
const HOLDS = { id: "small", verify: "machine", require: { size: { lines: 10 } } };
const ELSEWHERE = { ...HOLDS, when: { files: { any: ["db/**"] } } };

const judge = async (facts: Parameters<typeof factsOf>[0], section: Readonly<Record<string, unknown>> = { items: [HOLDS] }): Promise<ChecklistJudgement> =>
  judgeChecklist(factsOf(facts), await checklistOf({ preset: "none", ...section }));
const said = (message: string): string | undefined => skippedRuns(factsOf({ commits: whole([commitOf({ message })]) }))?.reason;

describe("a head whose message tells GitHub to skip workflows", () => {
  it("never lets the change pass, says which commit it is and what to do, and makes an error of the status", async () => {
    const judgement = await judge({ commits: whole([commitOf({ message: "feat: x [skip ci]" })]) });
    expect(judgement).toMatchObject({ verdict: "inconclusive", reason: "cannot be judged: head-runs", counts: { verified: 1, errors: 1 } });
    expect(judgement.items).toMatchObject([{ id: "small", state: "satisfied" }, {
      id: "head-runs", state: "error", waive: null,
      reason: "the message of the head aaaaaaa says [skip ci]: GitHub starts no workflow when the description or a label is edited, and nobody would judge anew; push a commit whose message does not skip",
    }]);
    expect(statusText(judgement).state).toBe("error");
  });

  it("lets nothing pass where no item applies either, which the policy would allow", async () => {
    const section = { items: [ELSEWHERE], "nothing-applicable": "allow" };
    expect(await judge({}, section)).toMatchObject({ verdict: "not-applicable" });
    expect(await judge({ commits: whole([commitOf({ message: "x\n\nskip-checks: true" })]) }, section)).toMatchObject({ verdict: "inconclusive" });
  });

  it("cannot be waived", async () => {
    const reviews = whole([reviewOf(`/waive head-runs until 2026-11-27 because ${REASON}`)]);
    const judgement = await judge({ commits: whole([commitOf({ message: "[no ci]" })]), reviews, people: peopleOf() });
    expect(judgement).toMatchObject({ verdict: "inconclusive", refusedWaivers: [{ by: "bob", problem: "is of an item that nobody can waive" }] });
  });

  it.each([
    ["[skip ci] x", "[skip ci]"], ["x\n\nbecause [CI Skip].", "[ci skip]"], ["x[no ci]", "[no ci]"], ["x\r\n[Skip Actions]", "[skip actions]"], ["[actions skip]", "[actions skip]"],
    ["x\n\n\nskip-checks: true", "skip-checks: true"], ["x\n\nSkip-Checks:true\n\n", "skip-checks: true"], ["x\r\n\r\nSigned-off-by: A <a@b.c>\r\nskip-checks: true\r\n", "skip-checks: true"], ["x\n\nskip-checks:true \nSigned-off-by: A <a@b.c>", "skip-checks: true"],
  ])("is one that says %j", (message, words) => {
    expect(said(message)).toContain(`aaaaaaa says ${words}: `);
  });

  it.each(["x", "", "skip ci", "[skip-ci]", "[skip  ci]", "[skip ci", "(skip ci)", "x\n\nskip-checks: false", "x\n\nskip-checks: true\n\nmore words", "x\n\nno skip-checks: true", "x\n\nskip-checks: true, I mean"])("is none that says %j", (message) => {
    expect(said(message)).toBeUndefined();
  });

  it("is the head alone: commits before it skip nothing", async () => {
    expect(await judge({ pull: { commitCount: 2 }, commits: whole([commitOf({ sha: OLD, message: "x [skip ci]" }), commitOf()]) })).toMatchObject({ verdict: "pass", items: [{ id: "small" }] });
  });

  it("is not known where its message is not: of a simulated event, and behind the commits that GitHub lists", async () => {
    for (const commits of [part([]), part([commitOf({ sha: OLD, message: "[skip ci]" })])]) expect(await judge({ commits })).toMatchObject({ verdict: "pass", items: [{ id: "small" }] });
    expect(skippedRuns(factsOf())).toBeNull();
  });
});
