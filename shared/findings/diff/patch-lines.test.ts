import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { addedLines, edits, patchOf, shownLines } from "../testing/edits.js";
import { readPatch, type LineSpan } from "./patch-lines.js";

const linesIn = (spans: readonly LineSpan[]): number[] => spans.flatMap(({ line, endLine }) => Array.from({ length: endLine - line + 1 }, (_, index) => line + index));

describe("the hunks of a patch", () => {
  it("say which lines were added and which are shown", () => {
    expect(readPatch("@@ -1,3 +1,4 @@ function total()\n a\n-b\n+c\n+d\n e")).toEqual({
      hunks: [{ line: 1, endLine: 4 }], added: [{ line: 2, endLine: 3 }], additions: 2, deletions: 1,
    });
  });

  it.each([
    ["both counts missing", "@@ -3 +3 @@\n-a\n+b", [3], [3]],
    ["the old count missing", "@@ -3 +3,2 @@\n-a\n+b\n+c", [3, 4], [3, 4]],
    ["a new file", "@@ -0,0 +1,2 @@\n+a\n+b", [1, 2], [1, 2]],
    ["only deleted lines", "@@ -4,2 +3,0 @@\n-a\n-b", [], []],
    ["several hunks", "@@ -1 +1,2 @@\n a\n+b\n@@ -9,2 +10 @@\n-c\n d", [2], [1, 2, 10]],
    ["two added places in one hunk", "@@ -1,2 +1,4 @@\n+a\n b\n+c\n d", [1, 3], [1, 2, 3, 4]],
  ])("are counted with %s", (_, patch, added, shown) => {
    const lines = readPatch(patch);
    expect(linesIn(lines?.added ?? [])).toEqual(added);
    expect(linesIn(lines?.hunks ?? [])).toEqual(shown);
  });

  it("are not counted on at the remark about a missing line break", () => {
    expect(readPatch("@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file")).toMatchObject({ added: [{ line: 2, endLine: 2 }], additions: 1, deletions: 1 });
  });

  it("hold lines that look like headers", () => {
    expect(readPatch("@@ -1,2 +1,2 @@\n--- a/x\n+++ b/x\n @@ -9 +9 @@")).toMatchObject({ added: [{ line: 1, endLine: 1 }], additions: 1, deletions: 1 });
  });

  it("take an empty line for context, as editors that cut blanks at line ends leave it", () => {
    expect(readPatch("@@ -1,3 +1,4 @@\n a\n\n+b\n c")).toMatchObject({ added: [{ line: 3, endLine: 3 }] });
  });

  it.each([
    ["is cut off inside a hunk", "@@ -1,3 +1,4 @@\n a\n+b"],
    ["is cut off behind a header", "@@ -1,3 +1,4 @@"],
    ["has a header that is none", "@@ -a +b @@\n+c"],
    ["is a merge's with two parents", "@@@ -1,2 -1,2 +1,3 @@@\n++a"],
    ["has more new lines than announced", "@@ -1,2 +1 @@\n+a\n+b\n-c\n-d"],
    ["has more old lines than announced", "@@ -1 +1,2 @@\n-a\n-b\n+c\n+d"],
  ])("say nothing when the patch %s", (_, patch) => {
    expect(readPatch(patch)).toBeNull();
  });

  it("are none in a patch without any, such as a changed mode", () => {
    expect(readPatch("old mode 100644\nnew mode 100755")).toEqual({ hunks: [], added: [], additions: 0, deletions: 0 });
  });

  it("agree with the edits that a diff was made of, with any lines of context", () => {
    fc.assert(fc.property(edits, fc.nat(4), (list, context) => {
      const lines = readPatch(patchOf(list, context));
      expect(linesIn(lines?.added ?? [])).toEqual(addedLines(list));
      expect(linesIn(lines?.hunks ?? [])).toEqual(shownLines(list, context));
      expect([lines?.additions, lines?.deletions]).toEqual([list.filter((edit) => edit === "add").length, list.filter((edit) => edit === "delete").length]);
    }));
  });

  it("are never taken for whole when lines are missing at the end", () => {
    fc.assert(fc.property(edits, fc.nat(4), fc.nat(), (list, context, cut) => {
      const lines = patchOf(list, context).split("\n");
      const kept = lines.slice(0, cut % lines.length);
      const read = readPatch(kept.join("\n"));
      const additions = kept.filter((line) => line.startsWith("+")).length;
      expect(read === null || read.additions === additions).toBe(true);
    }));
  });
});
