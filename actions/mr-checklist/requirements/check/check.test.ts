import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { part, questionOf, whole } from "../testing/question.js";
import { requirementOf } from "../testing/requirement.js";
import { check } from "./check.js";

type Given = Readonly<Record<string, unknown>>;

function runOf(given: Given = {}): Given {
  return { name: "coverage", app: "github-actions", workflow: "CI", status: "completed", conclusion: "success", startedAt: "2026-11-23T10:00:00Z", url: null, ...given };
}

function judge(written: Given, ...runs: readonly Given[]) {
  return check(requirementOf("check", { name: "coverage", ...written }), questionOf({ checks: whole(runs) }));
}

describe("a named check", () => {
  it("holds when its run came to success", () => {
    expect(judge({}, runOf({ url: "https://example.org/1" }))).toEqual({
      state: "satisfied", reason: "the check came to success",
      evidence: ['"coverage" of workflow "CI": success, started 2026-11-23T10:00:00Z, https://example.org/1'],
    });
    expect(judge({}, runOf({ conclusion: "SUCCESS" })).state).toBe("satisfied");
  });

  it.each([
    ["failure", "see its log, and push a repair"],
    ["cancelled", "run it again: a cancelled check proves nothing"],
    ["skipped", "a skipped check proves nothing; let its job run, or list `skipped` under `conclusion` where that is meant"],
    ["neutral", "a neutral check proves nothing; list `neutral` under `conclusion` where that is meant"],
    ["timed_out", "run it again, or give it more time"],
    ["action_required", "somebody has to approve its run"],
    ["stale", "GitHub gave it up; run it again"],
    ["toString", "see its log, and push a repair"],
  ])("does not hold when it came to %s", (conclusion, remedy) => {
    expect(judge({}, runOf({ conclusion }))).toMatchObject({
      state: "unsatisfied", reason: `"coverage" of workflow "CI" came to ${conclusion.toLowerCase()}, and success is demanded; ${remedy}`,
    });
  });

  it("may be skipped where the policy says so, and never cancelled", () => {
    expect(judge({ conclusion: ["success", "skipped"] }, runOf({ conclusion: "skipped" })).state).toBe("satisfied");
    expect(judge({ conclusion: ["skipped"] }, runOf()).state).toBe("unsatisfied");
    expect(judge({ conclusion: ["success", "skipped", "neutral"] }, runOf({ conclusion: "cancelled" })).reason).toMatch(/success or skipped or neutral is demanded/);
  });

  it("is waited for while it runs and before it is there", () => {
    expect(judge({}, runOf({ status: "in-progress", conclusion: null }))).toMatchObject({ state: "pending", reason: '"coverage" of workflow "CI" has not ended yet; wait for it' });
    expect(judge({ name: "*" }, runOf({ status: "queued", conclusion: null }), runOf({ name: "b", workflow: null, status: "in-progress", conclusion: null })).reason).toBe('"coverage" of workflow "CI", "b" have not ended yet; wait for it');
    expect(judge({})).toEqual({ state: "pending", reason: 'the head has no check "coverage" by github-actions; wait for it, and when it never comes see whether its workflow runs for this change and is named so', evidence: [] });
    expect(judge({ workflow: "CI" }).reason).toMatch(/check "coverage" by github-actions in workflow "CI"/);
    expect(judge({ app: null }).reason).toMatch(/commit status "coverage"/);
    expect(judge({ name: "cover*" }, runOf({ name: "test" })).state).toBe("pending");
  });

  it("is the app's and the workflow's that the policy names", () => {
    expect(judge({}, runOf({ app: "forger" }), runOf({ app: null, workflow: null }))).toMatchObject({
      state: "pending", evidence: ['"coverage" of workflow "CI" by forger does not count', '"coverage" by a commit status does not count'],
    });
    expect(judge({ workflow: "Nightly" }, runOf()).state).toBe("pending");
    expect(judge({ app: null }, runOf({ app: null, workflow: null })).state).toBe("satisfied");
    expect(judge({ app: null }, runOf()).state).toBe("pending");
  });

  it("is its latest run, whatever came before", () => {
    const [early, late] = [runOf({ startedAt: "2026-11-23T09:00:00Z", conclusion: "failure" }), runOf()];
    expect(judge({}, late, early).state).toBe("satisfied");
    expect(judge({}, early, late).state).toBe("satisfied");
    expect(judge({}, { ...early, conclusion: "success" }, { ...late, conclusion: "failure" }).state).toBe("unsatisfied");
    expect(judge({}, late, runOf({ startedAt: null, status: "queued", conclusion: null })).state).toBe("pending");
    expect(judge({}, runOf({ conclusion: "failure" }), runOf({ startedAt: null, status: "queued", conclusion: null })).state).toBe("pending");
  });

  it("is all of its runs where nobody can say which is the latest", () => {
    expect(judge({}, runOf(), runOf({ conclusion: "failure" })).state).toBe("unsatisfied");
    expect(judge({}, runOf(), runOf({ conclusion: "failure", startedAt: null })).state).toBe("unsatisfied");
    expect(judge({}, runOf({ startedAt: null })).state).toBe("satisfied");
  });

  it("is that of each workflow that has one of the name", () => {
    const other = runOf({ workflow: "Nightly", startedAt: "2026-11-23T09:00:00Z" });
    expect(judge({}, runOf(), other)).toMatchObject({ state: "satisfied", reason: "2 checks came to success" });
    expect(judge({}, runOf(), { ...other, conclusion: "failure" }).state).toBe("unsatisfied");
    expect(judge({ workflow: "CI" }, runOf(), { ...other, conclusion: "failure" }).state).toBe("satisfied");
  });

  it("is an error where runs may be missing, or one ended and nobody knows how", () => {
    const question = questionOf({ checks: part([runOf()]) });
    expect(check(requirementOf("check", { name: "coverage" }), question)).toMatchObject({ state: "error", reason: "not all checks of the head could be read, so a later run may be missing; run it again" });
    expect(judge({}, runOf({ conclusion: null }))).toMatchObject({ state: "error", reason: 'of "coverage" of workflow "CI" GitHub says that it ended and not how; run it again', evidence: ['"coverage" of workflow "CI": ended, nobody knows how, started 2026-11-23T10:00:00Z'] });
  });

  it("says the same in whatever order its runs are told, and holds only on completed runs of listed conclusions", () => {
    const any = fc.record({
      name: fc.constantFrom("coverage", "cover", "test"), app: fc.constantFrom("github-actions", "other", null), workflow: fc.constantFrom("CI", "Nightly", null),
      status: fc.constantFrom("queued", "in-progress", "completed"), conclusion: fc.constantFrom("success", "failure", "skipped", "cancelled", null),
      startedAt: fc.constantFrom("2026-11-23T09:00:00Z", "2026-11-23T10:00:00Z", null),
    });
    const shuffled = fc.array(any, { maxLength: 5 }).chain((runs) => fc.tuple(fc.constant(runs), fc.shuffledSubarray(runs, { minLength: runs.length })));
    fc.assert(fc.property(shuffled, fc.constantFrom("coverage", "cover*", "*"), ([runs, others], name) => {
      const { state } = judge({ name }, ...runs.map(runOf));
      expect(judge({ name }, ...others.map(runOf)).state).toBe(state);
      if (state === "satisfied") expect(runs.some(({ app, status, conclusion }) => app === "github-actions" && status === "completed" && conclusion === "success")).toBe(true);
    }), { numRuns: 500 });
  });
});
