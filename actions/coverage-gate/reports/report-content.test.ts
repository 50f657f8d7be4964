import { describe, expect, it } from "@jest/globals";
import { ReportReader } from "../../../shared/coverage/report.js";
import { istanbulJson, rawRecord } from "../../../shared/coverage/testing/istanbul-records.js";
import { lcovOf } from "../testing/coverage-of.js";
import { ReportContents } from "./report-content.js";

/** The digests of reports that are read as one set. */
function contents(...reports: readonly string[]): string[] {
  const reader = new ReportReader();
  const digests = new ReportContents();
  return reports.map((report) => digests.of(reader.read("r", Buffer.from(report)).files));
}

function json(hits: number, line = 1): string {
  const at = [line, 0, line, 9] as const;
  const record = (path: string) => rawRecord({
    path, statements: [{ at, hits }], functions: [{ name: "f", at, hits }], branches: [{ type: "if", at, arms: [{ at, hits }, { at: null, hits: 0 }] }],
  });
  return istanbulJson(record("a.js"), record("b.js"));
}

const GO = ["mode: set", "m/a.go:1.1,2.2 1 1", "m/b.go:1.1,2.2 1 0", ""].join("\n");

describe("what a report says", () => {
  it.each([
    ["white space", json(1), `${json(1)}\n`], ["indentation", json(1), JSON.stringify(JSON.parse(json(1)), null, 2)],
    ["line ends", lcovOf("a.py", { 1: 1 }), lcovOf("a.py", { 1: 1 }).replaceAll("\n", "\r\n")], ["a blank line", GO, `${GO}\n`],
    ["the order of the files", lcovOf("a.py", { 1: 1 }) + lcovOf("b.py", { 1: 0 }), lcovOf("b.py", { 1: 0 }) + lcovOf("a.py", { 1: 1 })],
  ])("does not depend on %s", (_what, left, right) => {
    const [one, other] = contents(left, right);
    expect(one).toBe(other);
  });

  it.each([
    ["counters", json(1), json(2)], ["places", json(1), json(1, 2)], ["lines", lcovOf("a.py", { 1: 1 }), lcovOf("a.py", { 2: 1 })],
    ["files", lcovOf("a.py", { 1: 1 }), lcovOf("b.py", { 1: 1 })], ["arms", lcovOf("a.py", {}, "BRDA:1,0,x,1"), lcovOf("a.py", {}, "BRDA:1,0,y,1")],
    ["weights", GO, GO.replace("2.2 1 1", "2.2 2 1")],
  ])("depends on %s", (_what, left, right) => {
    const [one, other] = contents(left, right);
    expect(one).not.toBe(other);
  });
});
