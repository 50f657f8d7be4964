import { describe, expect, it } from "@jest/globals";
import { placesOf, read } from "../testing/findings.js";

describe("a report of ESLint", () => {
  const file = (messages: unknown, filePath: unknown = "src/a.ts") => ({ filePath, messages, suppressedMessages: [{ ruleId: "off" }] });
  const message = (given = {}) => ({ ruleId: "no-undef", severity: 2, message: "'x' is not defined.", line: 3, column: 1, endLine: 4, endColumn: 2, ...given });

  it("gives a finding for each message, and none for what was suppressed", () => {
    expect(read([file([message()]), file([])])).toEqual({
      file: "reports/lint.out", format: "eslint", problem: null,
      findings: [{ tool: "ESLint", rule: "no-undef", level: "error", message: "'x' is not defined.", file: "src/a.ts", line: 3, endLine: 4 }],
    });
  });

  it("with its metadata is read too", () => {
    expect(placesOf(read({ results: [file([message()])], metadata: { cwd: "/" } }))).toEqual(["src/a.ts:3-4 error no-undef"]);
  });

  it.each([[2, "error"], [1, "warning"], [7, "error"], ["off", "error"]])("takes the severity %j for %s", (severity, level) => {
    expect(placesOf(read([file([message({ severity, endLine: undefined })])]))).toEqual([`src/a.ts:3 ${level} no-undef`]);
  });

  it("is not about a line that is only reached by a line break", () => {
    expect(placesOf(read([file([message({ endColumn: 1 })])]))).toEqual(["src/a.ts:3 error no-undef"]);
  });

  it("is about no file where a text was linted", () => {
    expect(placesOf(read([file([message()], "<text>"), file([{}], null)]))).toEqual(["none:- error no-undef", "none:- error -"]);
  });

  it("has a problem where a file could not be parsed, for nothing else was looked at there", () => {
    const fatal = message({ ruleId: null, fatal: true, message: "Parsing error: Unexpected token" });
    const found = read([file([fatal])]);
    expect(found.problem).toBe("ESLint could not lint src/a.ts: Parsing error: Unexpected token");
    expect(placesOf(found)).toEqual(["src/a.ts:3-4 error -"]);
    expect(read([file([{ fatal: true }], "<text>")]).problem).toBe("ESLint could not lint a text: it does not say why");
  });

  it.each([
    [{ fatalErrorCount: 1, errorCount: 1 }, [], "ESLint says fatalErrorCount 1 of src/a.ts and names 0: messages are missing (and 1 more)"],
    [{ errorCount: 3 }, [message()], "ESLint says errorCount 3 of src/a.ts and names 1: messages are missing"],
    [{ warningCount: 2, filePath: undefined }, [message({ severity: 1 })], "ESLint says warningCount 2 of a text and names 1: messages are missing"],
    [{ fatalErrorCount: 0, errorCount: 1, warningCount: 1 }, [message(), message({ severity: 1 })], null],
  ])("that counts %j is held to its messages", (counts, messages, problem) => {
    expect(read([{ ...file(messages), ...counts }]).problem).toBe(problem);
  });

  it.each([
    ["of no file", [], "names no file: ESLint linted nothing"],
    ["of no file, with metadata", { results: [], metadata: {} }, "names no file: ESLint linted nothing"],
    ["with a file that is none", [file([]), { filePath: "x", messages: "none" }], "[1] is no result of ESLint: expected filePath and a list of messages"],
    ["with a message that is none", [file(["text"])], "[0] is no result of ESLint: expected filePath and a list of messages"],
  ])("%s proves nothing", (_, content, problem) => {
    expect(read(content)).toEqual({ file: "reports/lint.out", format: "eslint", problem, findings: [] });
  });
});

describe("a report in the Reviewdog Diagnostic Format", () => {
  const diagnostic = (given = {}) => ({ message: "wrong", location: { path: "src/a.ts", range: { start: { line: 3, column: 1 } } }, severity: "WARNING", code: { value: "R" }, ...given });
  const range = (start: unknown, end?: unknown) => ({ location: { path: "src/a.ts", range: { start, end } } });

  it("gives a finding for each diagnostic", () => {
    expect(read({ source: { name: "super lint" }, diagnostics: [diagnostic()] })).toEqual({
      file: "reports/lint.out", format: "rdjson", problem: null,
      findings: [{ tool: "super lint", rule: "R", level: "warning", message: "wrong", file: "src/a.ts", line: 3, endLine: 3 }],
    });
  });

  it.each([
    ["ERROR", undefined, "error"], ["INFO", undefined, "note"], [1, undefined, "error"], [3, undefined, "note"],
    ["UNKNOWN_SEVERITY", "INFO", "note"], [0, 2, "warning"], [undefined, "WARNING", "warning"], ["INFO", "ERROR", "note"],
    [undefined, undefined, "error"], ["NOVEL", "INFO", "error"], [{}, undefined, "error"],
  ])("of severity %j in a result of severity %j has the level %s", (own, whole, level) => {
    expect(placesOf(read({ severity: whole, diagnostics: [diagnostic({ severity: own })] }))).toEqual([`src/a.ts:3 ${level} R`]);
  });

  it.each([
    ["the last included where it has no column", range({ line: 2 }, { line: 3 }), "src/a.ts:2-3"],
    ["without the one that only begins", range({ line: 2 }, { line: 3, column: 1 }), "src/a.ts:2"],
    ["the last included where its column is behind the beginning", range({ line: 2, column: 1 }, { line: 3, column: 4 }), "src/a.ts:2-3"],
    ["none where there is no range", { location: { path: "src/a.ts" } }, "src/a.ts:-"],
    ["none where there is no place", { location: undefined }, "none:-"],
  ])("has lines, %s", (_, given, place) => {
    expect(placesOf(read({ diagnostics: [diagnostic(given)] }))).toEqual([`${place} warning R`]);
  });

  it("may say nothing of a diagnostic", () => {
    expect(read({ diagnostics: [{}] }).findings).toEqual([{ tool: "unnamed tool", rule: null, level: "error", message: "", file: null, line: null, endLine: null }]);
  });

  it("of a tool that found nothing is whole and empty, with an empty list or without one, as Protocol Buffers write it", () => {
    for (const more of [{ diagnostics: [] }, {}]) expect(read({ source: { name: "lint" }, ...more })).toEqual({ file: "reports/lint.out", format: "rdjson", problem: null, findings: [] });
    expect(read({}).problem).toMatch(/^is JSON of another kind/u);
    for (const source of [{}, { name: "" }, { url: "https://lint.example" }, "lint"]) expect(read({ source }).problem).toMatch(/^is JSON of another kind/u);
    expect(read({ source: { name: "lint" }, error: "killed" }).problem).toMatch(/^is JSON of another kind/u);
  });

  it("of one diagnostic a line is read too, with the tool of each", () => {
    const lines = [diagnostic({ source: { name: "vet" } }), diagnostic({ code: undefined, severity: undefined })].map((one) => JSON.stringify(one));
    for (const text of [lines.join("\n"), `\n${lines.join("\r\n\r\n")}\r\n`]) {
      const found = read(text);
      expect(found).toMatchObject({ format: "rdjsonl", problem: null });
      expect(found.findings.map(({ tool, rule, level }) => [tool, rule, level])).toEqual([["vet", "R", "warning"], ["unnamed tool", null, "error"]]);
    }
    expect(placesOf(read(String(lines[0])))).toEqual(["src/a.ts:3 warning R"]);
    expect(placesOf(read({ location: { path: "src/a.ts" }, source: { name: "vet" } }))).toEqual(["src/a.ts:- error -"]);
  });

  it.each([
    ["whose diagnostics are no list", { diagnostics: null }, "rdjson", 'has no list of diagnostics; a tool that found nothing writes "diagnostics": []'],
    ["with a diagnostic that is none", { diagnostics: [diagnostic(), "text"] }, "rdjson", "diagnostics[1] is no object"],
    ["cut off in a line", `${JSON.stringify(diagnostic())}\n{"message":"wr`, "rdjsonl", "line 2 is cut off or no diagnostic"],
    ["with a line that is none", `${JSON.stringify(diagnostic())}\n[]`, "rdjsonl", "line 2 is cut off or no diagnostic"],
  ])("%s proves nothing", (_, content, format, problem) => {
    expect(read(content)).toEqual({ file: "reports/lint.out", format, problem, findings: [] });
  });
});
