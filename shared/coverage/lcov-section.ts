import { addHits } from "./hits.js";
import { wholeLine, type Arm, type Branch, type CoveredFunction, type FileCoverage, type Line } from "./model.js";

/** One `BRDA` record. */
export interface LcovArm {
  readonly line: number;
  readonly block: string;
  readonly name: string;
  readonly hits: number;
}

/** One `FN` record. */
interface LcovFunction {
  readonly line: number;
  readonly endLine: number | null;
  readonly name: string;
}

/** What an LCOV header claims, to be compared with what the section lists. */
export type LcovHeader = "LF" | "LH" | "BRF" | "BRH" | "FNF" | "FNH";

/** How many items each header announces, as LCOV writers list them: repeated records count each time. */
const ANNOUNCED = ["LF", "BRF", "FNF"] as const;
type Announced = (typeof ANNOUNCED)[number];

/**
 * LLVM counts the lines of nested functions and of template instances once for each of them, so what it announces of the
 * languages it compiles exceeds what it lists, and nothing is missing.
 */
const COUNTED_TWICE_BY_LLVM = /\.(?:c|cc|cpp|cxx|h|hh|hpp|hxx|m|mm|rs|swift)$/iu;

/** Figures that lcov prints behind the lines; the lines themselves are what counts. */
const HEADER_FIGURES: Readonly<Record<LcovHeader, (file: FileCoverage) => number>> = {
  LF: ({ lines }) => lines.length,
  LH: ({ lines }) => lines.filter(({ hits }) => hits > 0).length,
  BRF: ({ branches }) => branches.flatMap(({ arms }) => arms).length,
  BRH: ({ branches }) => branches.flatMap(({ arms }) => arms).filter(({ hits }) => hits > 0).length,
  FNF: ({ functions }) => functions.length,
  FNH: ({ functions }) => functions.filter(({ hits }) => hits > 0).length,
};

/** One order for arms whatever order the tool wrote them in; numbers come out in numeric order. */
function compareNames(left: string, right: string): number {
  return left.length - right.length || (left < right ? -1 : 1);
}

interface LcovBranch {
  readonly line: number;
  readonly block: string;
  readonly arms: Map<string, LcovArm>;
}

/** Collects the records of one `SF` ... `end_of_record` section. */
export class LcovSection {
  readonly path: string;
  readonly #hitsByLine = new Map<number, number>();
  readonly #branches = new Map<string, LcovBranch>();
  readonly #functions: LcovFunction[] = [];
  readonly #calls = new Map<string, number[]>();
  readonly #headers = new Map<LcovHeader, number>();
  readonly #listed: Record<Announced, number> = { LF: 0, BRF: 0, FNF: 0 };

  constructor(path: string) {
    this.path = path;
  }

  /** A repeated line adds up: coverage.py and lcov's per-test sections repeat lines. */
  line(line: number, hits: number): void {
    this.#listed.LF += 1;
    this.#hitsByLine.set(line, addHits(this.#hitsByLine.get(line) ?? 0, hits));
  }

  arm(arm: LcovArm): void {
    const { line, block, name, hits } = arm;
    this.#listed.BRF += 1;
    const branchKey = `${line},${block}`;
    const { arms } = this.#branches.get(branchKey) ?? { arms: new Map<string, LcovArm>() };
    arms.set(name, { ...arm, hits: addHits(arms.get(name)?.hits ?? 0, hits) });
    this.#branches.set(branchKey, { line, block, arms });
  }

  function(found: LcovFunction): void {
    this.#listed.FNF += 1;
    this.#functions.push(found);
  }

  calls(name: string, hits: number): void {
    this.#calls.set(name, [...(this.#calls.get(name) ?? []), hits]);
  }

  header(name: LcovHeader, count: number): void {
    this.#headers.set(name, count);
  }

  /** The first name that has counts but no `FN` record, or null. */
  functionWithoutPlace(): string | null {
    const known = new Set(this.#functions.map(({ name }) => name));
    return [...this.#calls.keys()].find((name) => !known.has(name)) ?? null;
  }

  /**
   * `LF says 10, and 9 are listed` for each header that announces more than there is: part of the section was lost. The other
   * way round is harmless: tools count a line once that they list twice, and leave aliases of functions out.
   */
  lostRecords(): string[] {
    return ANNOUNCED.flatMap((name) => {
      const announced = this.#headers.get(name) ?? 0;
      const listed = this.#listed[name];
      const harmless = listed > 0 && COUNTED_TWICE_BY_LLVM.test(this.path);
      return announced <= listed || harmless ? [] : [`${name} says ${announced}, and ${listed} are listed`];
    });
  }

  /** `LF says 10, the lines say 9` for each header that disagrees with what is listed. */
  headerMismatches(file: FileCoverage): string[] {
    return [...this.#headers].flatMap(([name, claimed]) => {
      const listed = HEADER_FIGURES[name](file);
      return claimed === listed ? [] : [`${name} says ${claimed}, the lines say ${listed}`];
    });
  }

  /** Several functions of one name are matched to their counts in order; a function without a count never ran. */
  #functionItems(): CoveredFunction[] {
    const used = new Map<string, number>();
    return this.#functions.map(({ name, line, endLine }) => {
      const ordinal = used.get(name) ?? 0;
      used.set(name, ordinal + 1);
      const hits = this.#calls.get(name)?.[ordinal] ?? 0;
      return { kind: "function", name, declaration: wholeLine(line), span: { ...wholeLine(line), endLine: endLine ?? line }, hits };
    });
  }

  #branchItems(): Branch[] {
    return [...this.#branches.values()].map(({ line, block, arms }) => {
      const listed = [...arms.values()].sort((a, b) => compareNames(a.name, b.name));
      const named = listed.map(({ name, hits }): Arm => ({ name, span: null, hits }));
      return { kind: "branch", type: `block ${block}`, span: wholeLine(line), arms: named };
    });
  }

  coverage(): FileCoverage {
    const lines = [...this.#hitsByLine].sort(([a], [b]) => a - b).map(([line, hits]): Line => ({ kind: "line", line, hits }));
    const branches = this.#branchItems().sort((a, b) => a.span.line - b.span.line || compareNames(a.type, b.type));
    return { path: this.path, format: "lcov", hash: null, statements: [], branches, functions: this.#functionItems(), lines };
  }
}
