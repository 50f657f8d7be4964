/**
 * Compares how we read diffs and reports of static analysers with how other tools read them, on fixtures of those tools and
 * on reports that tools write here: diffs beside reviewdog, go-diff and go-gitdiff, reports beside reviewdog and sarif-tools.
 * `node build/scripts/real-findings/main.js`. Nothing that is fetched stays. Needs a build, go and python3. Exits with 1
 * when a reading differs without a reason, or when there was too little to read.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { compareDiffs } from "./compare-diffs.js";
import { besideReviewdog, besideSarifTools } from "./compare-reports.js";
import { report, uselessReasons } from "./comparison.js";
import { goReaders } from "./go-readers.js";
import { readWithSarifTools } from "./sarif-tools.js";
import { fixtures, liveReports } from "./sources.js";

const FEWEST_DIFFS = 100;
const FEWEST_REPORTS = 80;

const scratch = mkdtempSync(path.join(tmpdir(), "plimsoll-findings-"));
try {
  const environment = { GOMODCACHE: path.join(scratch, "modules"), GOFLAGS: "-mod=mod -modcacherw" };
  const folder = path.join(scratch, "working", "reports");
  mkdirSync(folder, { recursive: true });
  const working = path.dirname(folder);
  const found = fixtures(scratch, folder, environment);
  const { python } = liveReports(scratch, folder);
  const readers = goReaders(scratch, working, environment);
  readers.convert(found.outputs, folder);
  const reportsOf = (...endings: readonly string[]): string[] => readdirSync(folder).filter((name) => endings.some((ending) => name.endsWith(`.${ending}`))).sort().map((name) => path.join(folder, name));
  const first = readers.reports(reportsOf("sarif", "checkstyle", "rdjson"));
  const readings = [...first, ...readers.reports(reportsOf("rdjsonl"))];
  const logs = reportsOf("sarif");
  const compared = [
    report("diffs", compareDiffs(readers.diffs(found.diffs))) === 0,
    report("reports beside reviewdog", besideReviewdog(readings, working)) === 0,
    report("SARIF beside sarif-tools", besideSarifTools(logs, readWithSarifTools(python, logs, working), working)) === 0,
  ];
  for (const reason of uselessReasons()) console.log(`  explains nothing: ${reason}`);
  const results = [...compared, uselessReasons().length === 0, found.diffs.length >= FEWEST_DIFFS, readings.length >= FEWEST_REPORTS];
  console.log(`${found.diffs.length} diffs; ${readings.length} reports`);
  const failed = results.filter((good) => !good).length;
  console.log(`${results.length - failed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
