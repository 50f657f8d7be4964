import { describe, expect, it } from "@jest/globals";
import { parseChangedLines, unquotePath } from "./changed-lines.js";

describe("a path as git prints it", () => {
  it.each([
    ["b/plain name.ts", "b/plain name.ts"],
    ['"b/quo\\"te.ts"', 'b/quo"te.ts'],
    ['"b/new\\nline\\ttab\\\\back.ts"', "b/new\nline\ttab\\back.ts"],
    ['"b/\\a\\b\\v\\f\\r\\033.ts"', "b/\u0007\b\v\f\r\u001B.ts"],
    ['"b/\\303\\274n\\303\\257.ts"', "b/ünï.ts"],
    ['"b/ünï\\n.ts"', "b/ünï\n.ts"],
    ['"', '"'],
    ['"b/half', '"b/half'],
  ])("%j is %j", (printed, name) => {
    expect(unquotePath(printed)).toBe(name);
  });
});

describe("the changed lines of a diff", () => {
  function linesOf(...diff: readonly string[]): Record<string, readonly number[]> {
    return Object.fromEntries([...parseChangedLines(diff.join("\n"))].map(([file, lines]) => [file, [...lines]]));
  }

  it("are none in an empty diff", () => {
    expect(linesOf("")).toEqual({});
  });

  it("are what each hunk adds; removed lines and deleted files have none", () => {
    expect(linesOf(
      "diff --git a/a.ts b/a.ts", "--- a/a.ts", "+++ b/a.ts", "@@ -3 +3,2 @@ function a()", "-old", "+new", "+new", "@@ -9,2 +11,0 @@", "-gone", "-gone",
      "diff --git a/b.ts b/b.ts", "deleted file mode 100644", "--- a/b.ts", "+++ /dev/null", "@@ -1 +0,0 @@", "-gone",
      "diff --git a/c.ts b/c.ts", "new file mode 100644", "--- /dev/null", "+++ b/c.ts", "@@ -0,0 +1,3 @@", "+x", "+y", "+z", "",
    )).toEqual({ "a.ts": [3, 4], "c.ts": [1, 2, 3] });
  });

  it("are not taken from text that looks like a header", () => {
    expect(linesOf(
      "--- a/a.ts", "+++ b/a.ts", "@@ -1,2 +1,3 @@", "--- a/evil.ts", "-@@ -0,0 +1,99 @@", "\\ No newline at end of file", "+++ b/evil.ts", "+@@ -0,0 +1,99 @@", "+x",
      "\\ No newline at end of file", "@@ -5,0 +7 @@", "+y", "",
    )).toEqual({ "a.ts": [1, 2, 3, 7] });
  });

  it("belong to the file that the header names, whatever its name", () => {
    expect(linesOf("+++ b/with blank.ts\t", "@@ -0,0 +1 @@", "+x", '+++ "b/::set-output name=x::\\n.ts"', "@@ -0,0 +1 @@", "+x")).toEqual({
      "with blank.ts": [1], "::set-output name=x::\n.ts": [1],
    });
  });
});
