import { describe, expect, it } from "@jest/globals";
import { placesOf, read } from "../testing/findings.js";
import { locationOf, logOf, resultOf, runOf } from "../testing/sarif.js";

describe("a SARIF log", () => {
  it("gives a finding for each result, with the tool's name, the rule and the place", () => {
    expect(read(logOf(runOf([resultOf({ level: "error" })])))).toEqual({
      file: "reports/lint.out", format: "sarif", problem: null,
      findings: [{ tool: "Scan", rule: "R1", level: "error", message: "wrong", file: "src/a.ts", line: 3, endLine: 3 }],
    });
  });

  it("of a tool that found nothing is whole and empty", () => {
    expect(read(logOf(runOf([])))).toEqual({ file: "reports/lint.out", format: "sarif", problem: null, findings: [] });
  });

  it("joins the findings of its runs", () => {
    const other = { tool: {}, results: [resultOf({ ruleId: undefined })] };
    expect(read(logOf(runOf([resultOf()]), other)).findings.map(({ tool, rule }) => [tool, rule])).toEqual([["Scan", "R1"], ["unnamed tool", null]]);
  });

  it.each([
    ["of an older version", { version: "1.0.0", runs: [] }, "expected SARIF version 2.1.0, found 1.0.0"],
    ["without a version", { runs: [runOf([])] }, "expected SARIF version 2.1.0, found none"],
    ["without runs", { version: "2.1.0", $schema: "sarif" }, "has no list of runs; the tool did not begin its analysis"],
    ["whose runs are null", { version: "2.1.0", runs: null }, "has no list of runs; the tool did not begin its analysis"],
    ["of no run", logOf(), "holds no run: nothing was analysed"],
    ["with results outside its runs", { ...logOf(runOf([])), inlineExternalProperties: [{ results: [resultOf()] }] }, "holds inlineExternalProperties, which are not read; let the tool write its results into the run itself"],
  ])("%s proves nothing", (_, log, problem) => {
    expect(read(log)).toEqual({ file: "reports/lint.out", format: "sarif", problem, findings: [] });
  });

  it.each([
    ["has no results", { results: undefined }, "Scan has no list of results: the tool did not begin its analysis"],
    ["has results that are null, as of a tool that did not start", { results: null }, "Scan has no list of results: the tool did not begin its analysis"],
    ["keeps its results elsewhere", { externalPropertyFileReferences: { results: [{ location: { uri: "x.sarif-external-properties" } }] } }, "Scan keeps its results in another file; let the tool write one complete log"],
    ["keeps its driver elsewhere", { externalPropertyFileReferences: { driver: { location: { uri: "x" } } } }, "Scan keeps its driver in another file; let the tool write one complete log"],
    ["failed", { invocations: [{ executionSuccessful: false }] }, "Scan did not run successfully: its results are not complete"],
    ["failed in one of its invocations", { invocations: [{ executionSuccessful: true }, { executionSuccessful: false, exitCodeDescription: "out of memory" }] }, "Scan did not run successfully (out of memory): its results are not complete"],
    ["does not say how it ended", { invocations: [{ exitCode: 0 }] }, "Scan does not say whether it ran successfully (executionSuccessful)"],
    ["was killed", { invocations: [{ executionSuccessful: true, exitSignalName: "SIGKILL" }] }, "Scan was ended or did not start (SIGKILL): its results are not complete"],
    ["was killed by a signal that has only a number", { invocations: [{ executionSuccessful: true, exitSignalNumber: 11, exitCode: 139 }] }, "Scan was ended or did not start (signal 11): its results are not complete"],
    ["failed, and says so without a list", { invocations: { executionSuccessful: false } }, "Scan did not run successfully: its results are not complete"],
    ["was started by nobody knows what", { invocations: "twice" }, "Scan does not say whether it ran successfully (executionSuccessful)"],
    ["was converted by a program that failed", { invocations: [{ executionSuccessful: true }], conversion: { invocation: { executionSuccessful: false } } }, "Scan did not run successfully: its results are not complete"],
    ["was converted by a program that met an error", { conversion: { invocation: { executionSuccessful: true, toolExecutionNotifications: [{ level: "error", message: { text: "cut off" } }] } } }, "Scan reports an error of its own, so its results are not complete: cut off"],
    ["could not be started", { invocations: [{ executionSuccessful: true, processStartFailureMessage: "not found" }] }, "Scan was ended or did not start (not found): its results are not complete"],
    ["met an error", { invocations: [{ executionSuccessful: true, toolExecutionNotifications: [{ level: "error", message: { text: "a.ts: parse error" } }] }] }, "Scan reports an error of its own, so its results are not complete: a.ts: parse error"],
    ["was configured wrongly", { invocations: [{ executionSuccessful: true, toolConfigurationNotifications: [{ level: "warning" }, { level: "error", message: { text: "no such rule" } }] }] }, "Scan reports an error of its own, so its results are not complete: no such rule"],
  ])("whose run %s has a problem, and keeps what was found", (_, given, problem) => {
    const { results, ...more } = { results: [resultOf()], ...given };
    const found = read(logOf(runOf(results, more)));
    expect(found.problem).toBe(problem);
    expect(found.findings).toHaveLength(Array.isArray(results) ? 1 : 0);
  });

  it("takes a notification's level from the tool's description of it, and a warning is no error", () => {
    const invocations = [{ executionSuccessful: true, toolExecutionNotifications: [{ descriptor: { id: "N1" }, message: {} }, { descriptor: { id: "N2" } }] }];
    const described = (level: string) => ({ tool: { driver: { name: "Scan", notifications: [{ id: "N1", shortDescription: { text: "crashed" }, defaultConfiguration: { level } }] } }, invocations });
    expect(read(logOf(runOf([], described("error")))).problem).toBe("Scan reports an error of its own, so its results are not complete: crashed");
    expect(read(logOf(runOf([], described("note")))).problem).toBeNull();
  });

  it("of a tool that ended well is whole, also where the log was converted and a signal is told as 0", () => {
    const well = { executionSuccessful: true, exitCode: 1, exitSignalNumber: 0 };
    expect(read(logOf(runOf([], { invocations: [well], conversion: { tool: {}, invocation: well } }))).problem).toBeNull();
    expect(read(logOf(runOf([], { invocations: null, conversion: { tool: {} } }))).problem).toBeNull();
  });

  it("tells how many problems there are beside the first", () => {
    expect(read(logOf(runOf(null), runOf([], { invocations: [{ executionSuccessful: false }] }), "damaged")).problem)
      .toBe("Scan has no list of results: the tool did not begin its analysis (and 2 more)");
  });

  it("with results that are none has a problem", () => {
    expect(read(logOf(runOf([resultOf(), "text", null]))).problem).toBe("Scan: 2 of its results are no objects");
  });
});

describe("a SARIF result", () => {
  const places = (given: Readonly<Record<string, unknown>>, more = {}) => placesOf(read(logOf(runOf([resultOf(given)], more))));

  it.each([
    ["without a kind", {}, ["src/a.ts:3 warning R1"]],
    ["of kind fail", { kind: "fail" }, ["src/a.ts:3 warning R1"]],
    ["of a kind that nobody knows", { kind: "broken" }, ["src/a.ts:3 warning R1"]],
    ["of kind pass", { kind: "pass" }, []],
    ["of kind notApplicable", { kind: "notApplicable" }, []],
    ["of kind informational", { kind: "informational", level: "error" }, []],
    ["that the tool could not decide", { kind: "open" }, ["src/a.ts:3 note R1"]],
    ["that a person has to decide", { kind: "review", level: "none" }, ["src/a.ts:3 note R1"]],
    ["of level none", { level: "none" }, []],
    ["of a level that nobody knows", { level: "critical" }, ["src/a.ts:3 error R1"]],
    ["without suppressions", { suppressions: [] }, ["src/a.ts:3 warning R1"]],
    ["suppressed in the source", { suppressions: [{ kind: "inSource" }] }, []],
    ["whose suppression has no status", { suppressions: [{ kind: "external", status: null }] }, []],
    ["whose suppression was accepted", { suppressions: [{ kind: "external", status: "accepted" }] }, []],
    ["whose suppression was rejected", { suppressions: [{ kind: "external", status: "rejected" }] }, ["src/a.ts:3 warning R1"]],
    ["whose suppression is under review", { suppressions: [{ kind: "external", status: "underReview" }] }, ["src/a.ts:3 warning R1"]],
    ["of whose suppressions one was rejected", { suppressions: [{ kind: "inSource" }, { status: "rejected" }] }, ["src/a.ts:3 warning R1"]],
    ["whose suppressions are damaged", { suppressions: ["accepted"] }, ["src/a.ts:3 warning R1"]],
    ["that is new", { baselineState: "new" }, ["src/a.ts:3 warning R1"]],
    ["that the baseline knows", { baselineState: "unchanged" }, ["src/a.ts:3 warning R1"]],
    ["that only the baseline had", { baselineState: "absent" }, []],
  ])("%s", (_, given, expected) => {
    expect(places(given)).toEqual(expected);
  });

  it("is one finding for each of its different places", () => {
    const locations = [locationOf("src/a.ts"), locationOf("src/a.ts", { startLine: 3, startColumn: 9 }), locationOf("src/b.ts", {}), { logicalLocations: [{ name: "f" }] }];
    expect(places({ locations })).toEqual(["src/a.ts:3 warning R1", "src/b.ts:- warning R1"]);
  });

  it.each([[undefined], [[]], [null], [[{ logicalLocations: [{ fullyQualifiedName: "acme.Orders" }] }]], [[{ physicalLocation: { address: { absoluteAddress: 1 } } }]]])("with the locations %j is about no file", (locations) => {
    expect(places({ locations })).toEqual(["none:- warning R1"]);
  });

  it.each([
    ["a line", { startLine: 7 }, "7"],
    ["lines", { startLine: 7, endLine: 9 }, "7-9"],
    ["lines with an end column", { startLine: 7, endLine: 9, endColumn: 2 }, "7-9"],
    ["a line with its line break, as the end column 1 of the next one says", { startLine: 7, endLine: 8, endColumn: 1 }, "7"],
    ["an insertion at the beginning of a line", { startLine: 7, startColumn: 1, endColumn: 1 }, "7"],
    ["lines in the wrong order", { startLine: 7, endLine: 2 }, "7"],
    ["nothing but columns", { startColumn: 3 }, "-"],
    ["line 0", { startLine: 0 }, "-"],
    ["a line that is no number", { startLine: "7" }, "-"],
    ["characters of a text that nobody has", { charOffset: 7, charLength: 2 }, "-"],
    ["bytes", { byteOffset: 7 }, "-"],
  ])("may be about %s", (_, region, lines) => {
    expect(places({ locations: [locationOf("src/a.ts", region)] })).toEqual([`src/a.ts:${lines} warning R1`]);
  });

  it.each([
    ["the first character", "ab\ncd\nef", { charOffset: 0 }, {}, "1"],
    ["a whole line without its break", "ab\ncd\nef", { charOffset: 3, charLength: 2 }, {}, "2"],
    ["a whole line with its break", "ab\ncd\nef", { charOffset: 3, charLength: 3 }, {}, "2"],
    ["several lines", "ab\r\ncd\r\nef", { charOffset: 0, charLength: 9 }, {}, "1-3"],
    ["the end of the text", "ab\ncd\n", { charOffset: 6 }, {}, "3"],
    ["code points", "😀\n😀\nef", { charOffset: 2 }, { columnKind: "unicodeCodePoints" }, "2"],
    ["UTF-16 units", "😀\n😀\nef", { charOffset: 2 }, { columnKind: "utf16CodeUnits" }, "1"],
  ])("given by characters has its lines where the log holds the text: %s", (_, text, region, more, lines) => {
    const artifacts = [{ location: { uri: "src/a.ts" }, contents: { text } }];
    for (const location of [locationOf("src/a.ts", region), { physicalLocation: { artifactLocation: { index: 0 }, region } }]) {
      expect(places({ locations: [location] }, { artifacts, ...more })).toEqual([`src/a.ts:${lines} warning R1`]);
    }
  });
});
