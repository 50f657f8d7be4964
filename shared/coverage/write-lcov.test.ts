import { describe, expect, it } from "@jest/globals";
import { mergeCoverage } from "./merge.js";
import type { FileCoverage } from "./model.js";
import { parseLcov } from "./lcov-report.js";
import { ReportReader } from "./report.js";
import { istanbulJson, rawRecord, type RawRecord } from "./testing/istanbul-records.js";
import { totalsOf } from "./totals.js";
import { writeLcov } from "./write-lcov.js";

function measured(...records: readonly RawRecord[]): FileCoverage[] {
  const report = new ReportReader().read("coverage-final.json", Buffer.from(istanbulJson(...records)));
  return [...mergeCoverage(report.files.map((file) => ({ report: report.report, path: file.path, file }))).files.values()];
}

const FILE = rawRecord({
  path: "src/b.js",
  statements: [{ at: [1, 0, 1, 10], hits: 2 }, { at: [1, 12, 1, 20], hits: 0 }, { at: [10, 0, 10, 5], hits: 0 }, { at: [2, 0, 2, 5], hits: 1 }],
  functions: [{ name: "same", at: [1, 0, 3, 1], hits: 2 }, { name: "same", at: [10, 0, 12, 1], hits: 0 }],
  branches: [{ type: "if", at: [1, 0, 1, 10], arms: [{ at: [1, 0, 1, 4], hits: 2 }, { at: null, hits: 0 }] }],
});

describe("merged coverage as LCOV", () => {
  it("has a section for each file, sorted, with two functions of one name told apart", () => {
    const small = (path: string) => rawRecord({ path, statements: [{ at: [1, 0, 1, 1], hits: 1 }] });
    expect(writeLcov(measured(FILE, small("src/a.js"), small("src/c.js")))).toBe([
      "SF:src/a.js", "FNF:0", "FNH:0", "BRF:0", "BRH:0", "DA:1,1", "LF:1", "LH:1", "end_of_record", "",
      "SF:src/b.js", "FN:1,same#0", "FN:10,same#1", "FNDA:2,same#0", "FNDA:0,same#1", "FNF:2", "FNH:1",
      "BRDA:1,0,0,2", "BRDA:1,0,1,0", "BRF:2", "BRH:1", "DA:1,2", "DA:2,1", "DA:10,0", "LF:3", "LH:2", "end_of_record", "",
      "SF:src/c.js", "FNF:0", "FNH:0", "BRF:0", "BRH:0", "DA:1,1", "LF:1", "LH:1", "end_of_record", "",
    ].join("\n"));
  });

  it("says the same as what it was written from: branches, functions and lines", () => {
    const files = measured(FILE);
    const read = parseLcov("coverage.lcov", Buffer.from(writeLcov(files)));
    expect(read.problems).toEqual([]);
    const { branches, functions, lines } = totalsOf(files[0]!);
    expect(read.files.map((file) => totalsOf(file))).toMatchObject([{ branches, functions, lines }]);
  });

  it("keeps a record on its line, whatever files and functions are called", () => {
    const hostile = rawRecord({ path: "src/a\nend_of_record\r\nSF:b.js", functions: [{ name: "f\nDA:1,99", at: [1, 0, 1, 1], hits: 0 }] });
    expect(writeLcov(measured(hostile)).split("\n").slice(0, 3)).toEqual(["SF:src/a end_of_record SF:b.js", "FN:1,f DA:1,99#0", "FNDA:0,f DA:1,99#0"]);
  });

  it("is empty where nothing was measured", () => {
    expect(writeLcov([])).toBe("");
  });
});
