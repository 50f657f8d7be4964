import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";
import { NOTE_CODES, PROBLEM_CODES } from "../../shared/coverage/problem.js";
import { coverageSection } from "../../shared/policy/sections/coverage.js";
import { NOT_REQUIRED } from "./sources/source-set.js";

const page = readFileSync(path.join(path.dirname(fileURLToPath(import.meta.url)), "../../docs/gates/coverage-gate.md"), "utf8");

describe("docs/gates/coverage-gate.md", () => {
  it("has a heading with a remedy for every problem, and for nothing else", () => {
    const headings = Array.from(page.matchAll(/^### `([a-z-]+)`\n\n(.+)/gmu), ([, code]) => code);
    expect(headings).toEqual([...PROBLEM_CODES]);
  });

  it("explains every note", () => {
    const notes = page.slice(page.indexOf("## Notes"));
    expect(NOTE_CODES.filter((code) => !notes.includes(`\`${code}\``))).toEqual([]);
  });

  it("has a row for every key of the policy", () => {
    const rows = page.slice(page.indexOf("## Policy"), page.indexOf("## Problems"));
    const keys = Object.keys(coverageSection.check({}, []));
    expect(keys.filter((key) => !new RegExp(`^\\| .*\`${key}\`.* \\|`, "mu").test(rows))).toEqual([]);
  });

  it("names what need not be measured", () => {
    const names = NOT_REQUIRED.flatMap((glob) => glob.split(/[/{},]|\.?\*+\.?/u)).filter((name) => /^[a-z_.]{4,}$/iu.test(name));
    expect(names).toEqual(expect.arrayContaining(["test", "_test.go", "conftest.py", "config", "hatch_build", "Gruntfile", "docs", "node_modules"]));
    expect(names.filter((name) => !page.includes(name))).toEqual([]);
  });
});
