import type { Span } from "../../statements/span.js";
import { tokensOf, type Token } from "./tokens.js";

/** One statement of a script, as a client would send it. */
export interface Piece extends Span {
  /** Its words, without the terminator. */
  readonly tokens: readonly Token[];
}

/** A line of the client's own, which changes what ends a statement. It has no terminator, and no server ever sees it. */
const DELIMITER_LINE = /[ \t]*delimiter[ \t]+(\S+)[ \t]*(?:\r?\n|$)/iy;

/**
 * Splits a script as the mysql and mariadb clients do: at the delimiter, which a DELIMITER line changes, and not within the
 * body of a routine, a trigger or an event, whose own semicolons a runner without DELIMITER lines leaves in it.
 */
export function splitScript(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let delimiter = ";";
  let tokens: Token[] = [];
  let body = new Body();
  let index = 0;
  const finish = (): void => {
    const [first] = tokens;
    const last = tokens.at(-1);
    if (first !== undefined && last !== undefined) pieces.push({ start: first.start, end: last.end, tokens });
    tokens = [];
    body = new Body();
  };
  while (index < text.length) {
    const line = tokens.length === 0 ? delimiterLine(text, index) : null;
    if (line !== null) {
      delimiter = line.delimiter;
      index = line.end;
      continue;
    }
    const { value: token } = tokensOf(text, index).next() as IteratorResult<Token, undefined>;
    if (token === undefined) break;
    // Before this word a DELIMITER line may stand, behind blanks and comments.
    const beginning = tokens.length === 0 ? lineBeginning(text, index, token) : null;
    if (beginning !== null) {
      index = beginning;
      continue;
    }
    if (text.startsWith(delimiter, token.start) && token.kind !== "string" && token.kind !== "quoted" && !(delimiter === ";" && body.isOpen)) {
      finish();
      index = token.start + delimiter.length;
      continue;
    }
    tokens.push(token);
    body.take(token);
    index = token.end;
  }
  finish();
  return pieces;
}

function delimiterLine(text: string, index: number): { readonly delimiter: string; readonly end: number } | null {
  DELIMITER_LINE.lastIndex = index;
  const found = DELIMITER_LINE.exec(text);
  return found === null ? null : { delimiter: found[1] ?? ";", end: index + found[0].length };
}

/** Where a DELIMITER line begins that is the next thing in the text; null when the next thing is something else. */
function lineBeginning(text: string, from: number, { start, kind, text: word }: Token): number | null {
  return kind === "word" && word === "delimiter" && start > from && delimiterLine(text, start) !== null ? start : null;
}

const STORED = new Set(["procedure", "function", "trigger", "event", "package"]);
/** Words that CREATE and the kind of what is created may have between them, with the definer's name. */
const LEAD = 24;

/** Follows how deep a statement stands in the body of something stored. */
class Body {
  #seen: string[] = [];
  #isStored = false;
  #depth = 0;
  #previous = "";

  get isOpen(): boolean {
    return this.#isStored && this.#depth > 0;
  }

  take({ kind, text }: Token): void {
    const word = kind === "word" ? text : "";
    if (!this.#isStored) {
      if (this.#seen.length < LEAD) this.#seen.push(word);
      this.#isStored = this.#seen[0] === "create" && STORED.has(word);
    } else if (this.#previous === "end") {
      // END IF and its like: the depth was taken back with END.
    } else if (word === "begin" || word === "case" || word === "loop" || word === "repeat" || word === "while" || (word === "if" && this.#depth > 0)) {
      this.#depth += 1;
    } else if (word === "end" && this.#depth > 0) {
      this.#depth -= 1;
    }
    this.#previous = word;
  }
}
