import { NEVER_LOADED, spanText, type Arm, type Branch, type CoverageFormat, type FileCoverage, type Span } from "../../../shared/coverage/model.js";
import { lineHits } from "../../../shared/coverage/totals.js";

/** One thing in a file that a test can reach: what the gate counts, annotates, and looks for on changed lines. */
export interface Coverable {
  readonly kind: "statement" | "branch" | "function" | "line";
  readonly line: number;
  readonly endLine: number;
  /** The last line of what belongs to it for certain: of a Go block all, since its statements are not listed one by one. */
  readonly headEnd: number;
  /** Where more of it may lie, among other items that lie within; null where the format does not tell. */
  readonly span: Span | null;
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

/** An arm without a place of its own hangs on the condition, which ends where the first arm starts. */
function conditionEnd({ span, arms }: Branch): number {
  return Math.max(span.line, arms.find((arm) => arm.span !== null)?.span?.line ?? span.line);
}

function branchArms({ branches, format }: FileCoverage): Coverable[] {
  const place = (branch: Branch, { span }: Arm): Pick<Coverable, "line" | "endLine" | "headEnd" | "span"> => {
    if (span !== null) return { line: span.line, endLine: span.endLine, headEnd: span.line, span };
    const { line } = branch.span;
    return { line, endLine: line, headEnd: conditionEnd(branch), span: null };
  };
  return branches.flatMap((branch) => branch.arms.map((arm): Coverable => (
    { kind: "branch", ...place(branch, arm), hits: arm.hits, text: armText(branch, arm.name, format) }
  )));
}

/** How istanbul calls a function without a name. */
const ANONYMOUS = /^\(anonymous(?:_\d+)?\)$/u;

function functionText(name: string): string {
  if (name === NEVER_LOADED) return "no test loaded this file";
  return `${ANONYMOUS.test(name) ? "function without a name" : `function \`${name}\``} was never called`;
}

function functions({ functions: list }: FileCoverage): Coverable[] {
  return list.map(({ name, declaration, span, hits }) => {
    const { line, endLine } = declaration ?? span;
    // Its parameters lie between its name and its body; what the body does is said by the statements in it.
    return { kind: "function", line, endLine, headEnd: Math.max(line, span.line), span: null, hits, text: functionText(name) };
  });
}

function statements(file: FileCoverage): Coverable[] {
  return file.statements
    .filter(({ weight }) => weight > 0)
    .map(({ span, hits }) => {
      const { line, endLine } = span;
      return { kind: "statement", line, endLine, headEnd: file.format === "go" ? endLine : line, span, hits, text: null };
    });
}

function lines(file: FileCoverage): Coverable[] {
  return Array.from(lineHits(file), ([line, hits]) => ({ kind: "line", line, endLine: line, headEnd: line, span: null, hits, text: null }));
}

/** Everything in the file that a test can reach, lines included. */
export function coverables(file: FileCoverage): Coverable[] {
  return [...statements(file), ...branchArms(file), ...functions(file), ...lines(file)];
}
