import path from "node:path";
import { isInside } from "../../../shared/action/path-inside.js";
import type { CoverageProblem, ProblemCode } from "../../../shared/coverage/problem.js";
import { plural } from "../../../shared/report/figures.js";
import type { ShardFolder } from "./shard-folders.js";

/** A report as it was read. */
export interface ReadReport {
  readonly name: string;
  /** Absolute. */
  readonly file: string;
  readonly sha256: string;
  /** The same for two reports that say the same, however they are written. */
  readonly content: string;
  /** Whether it counts anything. */
  readonly measured: boolean;
  /** Whether anything in it ran. */
  readonly executed: boolean;
}

/** Everything that tells whether the reports are all there. */
export interface ShardFacts {
  readonly shards: readonly ShardFolder[];
  readonly reports: readonly ReadReport[];
  /** Number of shards that the user expects, or null. */
  readonly expected: number | null;
  /** Sha of the commit that is judged, or null outside git. */
  readonly commit: string | null;
}

function problem(code: ProblemCode, message: string, report: string | null = null): CoverageProblem {
  return { code, report, file: null, message };
}

/** The shards that count: of each index the latest attempt, because a re-run replaces what it repeats. */
export function countedShards(shards: readonly ShardFolder[]): ShardFolder[] {
  const latest = new Map<number, number>();
  for (const { manifest } of shards) latest.set(manifest.index, Math.max(latest.get(manifest.index) ?? 0, manifest.attempt));
  return shards.filter(({ manifest }) => latest.get(manifest.index) === manifest.attempt);
}

/** The shard that a file belongs to: the innermost one whose folder it lies in, or null. */
export function shardOf(file: string, shards: readonly ShardFolder[]): ShardFolder | null {
  const around = shards.filter(({ folder }) => isInside(file, folder)).sort((a, b) => b.folder.length - a.folder.length);
  return around[0] ?? null;
}

function shardName({ manifest }: ShardFolder): string {
  return `shard ${manifest.index + 1} of ${manifest.count}`;
}

/** Shards must come from one plan and one commit, each of the plan's shards once. */
function setProblems(counted: readonly ShardFolder[], commit: string | null): CoverageProblem[] {
  const [first] = counted;
  if (first === undefined) return [];
  const expected = { commit: commit ?? first.manifest.commit, plan: first.manifest.plan, count: first.manifest.count };
  const strangers = counted.flatMap((shard) => {
    const { manifest, folder } = shard;
    if (manifest.commit !== expected.commit) {
      return [problem("manifest-mismatch", `${shardName(shard)} measured commit ${manifest.commit.slice(0, 12)}, not ${expected.commit.slice(0, 12)}; run it again on the commit to judge`, folder)];
    }
    const samePlan = manifest.plan === expected.plan && manifest.count === expected.count;
    return samePlan ? [] : [problem("manifest-mismatch", `${shardName(shard)} ran another plan than the first shard; run all shards from one plan`, folder)];
  });
  const present = counted.map(({ manifest }) => manifest.index);
  const twice = counted.filter(({ manifest }, position) => present.indexOf(manifest.index) !== position);
  const missing = Array.from({ length: expected.count }, (_, index) => index).filter((index) => !present.includes(index));
  return [
    ...strangers,
    ...twice.map((shard) => problem("duplicate-report", `${shardName(shard)} is there twice in the same attempt; remove one`, shard.folder)),
    ...(missing.length === 0 ? [] : [problem("shard-count", `no manifest of shard ${missing.map((index) => index + 1).join(", ")} of ${expected.count}; the shard did not end, or its folder was not downloaded`)]),
  ];
}

/** A report must be the very file that its shard wrote, and no report of a suite may be left out. */
function fileProblems(counted: readonly ShardFolder[], reports: readonly ReadReport[]): CoverageProblem[] {
  const suitesRead = new Set<string>();
  const read = new Set(reports.map(({ file }) => file));
  const changed = reports.flatMap(({ name, file, sha256 }) => {
    const shard = shardOf(file, counted);
    if (shard === null) return [];
    const relative = path.relative(shard.folder, file).split(path.sep).join("/");
    const entry = shard.manifest.files.find((one) => one.path === relative);
    if (entry !== undefined) suitesRead.add(entry.suite);
    if (entry === undefined) return [problem("manifest-mismatch", `${shardName(shard)} does not list this report; give only what the shard wrote`, name)];
    return entry.sha256 === sha256 ? [] : [problem("manifest-mismatch", `the report was changed after ${shardName(shard)} wrote it; download it again`, name)];
  });
  const leftOut = counted.flatMap((shard) => shard.manifest.files
    .filter(({ kind, suite, path: relative }) => kind === "coverage" && suitesRead.has(suite) && !read.has(path.join(shard.folder, relative)))
    .map((entry) => problem("unreadable-report", `${shardName(shard)} wrote it, but it is not among the reports; widen --reports or download it again`, path.join(shard.folder, entry.path))));
  return [...changed, ...leftOut];
}

/** Equal reports with hits in them are one shard's report twice, unless two shards vouch for them. */
function duplicateProblems(counted: readonly ShardFolder[], reports: readonly ReadReport[]): CoverageProblem[] {
  const first = new Map<string, ReadReport>();
  return reports.flatMap((report) => {
    const before = first.get(report.content);
    if (before === undefined) {
      first.set(report.content, report);
      return [];
    }
    const shards = [shardOf(report.file, counted), shardOf(before.file, counted)];
    const vouchedFor = shards.every((shard) => shard !== null) && shards[0] !== shards[1];
    return vouchedFor || !report.executed ? [] : [problem("duplicate-report", `says exactly the same as ${before.name}; a shard's report was taken twice and another one may be missing`, report.name)];
  });
}

/** A report without a manifest that counts nothing may be all that a shard which died has left: it stands for no shard. */
function countProblems({ reports, expected }: ShardFacts, counted: readonly ShardFolder[]): CoverageProblem[] {
  const plain = reports.filter(({ file }) => shardOf(file, counted) === null);
  const idle = plain.filter(({ measured }) => !measured).length;
  const found = counted.length + plain.length - idle;
  if (expected === null || found === expected) return [];
  const beside = idle === 0 ? "" : `, and ${plural(idle, "report")} that ${idle === 1 ? "counts" : "count"} nothing and ${idle === 1 ? "has" : "have"} no manifest`;
  const message = `${plural(expected, "shard")} expected, ${found} found${beside}; every shard must hand in its report`;
  return [problem("shard-count", message)];
}

/** Whatever is missing, doubled, changed or foreign among the reports. */
export function shardProblems(facts: ShardFacts): CoverageProblem[] {
  const counted = countedShards(facts.shards);
  return [
    ...setProblems(counted, facts.commit),
    ...fileProblems(counted, facts.reports),
    ...duplicateProblems(counted, facts.reports),
    ...countProblems(facts, counted),
  ];
}
