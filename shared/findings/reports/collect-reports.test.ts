import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { collectFindingReports } from "./collect-reports.js";
import { ORDERS } from "../testing/findings.js";

describe("the reports of a repository", () => {
  let folder = "";

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "findings-"));
    mkdirSync(path.join(folder, "reports/deep"), { recursive: true });
    writeFileSync(path.join(folder, "reports/deep/b.xml"), '<pmd><file name="src/a.ts"><violation beginline="3"/></file></pmd>');
    writeFileSync(path.join(folder, "reports/a.json"), "[]");
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it("are read by globs, each once, in the order of their paths", async () => {
    const reports = await collectFindingReports(folder, ["reports/**", "./reports/a.json"], ORDERS);
    expect(reports).toEqual([
      { file: "reports/a.json", format: "eslint", problem: "names no file: ESLint linted nothing", findings: [] },
      { file: "reports/deep/b.xml", format: "pmd", problem: null, findings: [expect.objectContaining({ file: "src/a.ts", line: 3 })] },
    ]);
  });

  it("that are named and not there have a problem, and a glob that finds nothing has no report", async () => {
    expect(await collectFindingReports(folder, ["target/pmd.xml", "other/*.sarif"], ORDERS)).toEqual([
      { file: "target/pmd.xml", format: null, problem: expect.stringContaining("there is no such file"), findings: [] },
    ]);
  });

  it("that cannot be read have a problem", async () => {
    expect(await collectFindingReports(folder, ["reports/deep"], ORDERS)).toEqual([
      { file: "reports/deep", format: null, problem: "cannot read reports/deep: it is a folder", findings: [] },
    ]);
    symlinkSync("/etc/passwd", path.join(folder, "link.xml"));
    expect(await collectFindingReports(folder, ["link.xml"], ORDERS)).toMatchObject([{ file: "link.xml", problem: expect.stringContaining("lies outside"), findings: [] }]);
  });
});
