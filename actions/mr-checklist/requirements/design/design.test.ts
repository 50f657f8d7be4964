import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { fileOf, part, questionOf, whole } from "../testing/question.js";
import { requirementOf } from "../testing/requirement.js";
import { design } from "./design.js";

type Given = Readonly<Record<string, unknown>>;

const ORD: Given = { path: "docs/design/ORD-12.md", id: "ORD-12", status: "approved", covers: ["src/**"], linked: true, problem: null };
const PAY: Given = { ...ORD, path: "docs/design/PAY-1.md", id: "PAY-1", covers: ["src/pay/**"] };

function judge(designs: readonly Given[], files: Given = whole([fileOf()]), written: Given = {}) {
  return design(requirementOf("design", written), questionOf({ designs, files }));
}

describe("the design of a change", () => {
  it("lets the code through that it covers, approved and linked", () => {
    expect(judge([ORD])).toEqual({ state: "satisfied", reason: "1 changed file is covered by ORD-12", evidence: ["ORD-12 (docs/design/ORD-12.md) is approved"] });
    expect(judge([ORD], whole([fileOf(), fileOf({ path: "src/b.ts" }), fileOf({ path: "README.md" })])).reason).toBe("2 changed files are covered by ORD-12");
  });

  it.each<[string, readonly Given[], string, string]>([
    ["no design", [], "unsatisfied", "the description links no design; link a design that covers the change; `plimsoll design new` writes one"],
    ["one that is not linked", [{ ...ORD, linked: false }], "unsatisfied", "the description links no design; link the design that covers it: ORD-12"],
    ["one of something else", [{ ...ORD, covers: ["api/**"] }], "unsatisfied", "ORD-12 covers none of the changed files; link the design of this change, or name its code under covers"],
    ["a link to something else, and the right one not linked", [{ ...ORD, covers: ["api/**"] }, { ...PAY, covers: ["src/**"], linked: false }], "unsatisfied", "ORD-12 covers none of the changed files; link the design of this change, or name its code under covers"],
    ["one that was edited after its approval", [{ ...ORD, problem: "it was edited" }], "unsatisfied", "src/totals.ts: ORD-12 does not stand: it was edited"],
    ["one that cannot be read", [{ ...ORD, covers: [], status: "draft", problem: "docs/design/ORD-12.md:3:1: wrong" }], "unsatisfied", "docs/design/ORD-12.md:3:1: wrong"],
    ["one that waits for its review", [{ ...ORD, status: "in-review" }], "pending", "src/totals.ts: covered by ORD-12, which is in-review; waiting for its review"],
    ["a draft", [{ ...ORD, status: "draft" }], "unsatisfied", "src/totals.ts: covered by ORD-12, which is draft; have it reviewed"],
    ["one that another replaced", [{ ...ORD, status: "superseded" }], "unsatisfied", "ORD-12 covers none of the changed files; link the design of this change, or name its code under covers"],
  ])("that links %s is not let through", (_what, designs, state, reason) => {
    expect(judge(designs)).toMatchObject({ state, reason });
  });

  it("is that of the policy which made the item final: without its judgement an error, however the other one went", () => {
    const rules = "a".repeat(64);
    const judgeBy = (designsByRules: readonly Given[]) => design(requirementOf("design", {}), { ...questionOf({ designs: [ORD], files: whole([fileOf()]), designsByRules }), designRules: rules });
    expect(judgeBy([{ rules, designs: [ORD] }]).state).toBe("satisfied");
    expect(judgeBy([{ rules, designs: [{ ...ORD, problem: "eve is no architect" }] }])).toMatchObject({ state: "unsatisfied", reason: "src/totals.ts: ORD-12 does not stand: eve is no architect" });
    for (const others of [[], [{ rules: "b".repeat(64), designs: [ORD] }]]) {
      expect(judgeBy(others)).toMatchObject({ state: "error", reason: "nobody has judged the designs by the rules of the policy that makes this item final; collect the facts again" });
    }
  });

  it("needs a link for each file that a design covers", () => {
    const files = whole([fileOf({ path: "src/pay/a.ts" }), fileOf({ path: "api/b.ts" })]);
    expect(judge([PAY, { ...ORD, covers: ["api/**"], linked: false }], files)).toMatchObject({ state: "unsatisfied", reason: "api/b.ts: covered by ORD-12, which the description does not link" });
    expect(judge([PAY, { ...ORD, covers: ["api/**"] }], files).state).toBe("satisfied");
    expect(judge([PAY, { ...ORD, linked: false }], whole([fileOf({ path: "src/pay/a.ts" })])).state).toBe("satisfied");
  });

  it("covers where a file was moved from", () => {
    const moved = whole([fileOf({ path: "lib/a.ts", previousPath: "src/a.ts", status: "renamed" })]);
    expect(judge([ORD], moved).state).toBe("satisfied");
    expect(judge([PAY, { ...ORD, linked: false }], moved).state).toBe("unsatisfied");
  });

  it("is not code itself: it needs no link, and nothing may be wrong with it", () => {
    const document = fileOf({ path: "docs/design/ORD-12.md" });
    const moved = fileOf({ path: "docs/design/ORD-12.md", previousPath: "docs/design/old.md", status: "renamed" });
    const alone: Given = { ...ORD, covers: ["**"], linked: false, status: "in-review" };
    expect(judge([alone], whole([document]))).toEqual({ state: "satisfied", reason: "the change is of design documents alone, and nothing is wrong with them", evidence: ["ORD-12 (docs/design/ORD-12.md) is in-review"] });
    expect(judge([{ ...alone, pathAtBase: "docs/design/old.md" }], whole([moved])).state).toBe("satisfied");
    expect(judge([alone], whole([moved])).state).toBe("unsatisfied");
    expect(judge([alone], whole([document, fileOf({ path: "Makefile" })])).state).toBe("unsatisfied");
    expect(judge([{ ...alone, problem: "empty" }], whole([document]))).toMatchObject({ state: "unsatisfied", reason: "ORD-12: empty" });
    expect(judge([{ ...alone, problem: "no team", unknown: true }], whole([document]))).toMatchObject({ state: "error", reason: "ORD-12: no team" });
    expect(judge([alone], part([document])).state).toBe("unsatisfied");
    expect(judge([], whole([])).state).toBe("unsatisfied");
  });

  it.each<[string, readonly Given[], string, string]>([
    ["is narrowed in the change", [{ ...ORD, covers: ["docs/**"], coversAtBase: ["src/**"] }], "unsatisfied", "src/totals.ts: covered at the base by ORD-12, and no more in this change; a design that covers it now has to stand"],
    ["is narrowed, beside one of something else", [{ ...ORD, covers: ["docs/**"], coversAtBase: ["src/**"] }, { ...PAY, covers: ["api/**"] }], "unsatisfied", "src/totals.ts: covered at the base by ORD-12, and no more in this change; a design that covers it now has to stand"],
    ["is removed, beside a link to one of something else", [{ ...ORD, covers: [], coversAtBase: ["src/**"], status: "removed", linked: false }, { ...PAY, covers: ["api/**"] }], "unsatisfied", "src/totals.ts: covered by ORD-12, which the description does not link"],
    ["is withdrawn, beside one that covers the file", [{ ...ORD, covers: [], coversAtBase: ["src/**"], status: "removed", linked: false, problem: "is removed" }, { ...PAY, covers: ["src/**", "api/**"] }], "unsatisfied", "ORD-12: is removed"],
    ["was replaced by one that covers the file", [{ ...ORD, covers: [], coversAtBase: ["src/**"], status: "removed", linked: false }, { ...PAY, covers: ["src/**", "api/**"] }], "satisfied", "2 changed files are covered by PAY-1"],
  ])("that %s lets through only what one that stands covers now", (_what, designs, state, reason) => {
    expect(judge(designs, whole([fileOf(), fileOf({ path: "api/a.ts" })]))).toMatchObject({ state, reason });
  });

  it("is an error where a fact about it could not be had", () => {
    expect(judge([{ ...ORD, problem: "no team", unknown: true }])).toMatchObject({ state: "error", reason: "src/totals.ts: ORD-12 does not stand: no team" });
    expect(judge([{ ...ORD, covers: [], problem: "no team", unknown: true }])).toMatchObject({ state: "error", reason: "no team" });
    expect(judge([ORD, { ...PAY, linked: false, problem: "no team", unknown: true }, { ...PAY, id: "Z", linked: false, problem: "empty" }])).toMatchObject({ state: "unsatisfied", reason: "Z: empty" });
  });

  it("is an error where files are missing that another design may cover", () => {
    expect(judge([ORD], part([fileOf()]))).toMatchObject({ state: "error", reason: "nobody knows which designs cover the whole change: only 1 of 1 changed files could be read; split the change, or collect the facts from a clone" });
    expect(judge([ORD], whole([fileOf({ status: "renamed" })]))).toMatchObject({ state: "error", reason: "src/totals.ts was moved, and the facts do not say from where; collect them again" });
    expect(judge([{ ...ORD, covers: ["api/**"] }], part([fileOf()])).state).toBe("error");
    expect(judge([], part([fileOf()])).state).toBe("unsatisfied");
  });

  it("may be in another state where the policy says so", () => {
    const reviewed = { status: ["approved", "in-review"] };
    expect(judge([{ ...ORD, status: "in-review" }], whole([fileOf()]), reviewed).state).toBe("satisfied");
    expect(judge([{ ...ORD, status: "in-review", problem: "empty" }], whole([fileOf()]), reviewed).state).toBe("unsatisfied");
  });

  it("never holds without a linked design that stands for each covered file", () => {
    const anyDesign = fc.record({
      path: fc.constantFrom("d/1.md", "d/2.md"), id: fc.constantFrom("A", "B"), status: fc.constantFrom("draft", "in-review", "approved", "superseded"),
      covers: fc.subarray(["src/**", "api/**"]), linked: fc.boolean(), problem: fc.constantFrom(null, "wrong"),
    });
    const anyFiles = fc.record({ complete: fc.boolean(), items: fc.array(fc.constantFrom("src/a", "api/b", "other").map((path) => fileOf({ path })), { maxLength: 4 }) });
    fc.assert(fc.property(fc.array(anyDesign, { maxLength: 3 }), anyFiles, (designs, files) => {
      const { state } = judge(designs, files);
      if (state !== "satisfied") return;
      expect(files.complete).toBe(true);
      const covers = (one: (typeof designs)[number], path: string): boolean => one.status !== "superseded" && one.covers.some((glob) => path.startsWith(glob.slice(0, 4)));
      const held = files.items.map(({ path }) => String(path)).filter((path) => designs.some((one) => covers(one, path)));
      expect(held.length).toBeGreaterThan(0);
      expect(held.every((path) => designs.some((one) => covers(one, path) && one.linked && one.status === "approved" && one.problem === null))).toBe(true);
    }), { numRuns: 500 });
  });
});
