import { visibleFileName } from "../report/escape/file-name.js";
import { BRANCH_RULE, FUNCTION_RULE, LINE_RULE, sameSpan, STATEMENT_RULE } from "./item-rules.js";
import { mergeItems } from "./merge-items.js";
import { NEVER_LOADED, wasExecuted, type FileCoverage } from "./model.js";
import type { CoverageNote, CoverageProblem, ProblemCode } from "./problem.js";
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
  /** The path inside the report, before it was matched to a source file. */
  readonly reportedPath: string;
  /** The record, under the path that it is merged by. */
  readonly file: FileCoverage;
}

interface Executed {
  readonly report: string;
  readonly hash: string;
}

/** What is known of one source file so far. */
interface Entry {
  readonly first: MergeInput;
  record: FileCoverage;
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

/** A record with what placeholders add to it; only items beyond the real ones are worth a remark. */
function finished({ record, setAside, mismatch }: Entry): { file: FileCoverage; mismatch: boolean } {
  if (setAside === null) return { file: record, mismatch };
  const { file } = mergePair(record, withoutInventedItems(setAside));
  return { file, mismatch: mismatch || itemCount(file) > itemCount(record) };
}

function newEntry(first: MergeInput): Entry {
  const { file } = first;
  return { first, record: file, neverLoaded: isPlaceholder(file), setAside: null, mismatch: false, executed: new Map() };
}

/**
 * Merges reports record by record, so that only one report needs to be in memory. Inputs are never changed (defect H).
 * The order of the reports changes no counter, only which report a message names first.
 */
export class CoverageMerge {
  readonly #entries = new Map<string, Entry>();
  readonly #problems: CoverageProblem[] = [];

  add(input: MergeInput): void {
    const { file } = input;
    const known = this.#entries.get(file.path);
    const entry = known ?? newEntry(input);
    this.#entries.set(file.path, entry);
    if (entry.first.file.format !== file.format) {
      const { first } = entry;
      this.#problem("two-formats", input, `measured as ${file.format} here and as ${first.file.format} in ${visibleFileName(first.report)}; give one format per file`);
      return;
    }
    this.#checkHash(entry, input);
    if (known !== undefined) this.#join(known, input);
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

  #problem(code: ProblemCode, { report, file }: MergeInput, message: string): void {
    this.#problems.push({ code, report, file: file.path, message });
  }

  /** The hash covers the path as well, so it tells nothing about records under different roots. */
  #checkHash(entry: Entry, input: MergeInput): void {
    const { file, report, reportedPath } = input;
    if (file.hash === null || !wasExecuted(file)) return;
    const before = entry.executed.get(reportedPath);
    if (before === undefined) entry.executed.set(reportedPath, { report, hash: file.hash });
    else if (before.hash !== file.hash) {
      this.#problem("source-edited", input, `not the same source as in ${visibleFileName(before.report)}; run all shards on one commit with one configuration`);
    }
  }

  #join(entry: Entry, input: MergeInput): void {
    const { file } = input;
    const neverLoaded = isPlaceholder(file);
    if (entry.neverLoaded && !neverLoaded) {
      entry.setAside = entry.record;
      entry.record = file;
      entry.neverLoaded = false;
    } else if (!entry.neverLoaded && neverLoaded) {
      entry.setAside = entry.setAside === null ? file : mergePair(entry.setAside, file).file;
    } else {
      this.#addTo(entry, input);
    }
  }

  #addTo(entry: Entry, input: MergeInput): void {
    const line = unstableBranchLine(entry.record, input.file);
    if (line !== null) {
      this.#problem("unstable-branches", input, `line ${line} has other branches than in ${visibleFileName(entry.first.report)}; merge such coverage before it becomes LCOV`);
    }
    const merged = mergePair(entry.record, input.file);
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
