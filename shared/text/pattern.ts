import type { RE2JS } from "re2js";
import { messageOf } from "../action/errors.js";
import { characterCount } from "./character-count.js";
import { load } from "./linear-engine.cjs";
import { piecesOf } from "./pieces.js";

/** Characters of a text that a pattern looks at. GitHub lets nobody write a longer description. */
export const LONGEST_TEXT = 65_536;

/** Every character of a text may cost a step for each instruction of its pattern. */
const MOST_INSTRUCTIONS = 1000;

/** Units of the longest part of a text in which a word is sought. */
const LONGEST_PIECE = 500;

/** Matches that are looked at in one text: nobody names more keys than that. */
const MOST_MATCHES = 200;

/** A regular expression that cannot be used; the message says why, without the expression. */
export class PatternError extends Error {
  constructor(problem: string) {
    super(problem);
    this.name = "PatternError";
  }
}

/** What came of looking for a pattern. A text of more than {@link LONGEST_TEXT} characters is not looked at: neither found nor absent. */
export type Search = "found" | "absent" | "too-long";

/** A user's regular expression in RE2's syntax: the time that it takes grows with the text, whatever both hold. */
export interface Pattern {
  readonly source: string;
  /** Looks anywhere in the text. */
  search(text: string): Search;
  /**
   * The words that match, each once, in the order of the text; a match within a longer word (`ORD-1` in `FORD-1a`) is
   * none. Null for a text that is too long. A match never reaches over the end of a line, nor over 500 characters.
   */
  words(text: string): readonly string[] | null;
}

/** Policies name few patterns, and ask them of every commit. */
const MOST_KEPT = 500;
const kept = new Map<string, Pattern>();

/** @throws PatternError for what RE2 does not accept, and for a pattern that would take too long on a long text. */
export function compilePattern(source: string): Pattern {
  const known = kept.get(source);
  if (known !== undefined) return known;
  const expression = compiled(source);
  const pattern: Pattern = {
    source,
    search: (text) => (isTooLong(text) ? "too-long" : expression.test(text) ? "found" : "absent"),
    words: (text) => (isTooLong(text) ? null : wordsIn(expression, text)),
  };
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(source, pattern);
  return pattern;
}

function compiled(source: string): RE2JS {
  let expression: RE2JS;
  try {
    expression = load().RE2JS.compile(source);
  } catch (thrown) {
    throw new PatternError(problemOf(thrown));
  }
  if (expression.programSize() > MOST_INSTRUCTIONS) throw new PatternError("repeats too much: a long text would take long; write smaller counts in braces");
  return expression;
}

/** `error parsing regexp: missing closing ): `(`` is said of all that is wrong; what RE2 leaves out deserves its name. */
function problemOf(thrown: unknown): string {
  const problem = messageOf(thrown).replace(/^error parsing regexp: /, "");
  if (/`\(\?<?[=!]/.test(problem)) return `${problem}; RE2 has no lookaround, because it makes some texts slow`;
  if (/escape sequence: `\\[1-9k]/.test(problem)) return `${problem}; RE2 has no backreference, because it makes some texts slow`;
  return problem;
}

/** Counted as people count: what JavaScript holds in two units is one character. */
function isTooLong(text: string): boolean {
  if (text.length <= LONGEST_TEXT) return false;
  if (text.length > 2 * LONGEST_TEXT) return true;
  return characterCount(text) > LONGEST_TEXT;
}

const ENDS_IN_WORD = /[\p{L}\p{N}]$/u;
const STARTS_WITH_WORD = /^[\p{L}\p{N}]/u;

/** Whether a match is a word of its own. Two units hold any one character. */
function standsAlone(text: string, start: number, end: number): boolean {
  return end > start && !ENDS_IN_WORD.test(text.slice(Math.max(0, start - 2), start)) && !STARTS_WITH_WORD.test(text.slice(end, end + 2));
}

/** Asked piece by piece: each match may look as far as the end of its text, so that a long one would take the square of its length. */
function wordsIn(expression: RE2JS, text: string): readonly string[] {
  const found = new Set<string>();
  let matches = 0;
  for (const piece of piecesOf(text, LONGEST_PIECE)) {
    const matcher = expression.matcher(piece);
    while (matches < MOST_MATCHES && matcher.find()) {
      matches += 1;
      const [start, end] = [matcher.start(), matcher.end()];
      if (standsAlone(piece, start, end)) found.add(piece.slice(start, end));
    }
  }
  return [...found];
}
