import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { ChangedFiles, type ChangedFileLines, type FindingFilter } from "./changed-files.js";
import { addedLines, edits, patchOf, shownLines } from "../testing/edits.js";
import { findingOf } from "../testing/findings.js";

const FILTERS: readonly FindingFilter[] = ["added", "hunk", "file", "all"];

/** src/a.ts with added lines 4 and 5 in a hunk of lines 2 to 7. */
const TOUCHED: ChangedFileLines = { path: "src/a.ts", status: "modified", additions: 2, deletions: 1, patch: "@@ -2,5 +2,6 @@\n a\n b\n-c\n+d\n+e\n f\n g" };

function filtersThatCount(finding: Parameters<typeof findingOf>[0], file: Partial<ChangedFileLines> = {}): string {
  const files = new ChangedFiles([{ ...TOUCHED, ...file }]);
  return FILTERS.filter((filter) => files.concerns(findingOf(finding), filter)).join(" ");
}

describe("a finding is about the change", () => {
  it.each([
    ["on an added line", { line: 4, endLine: 4 }, "added hunk file all"],
    ["in a range that an added line is a part of", { line: 5, endLine: 40 }, "added hunk file all"],
    ["in a range around all added lines", { line: 1, endLine: 90 }, "added hunk file all"],
    ["in a range that ends before the added lines", { line: 1, endLine: 3 }, "hunk file all"],
    ["on a line around the added ones", { line: 7, endLine: 7 }, "hunk file all"],
    ["on a line without an end", { line: 7, endLine: null }, "hunk file all"],
    ["elsewhere in the file", { line: 8, endLine: 12 }, "file all"],
    ["in a file that was not touched", { file: "src/b.ts" }, "all"],
    ["in a file outside the repository", { file: "/usr/include/stdio.h" }, "all"],
    ["about the file as a whole", { line: null, endLine: null }, "added hunk file all"],
    ["about no file", { file: null, line: null, endLine: null }, "added hunk file all"],
  ])("%s", (_, finding, filters) => {
    expect(filtersThatCount(finding)).toBe(filters);
  });

  it.each([
    ["is too large or binary", { patch: null }],
    ["is cut off inside a hunk", { patch: "@@ -2,5 +2,6 @@\n a" }],
    ["is cut off behind a hunk: added lines are missing", { additions: 3 }],
    ["is cut off behind a hunk: deleted lines are missing", { deletions: 2 }],
    ["is missing although the moved file was edited", { patch: null, status: "renamed" }],
  ])("anywhere in a file whose patch %s", (_, file) => {
    expect(filtersThatCount({ line: 900, endLine: 900 }, file)).toBe("added hunk file all");
  });

  it("in a file that was only moved when the file counts, for no line of it was changed", () => {
    expect(filtersThatCount({}, { patch: null, status: "renamed", additions: 0, deletions: 0 })).toBe("file all");
  });

  it("and the files say which they are", () => {
    const files = new ChangedFiles([TOUCHED]);
    expect([files.has("src/a.ts"), files.has("src/b.ts")]).toEqual([true, false]);
  });

  it("by any of its lines: the filters agree with the lines of the edits, and a wider one never counts less", () => {
    fc.assert(fc.property(edits, fc.nat(3), fc.integer({ min: 1, max: 45 }), fc.nat(8), (list, context, line, length) => {
      const additions = list.filter((edit) => edit === "add").length;
      const files = new ChangedFiles([{ ...TOUCHED, patch: patchOf(list, context), additions, deletions: 0 }]);
      const counts = FILTERS.map((filter) => files.concerns(findingOf({ line, endLine: line + length }), filter));
      const inRange = (lines: readonly number[]): boolean => lines.some((one) => one >= line && one <= line + length);
      expect(counts).toEqual([inRange(addedLines(list)), inRange(shownLines(list, context)), true, true]);
    }));
  });
});
