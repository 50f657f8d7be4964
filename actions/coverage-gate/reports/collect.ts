import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Log } from "../../../shared/action/context.js";
import { messageOf } from "../../../shared/action/errors.js";
import { CoverageMerge } from "../../../shared/coverage/merge.js";
import { countsAnything, wasExecuted, type FileCoverage } from "../../../shared/coverage/model.js";
import type { CoverageNote, CoverageProblem, ParsedReport } from "../../../shared/coverage/problem.js";
import { ReportReader } from "../../../shared/coverage/report.js";
import { isRecount } from "../../../shared/coverage/recount.js";
import type { PathMatch, SourcePaths } from "../../../shared/coverage/source-paths.js";
import { visibleFileName } from "../../../shared/report/escape/file-name.js";
import { plural } from "../../../shared/report/figures.js";
import type { FoundReport } from "./find-reports.js";
import { ReportContents } from "./report-content.js";
import type { ReadReport } from "./shard-checks.js";

/** All reports together. */
export interface CollectedCoverage {
  readonly files: ReadonlyMap<string, FileCoverage>;
  readonly reports: readonly ReadReport[];
  readonly problems: readonly CoverageProblem[];
  readonly notes: readonly CoverageNote[];
}

type AmbiguousMatch = Extract<PathMatch, { kind: "ambiguous" }>;

/** Names of unmatched files that a note shows. */
const SHOWN = 3;

/** Collects the reports one by one, so that only one is in memory beside the merged counters. */
class Collection {
  readonly reports: ReadReport[] = [];
  readonly problems: CoverageProblem[] = [];
  readonly notes = new Map<string, CoverageNote>();
  readonly merge = new CoverageMerge();
  readonly #reader = new ReportReader();
  readonly #contents = new ReportContents();
  readonly #paths: SourcePaths;
  readonly #unmatched = new Set<string>();

  constructor(paths: SourcePaths) {
    this.#paths = paths;
  }

  add({ name, file }: FoundReport, bytes: Buffer): void {
    const parsed = this.#reader.read(name, bytes);
    const executed = parsed.files.some((one) => (isRecount(one) ? one.counters.some((count) => count > 0) : wasExecuted(one)));
    const measured = parsed.files.some((one) => countsAnything(isRecount(one) ? one.like : one));
    this.reports.push({ name, file, executed, measured, content: this.#contents.of(parsed.files), sha256: createHash("sha256").update(bytes).digest("hex") });
    this.problems.push(...parsed.problems);
    for (const note of parsed.notes) this.notes.set(JSON.stringify(note), note);
    this.#mergeFiles(parsed);
  }

  #mergeFiles({ report, files }: ParsedReport): void {
    for (const { file, match } of this.#paths.match(files)) {
      if (match.kind === "unmatched") this.#unmatched.add(match.path);
      if (match.kind === "ambiguous") this.#ambiguous(report, match);
      this.merge.add({ report, path: match.path, file });
    }
  }

  #ambiguous(report: string, { path, candidates }: AmbiguousMatch): void {
    const shown = candidates.slice(0, SHOWN).map(visibleFileName).join(", ");
    const message = `could be ${shown}; write the report with paths relative to the root, or give the right --root`;
    this.problems.push({ code: "ambiguous-path", report, file: path, message });
  }

  unmatchedNote(): CoverageNote[] {
    const names = [...this.#unmatched];
    if (names.length === 0) return [];
    const shown = names.slice(0, SHOWN).map(visibleFileName).join(", ");
    const more = names.length > SHOWN ? " …" : "";
    return [{ code: "unmatched-path", file: null, message: `${plural(names.length, "measured file")} that the repository does not have: ${shown}${more}` }];
  }
}

/**
 * Reads, matches and merges all reports. A report that cannot be read is a problem.
 * @param found in the order to read; messages name the earlier ones first.
 */
export async function collectCoverage(found: readonly FoundReport[], paths: SourcePaths, log: Log): Promise<CollectedCoverage> {
  const collection = new Collection(paths);
  for (const [position, report] of found.entries()) {
    const bytes = await readFile(report.file).catch((thrown: unknown) => messageOf(thrown));
    if (typeof bytes !== "string") collection.add(report, bytes);
    else collection.problems.push({ code: "unreadable-report", report: report.name, file: null, message: `cannot be read: ${bytes}` });
    log.progress("reading coverage", position + 1, found.length);
  }
  const merged = collection.merge.result();
  return {
    files: merged.files,
    reports: collection.reports,
    problems: [...collection.problems, ...merged.problems],
    notes: [...collection.notes.values(), ...merged.notes, ...collection.unmatchedNote()],
  };
}
