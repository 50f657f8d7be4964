import { describe, expect, it } from "@jest/globals";
import { parseLcov } from "./lcov-report.js";
import { totalsOf } from "./totals.js";

function parse(...lines: readonly string[]) {
  return parseLcov("lcov.info", Buffer.from(`${lines.join("\n")}\n`));
}

function section(...lines: readonly string[]) {
  return parse("SF:a.c", ...lines, "end_of_record");
}

describe("reading LCOV", () => {
  it("reads coverage.py's report with branches named in words", () => {
    const { files, problems, notes } = parse(
      "SF:pkg/__init__.py", "end_of_record",
      "SF:pkg/m.py", "DA:1,1", "DA:3,1", "DA:4,0", "LF:3", "LH:2", "FN:1,9,f", "FNDA:1,f", "FN:12,12,A.g", "FNDA:0,A.g", "FNF:2", "FNH:1",
      "BRDA:3,0,jump to line 4,0", "BRDA:3,0,return from function 'f', then on,1", "BRDA:5,0,jump to line 6,-", "BRF:3", "BRH:1", "end_of_record",
    );
    expect([problems, notes]).toEqual([[], []]);
    expect(files.map(({ path }) => path)).toEqual(["pkg/__init__.py", "pkg/m.py"]);
    expect(totalsOf(files[1]!)).toEqual({
      statements: { covered: 0, total: 0 }, branches: { covered: 1, total: 3 },
      functions: { covered: 1, total: 2 }, lines: { covered: 2, total: 3 },
    });
    expect(files[1]!.branches[0]!.arms.map(({ name, hits }) => [name, hits])).toEqual([
      ["jump to line 4", 0], ["return from function 'f', then on", 1],
    ]);
    expect(files[1]!.functions[0]).toMatchObject({ name: "f", span: { line: 1, endLine: 9 } });
  });

  it("needs no headers, and takes the records' word where a header disagrees", () => {
    const { files, notes, problems } = section("DA:1,1", "DA:2,0", "LF:1", "LH:3", "BRF:0", "BRH:0", "FNF:0", "FNH:0");
    expect(totalsOf(files[0]!).lines).toEqual({ covered: 1, total: 2 });
    expect(notes).toEqual([{ code: "header-mismatch", file: "a.c", message: "header disagrees with the records: LF says 1, the lines say 2; LH says 3, the lines say 1" }]);
    expect(problems).toEqual([]);
    expect(section("DA:1,1").notes).toEqual([]);
  });

  it("adds up a line that is listed twice, and sorts lines", () => {
    expect(section("DA:9,1", "DA:2,1,checksum", "DA:2,3").files[0]!.lines.map(({ line, hits }) => [line, hits])).toEqual([[2, 4], [9, 1]]);
  });

  it("gives a file one record per section", () => {
    const { files } = parse("TN:one", "SF:a.c", "DA:1,1", "end_of_record", "TN:two", "SF:a.c", "DA:1,1", "end_of_record");
    expect(files.map(({ path }) => path)).toEqual(["a.c", "a.c"]);
  });

  it("reads function names that hold commas, and functions of one name in their order", () => {
    const { files, problems } = section("FN:1,operator()(int, char)", "FN:5,f", "FN:7,f", "FN:9,never", "FNDA:2,operator()(int, char)", "FNDA:0,f", "FNDA:3,f");
    expect(problems).toEqual([]);
    expect(files[0]!.functions.map(({ name, span, hits }) => [name, span.line, hits])).toEqual([
      ["operator()(int, char)", 1, 2], ["f", 5, 0], ["f", 7, 3], ["never", 9, 0],
    ]);
  });

  it("reads lcov 2's indexed functions and exception branches", () => {
    const { files, problems } = section("VER:1", "FNL:0,3,8", "FNA:0,2,main", "FNA:0,0,alias", "FNL:1,9", "FNA:1,1,tail", "BRDA:4,e0,0,1", "MCDC:1,2,t,1,1,0", "DA:3,2");
    expect(problems).toEqual([]);
    expect(files[0]!.functions.map(({ name, span, hits }) => [name, span.line, span.endLine, hits])).toEqual([
      ["main", 3, 8, 2], ["alias", 3, 8, 0], ["tail", 9, 9, 1],
    ]);
    expect(files[0]!.branches).toMatchObject([{ type: "block e0" }]);
  });

  it("orders arms and blocks the same way whatever the tool's order is", () => {
    const names = (...lines: readonly string[]) => section(...lines).files[0]!.branches.map(({ type, arms }) => [type, ...arms.map(({ name }) => name)]);
    const expected = [["block 0", "1", "2", "10"], ["block 1", "0"]];
    expect(names("BRDA:1,1,0,1", "BRDA:1,0,10,1", "BRDA:1,0,2,1", "BRDA:1,0,1,1")).toEqual(expected);
    expect(names("BRDA:1,0,1,1", "BRDA:1,0,2,1", "BRDA:1,0,10,1", "BRDA:1,1,0,1", "BRDA:1,1,0,1")).toEqual(expected);
    expect(names("BRDA:1,0,b,1", "BRDA:1,0,a,1")).toEqual([["block 0", "a", "b"]]);
  });

  it("clamps wrapped and negative counts and says so once", () => {
    const { files, notes } = section("DA:1,18446744073709551611", "DA:2,-5", "BRDA:1,0,0,18446744073709551611");
    expect(files[0]!.lines.map(({ hits }) => hits)).toEqual([Number.MAX_SAFE_INTEGER, 0]);
    expect(notes).toHaveLength(1);
    expect(notes[0]!.code).toBe("clamped-count");
  });

  it("reads Windows line ends, a byte order mark, comments and blank lines", () => {
    const { files, problems } = parseLcov("r", Buffer.from("\uFEFF# made by hand\r\nTN:\r\nSF:C:\\a.c\r\n\r\nDA:1,1\r\nend_of_record\r\n"));
    expect(problems).toEqual([]);
    expect(files).toMatchObject([{ path: "C:\\a.c", lines: [{ line: 1, hits: 1 }] }]);
  });
});

describe("damaged LCOV", () => {
  it("is a section whose headers announce more lines, arms or functions than it lists", () => {
    const { problems } = parse("SF:b.js", "DA:1,1", "LF:10", "LH:3", "FNF:1", "FNH:0", "BRF:4", "BRH:0", "end_of_record");
    expect(problems).toEqual([{
      code: "malformed-report", report: "lcov.info", file: "b.js",
      message: "records are missing: LF says 10, and 1 are listed; BRF says 4, and 0 are listed; FNF says 1, and 0 are listed; run the shard again",
    }]);
  });

  it("is not what a tool lists twice and announces once, nor two arms of one name", () => {
    expect(parse("SF:b.py", "DA:1,1", "DA:1,1", "LF:1", "BRDA:1,0,exit,1", "BRDA:1,0,exit,0", "BRF:2", "end_of_record").problems).toEqual([]);
  });

  it("is not LLVM's, which counts the lines of nested functions twice, unless it lists none", () => {
    expect(parse("SF:src/lib.rs", "DA:1,1", "LF:2", "end_of_record").problems).toEqual([]);
    expect(parse("SF:src/lib.rs", "DA:1,1", "LF:1", "BRF:2", "end_of_record").problems).toMatchObject([{ code: "malformed-report" }]);
  });

  it.each([
    ["DA:", "expected a line number from 1 up"], ["DA:0,1", "expected a line number from 1 up"], ["DA:99999999,1", "expected a line number from 1 up"],
    ["DA:4", "expected a count"], ["DA:4,", "expected a count"], ["DA:4,x", "expected a count"], ["DA:1,2,3,4", "expected DA:line,count"],
    ["BRDA:1,0,0", "expected BRDA:line,block,branch,count"], ["BRDA:0,0,0,1", "expected a line number from 1 up"],
    ["FN:f", "expected FN:line,name"], ["FNDA:1", "expected FNDA:count,name"], ["FNDA:1,", "expected FNDA:count,name"],
    ["FNL:0,x", "expected a line number from 1 up"], ["FNA:9,1,f", "expected FNA:index,count,name behind its FNL"], ["FNA:9", "expected FNA:index,count,name behind its FNL"],
    ["XY:1", "not a record that LCOV has"], ["garbage", "not a record that LCOV has"],
    ["SF:b.c", "the section before this SF has no end_of_record"],
  ])("%s is a problem with its line", (line, message) => {
    expect(section("DA:1,1", line).problems).toEqual([
      { code: "malformed-report", report: "lcov.info", file: "a.c", message: `line 3: ${message}, found ${JSON.stringify(line)}` },
    ]);
  });

  it("a record outside a section is a problem", () => {
    expect(parse("TN:", "DA:1,1").problems.map(({ message }) => message)).toEqual([
      'line 2: DA outside a section: no SF before it, found "DA:1,1"', "the report holds no file: nothing was measured",
    ]);
  });

  it("calls of a function that has no place are a problem", () => {
    expect(section("FNDA:1,f").problems).toMatchObject([{ code: "malformed-report", message: 'FNDA of "f" has no FN record' }]);
  });

  it("a report that ends inside a section is cut off", () => {
    expect(parse("SF:a.c", "DA:1,1").problems).toMatchObject([{ code: "malformed-report", message: expect.stringContaining("cut off") }]);
  });

  it("a report without any section measures nothing", () => {
    expect(parse("TN:").problems).toMatchObject([{ code: "nothing-measured" }]);
  });

  it("a thousand damaged lines are ten problems and a count", () => {
    const { problems } = section(...Array.from({ length: 1000 }, () => "\u0000\u001b[2Jbinary"));
    expect(problems).toHaveLength(11);
    expect(problems[10]!.message).toBe("and 990 more damaged records");
    expect(problems[0]!.message).not.toMatch(/\p{Cc}/u);
  });
});
