import { describe, expect, it } from "@jest/globals";
import { parseGoProfile } from "./go-profile.js";
import { totalsOf } from "./totals.js";

function parse(...lines: readonly string[]) {
  return parseGoProfile("c.out", Buffer.from(`${lines.join("\n")}\n`));
}

describe("reading a Go cover profile", () => {
  it("weighs blocks by their statements, and takes the lines that they span", () => {
    const { files, problems, notes } = parse(
      "mode: set",
      "example.com/mod/a.go:6.28,7.11 1 1",
      "example.com/mod/a.go:7.11,11.3 3 0",
      "example.com/mod/a.go:22.15,22.16 0 0",
    );
    expect([problems, notes]).toEqual([[], []]);
    expect(totalsOf(files[0]!)).toEqual({
      statements: { covered: 1, total: 4 }, branches: { covered: 0, total: 0 },
      functions: { covered: 0, total: 0 }, lines: { covered: 2, total: 6 },
    });
    expect(files[0]!.statements[0]!.span).toEqual({ line: 6, column: 27, endLine: 7, endColumn: 10 });
  });

  it.each(["set", "count", "atomic"])("adds up equal blocks of one profile in mode %s, as -coverpkg writes them", (mode) => {
    const { files } = parse(`mode: ${mode}`, "m/a.go:1.1,2.2 1 0", "m/b.go:1.1,2.2 1 1", `mode: ${mode}`, "m/a.go:1.1,2.2 1 2", "m/b.go:1.1,2.2 1 0");
    expect(files.map(({ path, statements }) => [path, statements.map(({ hits }) => hits)])).toEqual([["m/a.go", [2]], ["m/b.go", [1]]]);
  });

  it("reads paths with colons and blanks, and clamps a count beyond 2^53", () => {
    const { files, notes } = parse("mode: count", "C:\\go src\\a.go:1.0,2.0 1 18446744073709551611");
    expect(files).toMatchObject([{ path: "C:\\go src\\a.go", statements: [{ hits: Number.MAX_SAFE_INTEGER, span: { column: 0, endColumn: 0 } }] }]);
    expect(notes).toMatchObject([{ code: "clamped-count" }]);
  });

  it("takes a profile with its mode line alone as complete and empty", () => {
    const { files, problems, notes } = parse("mode: set");
    expect([files, problems]).toEqual([[], []]);
    expect(notes).toEqual([{ code: "empty-profile", file: null, message: "c.out: the profile lists no block" }]);
  });

  it("is cut off where its last line has no end", () => {
    const { problems } = parseGoProfile("c.out", Buffer.from("mode: count\nm/a.go:1.1,2.2 1 10"));
    expect(problems).toEqual([{ code: "malformed-report", report: "c.out", file: null, message: "the profile is cut off: its last line has no end" }]);
  });

  it.each([
    "a.go:1.1,2.2 1", "a.go:1.1,2.2 1 -1", "a.go:0.1,2.2 1 1", "a.go:5.1,2.2 1 1", "mode: fast", "1.1,2.2 1 1",
  ])("%s is a problem with its line", (line) => {
    expect(parse("mode: set", line, "").problems).toEqual([{
      code: "malformed-report", report: "c.out", file: null,
      message: `line 2: expected file:line.column,line.column statements count, found ${JSON.stringify(line)}`,
    }]);
  });
});
