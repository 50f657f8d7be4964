import type { Span } from "../../statements/span.js";
import { Tokens, type Token } from "./tokens.js";

/** One statement of a script, as a client would send it. */
export interface Piece extends Span {
  /** Its words, without the terminator. */
  readonly tokens: readonly Token[];
}

/** A line of the client's own, which changes what ends a statement. It has no terminator, and no server ever sees it. */
const DELIMITER_LINE = /delimiter[ \t]+(\S+)[ \t]*(?:\r?\n|$)/iy;

/**
 * Splits a script as the mysql and mariadb clients do: at the delimiter, which a DELIMITER line changes, and not within the
 * body of a routine, a trigger or an event, whose own semicolons a runner without DELIMITER lines leaves in it.
 */
export function splitScript(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let delimiter = ";";
  let tokens: Token[] = [];
  let body = new Body();
  const source = new Tokens(text);
  const finish = (): void => {
    const [first] = tokens;
    const last = tokens.at(-1);
    if (first !== undefined && last !== undefined) pieces.push({ start: first.start, end: last.end, tokens });
    tokens = [];
    body = new Body();
  };
  for (let token = source.next(); token !== null; token = source.next()) {
    const line = tokens.length === 0 && token.text === "delimiter" ? delimiterLine(text, token.start) : null;
    const end = isText(token) || (delimiter === ";" && body.isOpen) ? -1 : placeOf(delimiter, text, token);
    if (line !== null) {
      delimiter = line.delimiter;
      source.place = line.end;
    } else if (end === token.start) {
      finish();
      source.place = end + delimiter.length;
    } else {
      // The client looks for its delimiter in words too: END$$ is an END.
      const isCut = end > token.start;
      const word = isCut ? { ...token, text: token.text.slice(0, end - token.start), end } : token;
      if (isCut) source.place = end;
      tokens.push(word);
      body.take(word);
    }
  }
  finish();
  return pieces;
}

function isText({ kind }: Token): boolean {
  return kind === "string" || kind === "quoted" || kind === "unclosed";
}

/** Where the delimiter stands that begins with a word or within it; -1 for none. */
function placeOf(delimiter: string, text: string, { start, end }: Token): number {
  if (text.startsWith(delimiter, start)) return start;
  const within = text.slice(start, end).indexOf(delimiter);
  return within < 0 ? -1 : start + within;
}

function delimiterLine(text: string, index: number): { readonly delimiter: string; readonly end: number } | null {
  DELIMITER_LINE.lastIndex = index;
  const found = DELIMITER_LINE.exec(text);
  return found === null ? null : { delimiter: String(found[1]), end: index + found[0].length };
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
