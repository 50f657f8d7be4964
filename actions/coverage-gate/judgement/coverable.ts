import { NEVER_LOADED, spanText, type Branch, type CoverageFormat, type FileCoverage } from "../../../shared/coverage/model.js";
import { lineHits } from "../../../shared/coverage/totals.js";

/** One thing in a file that a test can reach: what the gate counts, annotates, and looks for on changed lines. */
export interface Coverable {
  readonly kind: "statement" | "branch" | "function" | "line";
  readonly line: number;
  readonly endLine: number;
  /** The last line on which something of it may start: a Go block holds statements that are not listed one by one. */
  readonly lastStart: number;
  readonly hits: number;
  /** What to say when nothing reached it; null where ranges of the kind are worded together. */
  readonly text: string | null;
}

/** How istanbul's branch types read in a sentence. */
const BRANCH_WORDS: ReadonlyMap<string, string> = new Map([
  ["if", "`if`"], ["switch", "`switch`"], ["cond-expr", "conditional expression"], ["binary-expr", "logical expression"],
]);

function armText(branch: Branch, arm: string, format: CoverageFormat): string {
  const place = spanText(branch.span);
  if (branch.type === "default-arg") return `default value of the argument at ${place} was never used`;
  if (format === "lcov") return `arm "${arm}" of the branch on ${place} never ran`;
  const known = BRANCH_WORDS.get(branch.type);
  if (known === undefined) return branch.arms.length === 1 ? `branch at ${place} never ran` : `${arm} of the \`${branch.type}\` branch at ${place} never ran`;
  const noun = branch.type === "if" || branch.type === "cond-expr" ? `${arm} arm` : arm;
  return `${noun} of the ${known} at ${place} never ran`;
}

function branchArms({ branches, format }: FileCoverage): Coverable[] {
  return branches.flatMap((branch) => branch.arms.map(({ name, span, hits }): Coverable => {
    const { line, endLine } = span ?? { line: branch.span.line, endLine: branch.span.line };
    return { kind: "branch", line, endLine, lastStart: line, hits, text: armText(branch, name, format) };
  }));
}

function functions({ functions: list }: FileCoverage): Coverable[] {
  return list.map(({ name, declaration, span, hits }) => {
    const { line, endLine } = declaration ?? span;
    const text = name === NEVER_LOADED ? "no test loaded this file" : `function \`${name}\` was never called`;
    return { kind: "function", line, endLine, lastStart: line, hits, text };
  });
}

function statements(file: FileCoverage): Coverable[] {
  return file.statements
    .filter(({ weight }) => weight > 0)
    .map(({ span: { line, endLine }, hits }) => {
      const lastStart = file.format === "go" ? endLine : line;
      return { kind: "statement", line, endLine, lastStart, hits, text: null };
    });
}

function lines(file: FileCoverage): Coverable[] {
  return Array.from(lineHits(file), ([line, hits]) => ({ kind: "line", line, endLine: line, lastStart: line, hits, text: null }));
}

/** Everything in the file that a test can reach, lines included. */
export function coverables(file: FileCoverage): Coverable[] {
  return [...statements(file), ...branchArms(file), ...functions(file), ...lines(file)];
}

/** Whether the item, or a statement that it stands for, starts on one of `lines`. */
export function startsOn({ line, lastStart }: Coverable, lines: ReadonlySet<number>): boolean {
  for (let one = line; one <= lastStart; one += 1) if (lines.has(one)) return true;
  return false;
}
