/**
 * Our reading, merging and totalling of istanbul shards beside istanbul-lib-coverage's, each in a process of its own, in
 * turn. `node build/scripts/bench/coverage.js [FILES] [STATEMENTS] [SHARDS]`. Prints ratios; judges nothing.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { ReportReader } from "../../shared/coverage/report.js";
import { CoverageMerge } from "../../shared/coverage/merge.js";
import { addTotals, totalsOf } from "../../shared/coverage/totals.js";
import { istanbulShard } from "./generate-istanbul.js";

const METRICS = ["statements", "branches", "functions", "lines"] as const;
const ROUNDS = 3;

function reports(folder: string): string[] {
  return readdirSync(folder).sort().map((name) => path.join(folder, name));
}

function ours(folder: string): unknown {
  const reader = new ReportReader();
  const merge = new CoverageMerge();
  for (const report of reports(folder)) {
    for (const file of reader.read(report, readFileSync(report)).files) merge.add({ report, path: file.path, file });
  }
  const totals = addTotals(Array.from(merge.result().files.values(), totalsOf));
  return METRICS.map((metric) => [totals[metric].covered, totals[metric].total]);
}

function istanbul(folder: string): unknown {
  const library = createRequire(import.meta.url)("istanbul-lib-coverage") as typeof import("istanbul-lib-coverage");
  const map = library.createCoverageMap({});
  for (const report of reports(folder)) map.merge(JSON.parse(readFileSync(report, "utf8")) as never);
  const summary = map.getCoverageSummary();
  return METRICS.map((metric) => [summary[metric].covered, summary[metric].total]);
}

const CANDIDATES = { plimsoll: ours, "istanbul-lib-coverage": istanbul } as const;

interface Measured {
  readonly seconds: number;
  readonly megabytes: number;
  readonly totals: unknown;
}

function measure(name: keyof typeof CANDIDATES, folder: string): Measured {
  const started = performance.now();
  const totals = CANDIDATES[name](folder);
  return { seconds: (performance.now() - started) / 1000, megabytes: process.resourceUsage().maxRSS / 1024, totals };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

function main(files: number, statementsPerFile: number, shards: number): void {
  const folder = mkdtempSync(path.join(tmpdir(), "plimsoll-bench-"));
  try {
    let bytes = 0;
    for (let shard = 0; shard < shards; shard += 1) {
      const content = istanbulShard(shard, { files, statementsPerFile });
      bytes += content.length;
      writeFileSync(path.join(folder, `shard-${String(shard).padStart(3, "0")}.json`), content);
    }
    const self = fileURLToPath(import.meta.url);
    const names = Object.keys(CANDIDATES);
    const runs = new Map(names.map((name) => [name, [] as Measured[]]));
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const name of names) runs.get(name)?.push(JSON.parse(execFileSync(process.execPath, [self, "--measure", name, folder], { encoding: "utf8", maxBuffer: 1 << 28 })) as Measured);
    }
    console.log(`coverage merge: ${shards} shards of ${files} files, ${(bytes / 1e6).toFixed(0)} MB, median of ${ROUNDS}`);
    const figures = names.map((name) => {
      const measured = runs.get(name) ?? [];
      const seconds = median(measured.map((one) => one.seconds));
      console.log(`  ${name.padEnd(24)}${seconds.toFixed(2).padStart(8)} s ${median(measured.map((one) => one.megabytes)).toFixed(0).padStart(7)} MB`);
      return { seconds, totals: JSON.stringify(measured[0]?.totals) };
    });
    console.log(`  ratio istanbul-lib-coverage / plimsoll ${((figures[1]?.seconds ?? NaN) / (figures[0]?.seconds ?? NaN)).toFixed(2)}; totals ${figures[0]?.totals === figures[1]?.totals ? "equal" : "DIFFERENT"}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const [first = "300", second = "200", third = "16"] = process.argv.slice(2);
if (first === "--measure") console.log(JSON.stringify(measure(second as keyof typeof CANDIDATES, third)));
else main(Number(first), Number(second), Number(third));
