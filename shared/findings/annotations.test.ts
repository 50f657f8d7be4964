import { describe, expect, it } from "@jest/globals";
import { findingAnnotations } from "./annotations.js";
import { findingOf } from "./testing/findings.js";

describe("the annotation of a finding", () => {
  it("bears the tool's name, the rule, the place and the message", () => {
    expect(findingAnnotations([findingOf({ endLine: 5 })])).toEqual([{ level: "failure", file: "src/a.ts", line: 3, endLine: 5, title: "ESLint: no-undef", message: "'x' is not defined." }]);
  });

  it("has the level of the finding, and no rule where there is none", () => {
    const list = [findingOf({ level: "warning", rule: null }), findingOf({ level: "note" })];
    expect(findingAnnotations(list).map(({ level, title }) => [level, title])).toEqual([["warning", "ESLint"], ["notice", "ESLint: no-undef"]]);
  });

  it("stands in the first line where the file as a whole is meant", () => {
    expect(findingAnnotations([findingOf({ line: null, endLine: null })])).toMatchObject([{ line: 1, endLine: 1 }]);
  });

  it("is left out where there is no file of the repository to show it at", () => {
    expect(findingAnnotations([null, "/usr/include/stdio.h", "C:/x.cs", "../x.ts"].map((file) => findingOf({ file })))).toEqual([]);
  });
});
