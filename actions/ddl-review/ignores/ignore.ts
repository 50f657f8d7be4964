import type { Span } from "../statements/span.js";

/** What a comment `-- ddl-review: allow drop-column reason="…" until=2026-12-31` says. */
export interface Allowance {
  readonly rules: readonly string[];
  /** Null where none is given: such a comment silences nothing. */
  readonly reason: string | null;
  /** The last day that it holds, as YYYY-MM-DD in UTC; null for one without an end. */
  readonly until: string | null;
  /** Why nobody can tell what it allows; null for what can be read. */
  readonly problem: string | null;
}

/** An allowance in its place. */
export interface Ignore extends Allowance {
  readonly span: Span;
  /** The statement that it speaks of, by its position in the file; null where none comes behind it. */
  readonly statement: number | null;
  /** Whether it stands in front of all statements: then it speaks of the file as a whole too. */
  readonly isAtTop: boolean;
}

/** The first words of a comment that is meant for this review, whether or not it is written well. */
const MEANT = /^ddl-review\s*(?::|\s(?=allow|ignore|disable))\s*/i;
const RULES = /^allow\s+([a-z][a-z0-9-]*(?:\s*,\s*[a-z][a-z0-9-]*)*)(?=\s|$)\s*/;
const OPTION = /^(reason|until)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))(?=\s|$)\s*/;
const EXPECTED = 'write: ddl-review: allow RULE, RULE reason="why" until=YYYY-MM-DD';

/** What a line of a comment allows; null for a comment that is not about this review. */
export function readAllowance(line: string): Allowance | null {
  const meant = MEANT.exec(line);
  if (meant === null) return null;
  const body = line.slice(meant[0].length);
  const named = RULES.exec(body);
  if (named === null || !meant[0].includes(":")) return malformed(EXPECTED);
  return readOptions(body.slice(named[0].length), [...new Set(String(named[1]).split(/\s*,\s*/))]);
}

function readOptions(text: string, rules: readonly string[]): Allowance {
  const options = new Map<string, string>();
  let rest = text;
  for (let found = OPTION.exec(rest); found !== null; found = OPTION.exec(rest)) {
    const [whole, option, double, single, bare] = found;
    const name = String(option);
    if (options.has(name)) return malformed(`${name} is given twice; ${EXPECTED}`);
    options.set(name, String(double ?? single ?? bare).trim());
    rest = rest.slice(whole.length);
  }
  // What is left over could be meant as anything, and so nothing of the comment counts.
  if (rest !== "") return malformed(`${JSON.stringify(rest.slice(0, 40))} stands where reason= or until= or the end should be; ${EXPECTED}`);
  const until = options.get("until") ?? null;
  if (until !== null && !isDay(until)) return malformed(`until=${until.slice(0, 40)} is no day such as 2026-12-31`);
  const reason = options.get("reason") ?? "";
  return { rules, reason: reason === "" ? null : reason, until, problem: null };
}

function malformed(problem: string): Allowance {
  return { rules: [], reason: null, until: null, problem };
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
