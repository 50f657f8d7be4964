import { visibleFileName } from "../report/escape/file-name.js";
import { BRANCH_RULE, FUNCTION_RULE, LINE_RULE, sameSpan, STATEMENT_RULE } from "./item-rules.js";
import { mergeItems } from "./merge-items.js";
import { NEVER_LOADED, wasExecuted, type CoverageFormat, type FileCoverage } from "./model.js";
import type { CoverageNote, CoverageProblem, ProblemCode } from "./problem.js";
import { addCounters, isRecount, plusCounters, recounted, type Recount } from "./recount.js";
import { unstableBranchLine } from "./unstable-branches.js";

/** Everything that a set of reports measured, by source path. */
export interface MergedCoverage {
  readonly files: ReadonlyMap<string, FileCoverage>;
  readonly problems: readonly CoverageProblem[];
  readonly notes: readonly CoverageNote[];
}

/** One record on its way into the merge. */
export interface MergeInput {
  /** The report it comes from, as the user named it. */
  readonly report: string;
  /** The path to merge by: the record's own may be that of another machine. */
  readonly path: string;
  readonly file: FileCoverage | Recount;
}

interface Executed {
  readonly report: string;
  readonly hash: string;
}

/** What is known of one source file so far. */
interface Entry {
  /** The report that measured it first, and its format. */
  readonly first: { readonly report: string; readonly format: CoverageFormat };
  record: FileCoverage;
  /** The record whose tables most recounts have, and the sum of their counters, which joins `record` last. */
  like: FileCoverage;
  sums: Float64Array | null;
  /** Whether `record` is V8's placeholder of a file that no test loaded. */
  neverLoaded: boolean;
  /** Placeholders beside a real record. They join it last, so that the order of the shards does not matter. */
  setAside: FileCoverage | null;
  mismatch: boolean;
  /** By reported path: the first record with hits that carries a hash. */
  readonly executed: Map<string, Executed>;
}

const MISMATCH = "position tables differ between reports (another transformer, provider or source?); each item kept its own hits";

interface MergedPair {
  readonly file: FileCoverage;
  readonly identical: boolean;
}

function mergePair(left: FileCoverage, right: FileCoverage): MergedPair {
  const statements = mergeItems(left.statements, right.statements, STATEMENT_RULE);
  const branches = mergeItems(left.branches, right.branches, BRANCH_RULE);
  const functions = mergeItems(left.functions, right.functions, FUNCTION_RULE);
  const lines = mergeItems(left.lines, right.lines, LINE_RULE);
  return {
    file: {
      ...left,
      statements: statements.items, branches: branches.items, functions: functions.items, lines: lines.items,
    },
    identical: [statements, branches, functions, lines].every(({ identical }) => identical),
  };
}

function isPlaceholder(file: FileCoverage): boolean {
  return file.functions.some(({ name, hits }) => name === NEVER_LOADED && hits === 0);
}

/** A placeholder's one function and one branch span the whole file and stand for nothing that is in the source. */
function withoutInventedItems(file: FileCoverage): FileCoverage {
  const invented = file.functions.filter(({ name }) => name === NEVER_LOADED).map(({ span }) => span);
  return {
    ...file,
    functions: file.functions.filter(({ name }) => name !== NEVER_LOADED),
    branches: file.branches.filter(({ span }) => !invented.some((whole) => sameSpan(whole, span))),
  };
}

function itemCount(file: FileCoverage): number {
  return file.statements.length + file.branches.length + file.functions.length + file.lines.length;
}

function withSums(record: FileCoverage, like: FileCoverage, sums: Float64Array): FileCoverage {
  // Nothing else was merged into it: the tables are still the very same.
  if (record.statements === like.statements && record.functions === like.functions && record.branches === like.branches) return plusCounters(record, sums);
  return mergePair(record, recounted({ like, hash: null, counters: sums })).file;
}

/** The record with what was kept beside it; of what placeholders add, only items beyond the real ones are worth a remark. */
function finished({ record, like, sums, setAside, mismatch }: Entry): { file: FileCoverage; mismatch: boolean } {
  const counted = sums === null ? record : withSums(record, like, sums);
  if (setAside === null) return { file: counted, mismatch };
  const { file } = mergePair(counted, withoutInventedItems(setAside));
  return { file, mismatch: mismatch || itemCount(file) > itemCount(counted) };
}

/**
 * Merges reports record by record, so that only one report needs to be in memory. Inputs are never changed (defect H).
 * The order of the reports changes no counter, only which report a message names first.
 */
export class CoverageMerge {
  readonly #entries = new Map<string, Entry>();
  readonly #problems: CoverageProblem[] = [];

  add(input: MergeInput): void {
    const { file, path } = input;
    const entry = this.#entries.get(path);
    if (entry !== undefined && isRecount(file) && entry.like === file.like) this.#recount(entry, input, file);
    else if (isRecount(file)) this.#addRecord(entry, input, { ...recounted(file), path }, file.like);
    else this.#addRecord(entry, input, { ...file, path }, file);
  }

  /** What was merged so far. */
  result(): MergedCoverage {
    const files = new Map<string, FileCoverage>();
    const notes: CoverageNote[] = [];
    for (const [path, entry] of this.#entries) {
      const { file, mismatch } = finished(entry);
      files.set(path, file);
      if (mismatch) notes.push({ code: "map-mismatch", file: path, message: MISMATCH });
    }
    return { files, problems: this.#problems, notes };
  }

  /** Summing up counters costs next to nothing; items are made from the sum once, at the end. */
  #recount(entry: Entry, input: MergeInput, { hash, counters }: Recount): void {
    this.#checkHash(entry, input, counters.some((count) => count > 0) ? hash : null);
    entry.sums ??= new Float64Array(counters.length);
    addCounters(entry.sums, counters);
  }

  /** @param like the object by which later recounts name the tables of `file`. */
  #addRecord(known: Entry | undefined, input: MergeInput, file: FileCoverage, like: FileCoverage): void {
    const entry = known ?? this.#newEntry(input, file, like);
    const { format, report } = entry.first;
    if (format !== file.format) {
      this.#problem("two-formats", input, `measured as ${file.format} here and as ${format} in ${visibleFileName(report)}; give one format per file`);
      return;
    }
    this.#checkHash(entry, input, wasExecuted(file) ? file.hash : null);
    if (known !== undefined) this.#join(known, input, file, like);
  }

  #newEntry({ report, path }: MergeInput, record: FileCoverage, like: FileCoverage): Entry {
    const entry: Entry = {
      first: { report, format: record.format }, record, like, sums: null,
      neverLoaded: isPlaceholder(record), setAside: null, mismatch: false, executed: new Map(),
    };
    this.#entries.set(path, entry);
    return entry;
  }

  #problem(code: ProblemCode, { report, path }: MergeInput, message: string): void {
    this.#problems.push({ code, report, file: path, message });
  }

  /** `hash` is null for what was not executed. It covers the path as well, so it tells nothing about other roots. */
  #checkHash(entry: Entry, input: MergeInput, hash: string | null): void {
    if (hash === null) return;
    const before = entry.executed.get(input.file.path);
    if (before === undefined) entry.executed.set(input.file.path, { report: input.report, hash });
    else if (before.hash !== hash) {
      this.#problem("source-edited", input, `not the same source as in ${visibleFileName(before.report)}; run all shards on one commit with one configuration`);
    }
  }

  #join(entry: Entry, input: MergeInput, file: FileCoverage, like: FileCoverage): void {
    const neverLoaded = isPlaceholder(file);
    if (entry.neverLoaded && !neverLoaded) {
      entry.setAside = entry.record;
      entry.record = file;
      entry.like = like;
      entry.neverLoaded = false;
    } else if (!entry.neverLoaded && neverLoaded) {
      entry.setAside = entry.setAside === null ? file : mergePair(entry.setAside, file).file;
    } else {
      this.#addTo(entry, input, file);
    }
  }

  #addTo(entry: Entry, input: MergeInput, file: FileCoverage): void {
    const line = unstableBranchLine(entry.record, file);
    if (line !== null) {
      this.#problem("unstable-branches", input, `line ${line} has other branches than in ${visibleFileName(entry.first.report)}; merge such coverage before it becomes LCOV`);
    }
    const merged = mergePair(entry.record, file);
    entry.record = merged.file;
    entry.mismatch ||= !merged.identical;
  }
}

/** Merges records that are all at hand. */
export function mergeCoverage(inputs: Iterable<MergeInput>): MergedCoverage {
  const merge = new CoverageMerge();
  for (const input of inputs) merge.add(input);
  return merge.result();
}
