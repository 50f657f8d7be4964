import { describe, expect, it } from "@jest/globals";
import { countsAnything, type FileCoverage } from "./model.js";
import { ReportReader } from "./report.js";

function fileOf(report: string): FileCoverage {
  const [file] = new ReportReader().read("r", Buffer.from(report)).files;
  if (file === undefined || "like" in file) throw new Error("expected a record");
  return file;
}

describe("whether a record counts anything", () => {
  it.each(["DA:1,0", "BRDA:1,0,0,-", "FN:1,f"])("it does with %s alone", (record) => {
    expect(countsAnything(fileOf(`SF:a.c\n${record}\nend_of_record\n`))).toBe(true);
  });

  it("it does with a Go block of statements, and not with one without any", () => {
    expect(countsAnything(fileOf("mode: set\nm/a.go:1.1,2.2 1 0\n"))).toBe(true);
    expect(countsAnything(fileOf("mode: set\nm/a.go:1.1,2.2 0 1\n"))).toBe(false);
  });

  it("it does not where the file is only named", () => {
    expect(countsAnything(fileOf("SF:a.c\nLF:0\nend_of_record\n"))).toBe(false);
    expect(countsAnything(fileOf('{"a.js":{"statementMap":{},"s":{},"fnMap":{},"f":{},"branchMap":{"0":{"type":"if","line":1,"locations":[]}},"b":{"0":[]}}}'))).toBe(false);
  });
});
