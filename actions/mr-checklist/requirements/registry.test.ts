import { describe, expect, it } from "@jest/globals";
import type { RequirementKind } from "../../../shared/policy/sections/checklist/requirement.js";
import type { Evaluation, Evaluator, Question } from "../evaluation/evaluation.js";
import { EVALUATORS } from "./registry.js";
import { commitOf, fileOf, part, questionOf, whole } from "./testing/question.js";
import { requirementOf } from "./testing/requirement.js";

/** What each kind demands here. */
const DEMANDS: Readonly<Record<RequirementKind, Readonly<Record<string, unknown>>>> = {
  check: { name: "*" }, commits: { "signed-off": true }, design: {}, findings: { reports: ["**/*.sarif"] }, issue: {}, record: { gate: "fvt" },
  reviews: {}, section: { heading: "Why" }, size: { lines: 100, ignore: ["dist/**"] }, tick: { key: "a" }, "tick-group": { heading: "Why" }, title: { conventional: true },
};
const KINDS = Object.keys(DEMANDS) as RequirementKind[];

function evaluate(kind: RequirementKind, question: Question): Evaluation {
  return (EVALUATORS[kind] as Evaluator<unknown>)(requirementOf(kind, DEMANDS[kind]), question);
}

const SIGNED = commitOf({ message: "feat: x\n\nSigned-off-by: Alice Doe <alice@example.org>" });

describe("each kind of requirement", () => {
  it.each(KINDS)("%s is not satisfied by a change of which nothing is known", (kind) => {
    const nothing = { title: "", changedFiles: 4000, additions: 5000, bodyEdits: null, author: null };
    const facts = { pull: nothing, files: part([]), commits: part([]), reviews: part([]), comments: part([]), checks: part([]) };
    expect(evaluate(kind, questionOf(facts)).state).not.toBe("satisfied");
  });

  it.each(["check", "commits", "reviews", "size"] as const)("%s is an error where only a part is known, though the part is good", (kind) => {
    const run = { name: "a", app: "github-actions", workflow: null, status: "completed", conclusion: "success", startedAt: null, url: null };
    const facts = { pull: { changedFiles: 4000, additions: 5000 }, files: part([fileOf()]), commits: part([SIGNED]), reviews: part([]), comments: whole([]), checks: part([run]) };
    expect(evaluate(kind, questionOf(facts)).state).toBe("error");
  });

  it.each(KINDS)("%s says why on one line, and the same of the same facts", (kind) => {
    const question = questionOf({ pull: { title: "::error::x\nfeat: \u202e", body: "## Why\n\n- [ ] a <!-- plimsoll:a -->\n\nFixes #3" } });
    const judged = evaluate(kind, question);
    expect(judged.reason).toMatch(/^.+$/u);
    expect(evaluate(kind, question)).toEqual(judged);
  });
});
