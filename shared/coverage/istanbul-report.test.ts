import { describe, expect, it } from "@jest/globals";
import { parseIstanbul } from "./istanbul-report.js";
import { istanbulJson, nowhere, rawRecord, type RawRecord } from "./testing/istanbul-records.js";
import { totalsOf } from "./totals.js";

const plan = {
  statements: [{ at: [1, 0, 1, 9] as const, hits: 1 }],
  functions: [{ name: "f", at: [1, 0, 1, 9] as const, hits: 0 }],
  branches: [{ type: "if", at: [1, 0, 1, 9] as const, arms: [{ at: [1, 0, 1, 9] as const, hits: 1 }, { at: null, hits: 0 }] }],
};

function changed(change: (record: RawRecord & Record<string, unknown>) => void): string {
  const record = rawRecord(plan);
  change(record as RawRecord & Record<string, unknown>);
  return istanbulJson(record);
}

function problemOf(content: string): string {
  const { problems, files } = parseIstanbul("r.json", content);
  expect(files).toEqual([]);
  expect(problems).toHaveLength(1);
  return `${problems[0]!.code} ${problems[0]!.message}`;
}

describe("reading istanbul JSON", () => {
  it("names the arms, and keeps an implicit else as an arm without a place", () => {
    const [file] = parseIstanbul("r.json", istanbulJson(rawRecord(plan))).files;
    expect(file!.branches[0]!.arms).toEqual([
      { name: "if", span: { line: 1, column: 0, endLine: 1, endColumn: 9 }, hits: 1 },
      { name: "else", span: null, hits: 0 },
    ]);
  });

  it.each([
    ["switch", ["case 1", "case 2"]], ["cond-expr", ["true", "false"]], ["binary-expr", ["operand 1", "operand 2"]],
    ["default-arg", ["default-arg", "default-arg"]], ["branch", ["arm 1", "arm 2"]],
  ])("calls the arms of a %s %j", (type, names) => {
    const content = changed(({ branchMap }) => { branchMap["0"]!.type = type; });
    expect(parseIstanbul("r", content).files[0]!.branches[0]!.arms.map(({ name }) => name)).toEqual(names);
  });

  it("reads a null column as the end of the line, and an empty place as none", () => {
    const content = changed((record) => {
      record.statementMap["0"]!.end.column = null as never;
      record.branchMap["0"]!.loc = nowhere();
      record.branchMap["0"]!.locations[1] = JSON.parse("{}") as never;
    });
    const [file] = parseIstanbul("r", content).files;
    expect(file!.statements[0]!.span.endColumn).toBe(Infinity);
    expect(file!.branches[0]!.arms[1]!.span).toBeNull();
  });

  it("accepts what jest, vitest and nyc add to a record", () => {
    const content = changed((record) => {
      Object.assign(record, { _coverageSchema: "1a1c", hash: "ab", all: false, meta: { seen: {} }, inputSourceMap: { sourcesContent: ["x"] }, bT: {} });
    });
    const { problems, files } = parseIstanbul("r", content);
    expect(problems).toEqual([]);
    expect(files[0]!.hash).toBe("ab");
  });

  it("takes the record's own path before the key, and the key when there is none", () => {
    const record = rawRecord(plan);
    const content = JSON.stringify({ "other.js": record, "key.js": { ...record, path: undefined } });
    expect(parseIstanbul("r", content).files.map(({ path }) => path)).toEqual(["/repo/src/a.js", "key.js"]);
  });

  it("clamps counters beyond 2^53 and below 0", () => {
    const content = changed(({ s, f }) => { s["0"] = 2 ** 70; f["0"] = -4; });
    const [file] = parseIstanbul("r", content).files;
    expect(file!.statements[0]!.hits).toBe(Number.MAX_SAFE_INTEGER);
    expect(file!.functions[0]!.hits).toBe(0);
  });

  it("reads a function by its head when the body has no place, and one without a name as anonymous", () => {
    const content = changed((record) => {
      record.fnMap["0"] = { decl: record.fnMap["0"]!.decl, line: 1 } as never;
    });
    expect(parseIstanbul("r", content).files[0]!.functions).toMatchObject([{ name: "(anonymous)", span: { line: 1, endColumn: 9 } }]);
  });

  it.each<[string, (branch: Record<string, unknown>) => void, number]>([
    ["its line", (branch) => { branch.loc = {}; branch.line = 6; }, 6],
    ["its first arm that has a place", (branch) => { delete branch.loc; delete branch.line; }, 1],
    ["the top of the file when all places are lost", (branch) => { branch.loc = null; delete branch.line; branch.locations = [{}, null]; }, 1],
  ])("places a branch by %s", (_how, change, line) => {
    const content = changed(({ branchMap }) => { change(branchMap["0"] as never); });
    expect(parseIstanbul("r", content).files[0]!.branches[0]!.span.line).toBe(line);
  });

  it.each(["", 7])("calls the type %j of a branch just a branch", (type) => {
    const content = changed(({ branchMap }) => { branchMap["0"]!.type = type as never; });
    expect(parseIstanbul("r", content).files[0]!.branches[0]!.type).toBe("branch");
  });

  it("reads an end that is missing as the line of the start", () => {
    const content = changed(({ statementMap }) => { statementMap["0"] = { start: { line: 4, column: 1 } } as never; });
    expect(parseIstanbul("r", content).files[0]!.statements[0]!.span).toEqual({ line: 4, column: 1, endLine: 4, endColumn: Infinity });
  });

  it("remarks that branches of a V8 provider are no proof", () => {
    const content = changed(({ branchMap }) => { branchMap["0"]!.type = "branch"; });
    expect(parseIstanbul("r", content).notes).toMatchObject([{ code: "v8-branches" }]);
  });

  it("measures a file without any code as 0 of 0", () => {
    const [file] = parseIstanbul("r", istanbulJson(rawRecord({}))).files;
    expect(totalsOf(file!).statements).toEqual({ covered: 0, total: 0 });
  });
});

describe("damaged istanbul JSON is one line, never a TypeError", () => {
  it.each<[string, (record: RawRecord & Record<string, unknown>) => void, string]>([
    ["I: a counter without a map entry", ({ s }) => { s["7"] = 1; }, "s.7: counter without an entry in statementMap"],
    ["I: a map entry without a counter", ({ f }) => { delete f["0"]; }, "fnMap.0: entry without a counter in f"],
    ["a missing table", (record) => { Reflect.deleteProperty(record, "branchMap"); }, "branchMap: expected an object"],
    ["a counter that is no number", ({ s }) => { s["0"] = "1" as never; }, "s.0: expected a counter, a whole number"],
    ["half a hit", ({ s }) => { s["0"] = 0.5; }, "s.0: expected a counter, a whole number"],
    ["more counters than arms", ({ b }) => { b["0"] = [1, 2, 3]; }, "b.0: 3 counters for 2 arms"],
    ["a branch without arms", ({ branchMap }) => { branchMap["0"]!.locations = null as never; }, "branchMap.0.locations: expected a list"],
    ["a branch counter that is no list", ({ b }) => { b["0"] = 1 as never; }, "b.0: expected a list of counters"],
    ["a statement that is nowhere", ({ statementMap }) => { statementMap["0"] = {} as never; }, "statementMap.0: expected a place in the source"],
    ["a function that is nowhere", ({ fnMap }) => { fnMap["0"] = {} as never; }, "fnMap.0.loc: expected a place in the source"],
    ["a line 0", ({ statementMap }) => { statementMap["0"]!.start.line = 0; }, "statementMap.0.start.line: expected a line number from 1 up"],
    ["a column below 0", ({ statementMap }) => { statementMap["0"]!.end.column = -1; }, "statementMap.0.end.column: expected a column from 0 up, or null"],
  ])("%s", (_what, change, message) => {
    expect(problemOf(changed(change))).toBe(`malformed-report record of /repo/src/a.js: ${message}`);
  });

  it("a damaged record leaves the other files readable", () => {
    const content = JSON.stringify({ "bad.js": 3, "good.js": rawRecord({ ...plan, path: "good.js" }) });
    const { files, problems } = parseIstanbul("r", content);
    expect(files.map(({ path }) => path)).toEqual(["good.js"]);
    expect(problems).toEqual([{ code: "malformed-report", report: "r", file: "bad.js", message: "record of bad.js: expected an object" }]);
  });

  it("a report cut off in the middle is told as that, wherever the cut is", () => {
    const whole = istanbulJson(rawRecord(plan));
    for (let length = 1; length < whole.length; length += 7) {
      expect(problemOf(whole.slice(0, length))).toMatch(/^malformed-report the report is cut off in the middle/u);
    }
  });

  it("other damage names the place", () => {
    expect(problemOf('{"a": }')).toBe("malformed-report not valid JSON");
    expect(problemOf('{"a": 1 ::set-output "b"')).toBe("malformed-report not valid JSON at character 8");
  });

  it("G: an object without files measures nothing", () => {
    expect(problemOf("{}")).toBe("nothing-measured the report holds no file: nothing was measured");
  });

  it.each([
    ["[]", "unknown-format JSON, but not istanbul's: expected an object of files"],
    ['{"total":{"lines":{"pct":100}}}', "unknown-format this is a coverage summary; give the full report, coverage-final.json"],
    ['{"meta":{},"files":{"a.py":{}}}', "unknown-format this is coverage.py's JSON; write LCOV instead: `coverage lcov`"],
    ['{"result":[]}', "unknown-format this is raw V8 coverage; let c8, jest or vitest write coverage-final.json from it"],
  ])("JSON of another kind (%s) gets a hint", (content, problem) => {
    expect(problemOf(content)).toBe(problem);
  });

  it("a path and a key that hold line breaks and workflow commands stay on the one line", () => {
    const record = rawRecord({ ...plan, path: "a\n::set-output name=x::y" });
    record.s["\n::error::z"] = 1;
    expect(problemOf(istanbulJson(record))).toBe(
      'malformed-report record of "a\\n::set-output name=x::y": s. ⏎ ::error::z: counter without an entry in statementMap',
    );
  });
});
