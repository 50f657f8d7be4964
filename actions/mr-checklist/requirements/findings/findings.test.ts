import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { Finding, FindingReport } from "../../../../shared/findings/finding.js";
import { requirement } from "../../../../shared/policy/sections/checklist/requirement.js";
import { fileOf, HEAD, part, questionOf, whole } from "../testing/question.js";
import { requirementOf } from "../testing/requirement.js";
import { annotateFindings } from "./annotations.js";
import { findings } from "./findings.js";

type Given = Readonly<Record<string, unknown>>;

const finding = (given: Partial<Finding> = {}): Finding => ({ tool: "ESLint", rule: "no-undef", level: "error", message: "'x' is not defined.", file: "src/totals.ts", line: 2, endLine: 2, ...given });
const report = (found: readonly Finding[], given: Partial<FindingReport> = {}): FindingReport => ({ file: "reports/eslint.json", format: "eslint", problem: null, findings: [...found], ...given });

/** src/totals.ts with added lines 2 and 3 in a hunk of lines 1 to 4. */
const TOTALS = fileOf({ additions: 2, deletions: 0, patch: "@@ -1,2 +1,4 @@\n a\n+b\n+c\n d" });
const DEMAND = { reports: ["reports/**"] };

function judge(written: Given, reports: readonly FindingReport[], given: Parameters<typeof questionOf>[0] = {}) {
  return findings(requirementOf("findings", { ...DEMAND, ...written }), questionOf({ files: whole([TOTALS]), findings: reports, ...given }));
}

describe("the findings of static analysers", () => {
  it("satisfy where none is on an added line", () => {
    expect(judge({}, [report([finding({ line: 9, endLine: 9 })])])).toEqual({
      state: "satisfied", reason: "1 report with nothing on added lines", evidence: ["reports/eslint.json: 1 finding, 0 of them counted"],
    });
  });

  it("do not where one is, and it is named with tool, rule and place", () => {
    expect(judge({}, [report([finding(), finding({ line: 3, endLine: 3, level: "warning", rule: null })])])).toEqual({
      state: "unsatisfied", reason: "1 error (0 let through) and 1 warning (0 let through) on added lines: correct them",
      evidence: [
        "src/totals.ts:2: error of ESLint: no-undef: 'x' is not defined.", "src/totals.ts:3: warning of ESLint: 'x' is not defined.",
        "reports/eslint.json: 2 findings, 2 of them counted",
      ],
    });
  });

  it("prove nothing when a fork's own run wrote them, unless the policy takes them and says so, nor when they are of another head", () => {
    const pull = { head: { ref: "totals", sha: HEAD, repository: "mallory/orders" } };
    expect(judge({}, [report([])], { pull, evidenceHead: HEAD })).toMatchObject({ state: "error", reason: expect.stringContaining("left by the run of mallory/orders") });
    expect(judge({}, [report([finding()])], { pull, evidenceHead: HEAD })).toMatchObject({ state: "error", evidence: [expect.stringContaining("src/totals.ts:2"), expect.any(String)] });
    expect(judge({ forks: "accept" }, [report([])], { pull, evidenceHead: HEAD })).toMatchObject({
      state: "satisfied", reason: "1 report with nothing on added lines, by the word of mallory/orders's own run, which the policy accepts",
    });
    expect(judge({ forks: "accept" }, [report([finding()])], { pull, evidenceHead: HEAD }).state).toBe("unsatisfied");
    expect(judge({ forks: "accept" }, [report([])], { evidenceHead: "c".repeat(40) }).state).toBe("error");
    expect(judge({}, [report([])], { evidenceHead: HEAD }).state).toBe("satisfied");
  });

  it("that nobody vouches for find what they find, and let nothing pass", () => {
    const unvouched = { evidenceHead: undefined };
    expect(judge({}, [report([])], unvouched)).toMatchObject({ state: "error", reason: "the facts do not say for which head the reports were left; write its sha as evidenceHead, or null where you vouch for them" });
    expect(judge({}, [report([finding()])], unvouched).state).toBe("unsatisfied");
  });

  it.each([
    ["added", 2, "unsatisfied"], ["added", 4, "satisfied"], ["hunk", 4, "unsatisfied"], ["hunk", 9, "satisfied"], ["file", 9, "unsatisfied"], ["all", 9, "unsatisfied"],
  ])("count with the filter %s on line %d: %s", (filter, line, state) => {
    expect(judge({ filter }, [report([finding({ line, endLine: line })])]).state).toBe(state);
  });

  it.each([["added", "satisfied"], ["hunk", "satisfied"], ["file", "satisfied"], ["all", "unsatisfied"]])("count with the filter %s in a file that was not changed: %s", (filter, state) => {
    expect(judge({ filter }, [report([finding({ file: "src/other.ts" })])]).state).toBe(state);
  });

  it.each(["added", "hunk", "file", "all"])("count with the filter %s when they are about no file, or about a whole file of the change", (filter) => {
    expect(judge({ filter }, [report([finding({ file: null, line: null, endLine: null })])])).toMatchObject({ state: "unsatisfied", evidence: ["no file: error of ESLint: no-undef: 'x' is not defined.", expect.any(String)] });
    expect(judge({ filter }, [report([finding({ line: null, endLine: null })])])).toMatchObject({ state: "unsatisfied", evidence: ["src/totals.ts: error of ESLint: no-undef: 'x' is not defined.", expect.any(String)] });
  });

  it("count anywhere in a file whose changed lines nobody knows", () => {
    expect(judge({}, [report([finding({ line: 900, endLine: 900 })])], { files: whole([fileOf({ patch: null })]) }).state).toBe("unsatisfied");
  });

  it("are let through up to the limit of their level", () => {
    const found = [report([finding({ level: "note" }), finding({ level: "warning" }), finding({ level: "warning" })])];
    expect(judge({ limits: { warning: 2 } }, found)).toMatchObject({ state: "satisfied", reason: "1 report with 3 findings on added lines, within the limits" });
    expect(judge({ limits: { warning: 1 } }, found)).toMatchObject({ state: "unsatisfied", reason: "2 warnings (1 let through) on added lines: correct them" });
    expect(judge({ limits: { warning: null, note: 0 } }, found)).toMatchObject({ state: "unsatisfied", reason: "1 note (0 let through) on added lines: correct them" });
  });

  it("are only those of the reports that the policy names", () => {
    expect(judge({}, [report([]), report([finding()], { file: "other/eslint.json" })]).state).toBe("satisfied");
  });

  it("that are many are shown by the gravest", () => {
    const many = [...Array.from({ length: 30 }, () => finding({ level: "warning" })), finding()];
    const { evidence } = judge({}, [report(many)]);
    expect(evidence).toHaveLength(12);
    expect(evidence[0]).toContain("error of ESLint");
  });
});

describe("reports of static analysers", () => {
  it.each([
    ["there are none", {}, [], "1 report matching reports/** had to be there, 0 were: let the tools run before the checklist, and see whether one crashed"],
    ["there are too few", { "min-reports": 2 }, [report([])], "2 reports matching reports/** had to be there, 1 was: let the tools run before the checklist, and see whether one crashed"],
    ["one is given twice", { "min-reports": 2 }, [report([]), report([])], "2 reports matching reports/** had to be there, 1 was: let the tools run before the checklist, and see whether one crashed"],
    ["a named one is missing beside others", { reports: ["reports/**", "./target/pmd.xml"] }, [report([])], "./target/pmd.xml is missing: let the tool that writes it run before the checklist, and see whether it crashed"],
    ["one proves nothing", {}, [report([]), report([], { file: "reports/x.sarif", problem: "is empty" })], "reports/x.sarif: is empty"],
    ["several prove nothing", {}, [report([], { problem: "is empty" }), report([], { file: "reports/x.sarif", problem: "is cut off" })], "reports/eslint.json: is empty (and 1 more report with a problem)"],
  ])("are an error when %s", (_, written, reports, reason) => {
    expect(judge(written, reports)).toMatchObject({ state: "error", reason });
  });

  it("of a crashed tool are an error even if they hold findings, which are shown", () => {
    expect(judge({ filter: "all" }, [report([finding()], { problem: "ESLint could not lint src/a.ts: x" })])).toMatchObject({ state: "error", evidence: [expect.stringContaining("src/totals.ts:2"), expect.any(String)] });
  });

  it("that are named and there are read", () => {
    expect(judge({ reports: ["./target/pmd.xml"] }, [report([], { file: "target/pmd.xml" })]).state).toBe("satisfied");
  });
});

describe("findings where not every changed file could be read", () => {
  const pull = { changedFiles: 4000 };
  const elsewhere = [report([finding({ file: "src/unread.ts" })])];

  it("are an error when one of them may be about the change", () => {
    expect(judge({}, elsewhere, { files: part([TOTALS]), pull })).toMatchObject({
      state: "error", reason: "only 1 of 4,000 changed files could be read, so nobody knows whether 1 more finding is about the change; split the change, or count findings with filter: all",
    });
    expect(judge({}, elsewhere, { files: whole([TOTALS]), pull }).state).toBe("error");
  });

  it("are judged when the answer is the same either way", () => {
    expect(judge({ limits: { error: 1 } }, elsewhere, { files: part([TOTALS]), pull }).state).toBe("satisfied");
    expect(judge({}, [report([finding(), finding({ file: "src/unread.ts" })])], { files: part([TOTALS]), pull }).state).toBe("unsatisfied");
    expect(judge({ limits: { error: 1 }, filter: "all" }, elsewhere, { files: part([TOTALS]), pull }).state).toBe("satisfied");
  });
});

describe("the answer about findings", () => {
  const anyFinding = fc.record({ level: fc.constantFrom("error", "warning", "note"), file: fc.constantFrom("src/totals.ts", "src/other.ts", null), line: fc.constantFrom(1, 2, 3, 4, 9, null) })
    .map(({ level, file, line }): Finding => finding({ level, file, line, endLine: line }));
  const anyFilter = fc.constantFrom("added", "hunk", "file", "all");
  const anyReports = fc.array(fc.record({ found: fc.array(anyFinding, { maxLength: 4 }), problem: fc.constantFrom(null, null, "is empty") }), { maxLength: 4 })
    .map((list) => list.map(({ found, problem }, index) => report(found, { file: `reports/${index}.json`, problem })));

  it("does not depend on the order of reports and findings", () => {
    fc.assert(fc.property(anyReports, anyFilter, (reports, filter) => {
      const turned = reports.map((one) => ({ ...one, findings: one.findings.toReversed() })).toReversed();
      expect(judge({ filter }, turned).state).toBe(judge({ filter }, reports).state);
    }));
  });

  it("never becomes better by one more finding, nor by a wider filter, nor by less that could be read", () => {
    const holds = (...given: Parameters<typeof judge>): boolean => judge(...given).state === "satisfied";
    fc.assert(fc.property(anyReports, anyFilter, anyFinding, (reports, filter, more) => {
      if (holds({ filter: "all" }, reports)) expect(holds({ filter }, reports)).toBe(true);
      if (holds({ filter }, reports, { files: part([TOTALS]) })) expect(holds({ filter }, reports)).toBe(true);
      const [first, ...rest] = reports;
      if (first !== undefined && holds({ filter }, [{ ...first, findings: [...first.findings, more] }, ...rest])) expect(holds({ filter }, reports)).toBe(true);
    }));
  });

  it("is never satisfied beside a report that proves nothing", () => {
    fc.assert(fc.property(anyReports, anyFilter, (reports, filter) => {
      expect(judge({ filter }, [...reports, report([], { file: "reports/last.xml", problem: "is cut off" })]).state).toBe("error");
    }));
  });
});

describe("the annotations of findings", () => {
  const items = (...written: readonly Given[]) => written.map((one) => requirement.check(one, []));

  it("are those that count for any requirement, each once", () => {
    const { facts } = questionOf({ files: whole([TOTALS]), findings: [report([finding(), finding({ line: 9, endLine: 9, level: "note" })]), report([finding()], { file: "other/x.json" })] });
    const demands = items(
      { all: [{ title: { longest: 9 } }, { any: [{ findings: DEMAND }, { findings: { ...DEMAND, filter: "file" } }] }] }, { findings: DEMAND },
    );
    expect(annotateFindings(demands, facts).map(({ file, line, level, title }) => [file, line, level, title])).toEqual([
      ["src/totals.ts", 2, "failure", "ESLint: no-undef"], ["src/totals.ts", 9, "notice", "ESLint: no-undef"],
    ]);
  });
});
