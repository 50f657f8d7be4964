import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { addedLines, edits, patchOf } from "../testing/edits.js";
import { readPatch } from "./patch-lines.js";
import { readUnifiedDiff } from "./unified-diff.js";

const HUNK = "@@ -1 +1,2 @@\n a\n+b";

describe("a unified diff", () => {
  it("of git says what happened to each file", () => {
    const diff = [
      "diff --git a/src/a.ts b/src/a.ts", "index 1..2 100644", "--- a/src/a.ts", "+++ b/src/a.ts", HUNK,
      "diff --git a/new.ts b/new.ts", "new file mode 100644", "index 0..2", "--- /dev/null", "+++ b/new.ts", "@@ -0,0 +1 @@", "+x",
      "diff --git a/old.ts b/old.ts", "deleted file mode 100644", "--- a/old.ts", "+++ /dev/null", "@@ -1 +0,0 @@", "-x",
      "diff --git a/from.ts b/to.ts", "similarity index 90%", "rename from from.ts", "rename to to.ts", "--- a/from.ts", "+++ b/to.ts", HUNK,
      "diff --git a/one.ts b/two.ts", "similarity index 100%", "copy from one.ts", "copy to two.ts", "",
    ].join("\n");
    expect(readUnifiedDiff(diff)).toEqual([
      { path: "src/a.ts", previousPath: null, status: "modified", additions: 1, deletions: 0, mode: "100644", patch: HUNK },
      { path: "new.ts", previousPath: null, status: "added", additions: 1, deletions: 0, mode: "100644", patch: "@@ -0,0 +1 @@\n+x" },
      { path: "old.ts", previousPath: null, status: "removed", additions: 0, deletions: 1, mode: null, patch: "@@ -1 +0,0 @@\n-x" },
      { path: "to.ts", previousPath: "from.ts", status: "renamed", additions: 1, deletions: 0, mode: null, patch: HUNK },
      { path: "two.ts", previousPath: "one.ts", status: "copied", additions: 0, deletions: 0, mode: null, patch: null },
    ]);
  });

  it("of git without paths in other lines names them in its first one", () => {
    const diff = [
      "diff --git a/a b/a b/a b/a", "old mode 100644", "new mode 100755",
      "diff --git a/logo.png b/logo.png", "index 1..2 100644", "Binary files a/logo.png and b/logo.png differ",
      "diff --git plain.txt plain.txt", "new file mode 100644",
      String.raw`diff --git "a/\303\244.txt" "b/\303\244.txt"`, "deleted file mode 100644",
      "diff --git a/x b/unlike", "old mode 100644",
    ].join("\n");
    expect(readUnifiedDiff(diff).map(({ path, status, patch, mode }) => [path, status, patch, mode])).toEqual([
      ["a b/a", "modified", null, "100755"], ["logo.png", "modified", null, "100644"], ["plain.txt", "added", null, "100644"], ["ä.txt", "removed", null, null], ["", "modified", null, null],
    ]);
  });

  it("of diff opens a file with each pair of paths, and has no prefixes", () => {
    const diff = ["--- sample.old.txt\t2016-10-13 05:09:35 +0900", "+++ sample.new.txt\t2016-10-13 05:15:26 +0900", HUNK, "--- b.txt", "+++ b.txt", HUNK, "\\ No newline at end of file", "Only in x: y", ""].join("\n");
    expect(readUnifiedDiff(diff)).toEqual([
      { path: "sample.new.txt", previousPath: null, status: "modified", additions: 1, deletions: 0, mode: null, patch: HUNK },
      { path: "b.txt", previousPath: null, status: "modified", additions: 1, deletions: 0, mode: null, patch: `${HUNK}\n\\ No newline at end of file` },
    ]);
  });

  it("keeps prefixes that are a part of the path", () => {
    expect(readUnifiedDiff(`--- a/x\n+++ c/x\n${HUNK}\n`).map(({ path }) => path)).toEqual(["c/x"]);
    expect(readUnifiedDiff(`--- /dev/null\n+++ c/x\n${HUNK}\n`)).toMatchObject([{ path: "c/x", status: "added" }]);
  });

  it("keeps a line of a hunk that looks like a header where it belongs", () => {
    const hunk = "@@ -1,2 +1,2 @@\n--- a/x\n+++ b/x\n \n";
    expect(readUnifiedDiff(`diff --git a/q.sql b/q.sql\n--- a/q.sql\n+++ b/q.sql\n${hunk}rename from nothing`)).toMatchObject([{ path: "q.sql", status: "modified", additions: 1, deletions: 1 }]);
  });

  it("does not count the remark about a missing line break", () => {
    const hunk = "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file";
    expect(readUnifiedDiff(`--- a/x\n+++ b/x\n${hunk}\n--- a/y\n+++ b/y\n${HUNK}\n`)).toMatchObject([{ path: "x", additions: 1, deletions: 1, patch: hunk }, { path: "y", patch: HUNK }]);
  });

  it("has no patch for a file whose hunks are cut off or damaged, but counts what is there", () => {
    expect(readUnifiedDiff("--- a/x\n+++ b/x\n@@ -1,9 +1,9 @@\n a\n+b\n-c")).toEqual([{ path: "x", previousPath: null, status: "modified", additions: 1, deletions: 1, mode: null, patch: null }]);
    expect(readUnifiedDiff("--- a/x\n+++ b/x\n@@ what @@\n+b")).toMatchObject([{ path: "x", patch: null }]);
  });

  it("loses no file behind a hunk that is shorter than its header says", () => {
    const short = "@@ -1,9 +1,9 @@\n a\n+b\n-c";
    const diff = `diff --git a/x b/x\n--- a/x\n+++ b/x\n${short}\ndiff --git a/y b/y\nnew file mode 100644\n--- /dev/null\n+++ b/y\n@@ -0,0 +1 @@\n+y\ndiff -ru old/z new/z\n--- old/z\n+++ new/z\n${short}\n`;
    expect(readUnifiedDiff(diff)).toMatchObject([
      { path: "x", status: "modified", additions: 1, deletions: 1, patch: null }, { path: "y", status: "added", additions: 1, patch: "@@ -0,0 +1 @@\n+y" }, { path: "new/z", status: "modified", patch: null },
    ]);
  });

  it("of nothing has no files, and what stands before the first file is passed over", () => {
    expect(readUnifiedDiff("")).toEqual([]);
    expect(readUnifiedDiff("commit 1234\n\n    a message\n@@ -1 +1 @@\n-a\n+b\n\\ No newline\nnew file mode 1")).toEqual([]);
  });

  it("gives back the patches that it was put together from", () => {
    fc.assert(fc.property(fc.array(edits, { maxLength: 5 }), fc.nat(3), (files, context) => {
      const diff = files.map((list, index) => `diff --git a/f${index} b/f${index}\n--- a/f${index}\n+++ b/f${index}\n${patchOf(list, context)}\n`).join("");
      const read = readUnifiedDiff(diff);
      expect(read.map(({ path }) => path)).toEqual(files.map((_, index) => `f${index}`));
      expect(read.map(({ patch }) => readPatch(patch ?? "")?.additions)).toEqual(files.map((list) => addedLines(list).length));
    }));
  });
});
