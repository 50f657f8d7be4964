import type { RelationName } from "../../statements/change.js";
import type { Span } from "../../statements/span.js";
import type { Token } from "./tokens.js";

/** A statement that this reader does not understand: it becomes a finding, never silence. */
export class UnreadableStatement extends Error {
  /** Offset of the word at which it stopped being understood. */
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

/** Goes through the words of one statement. What is not as it should be is an UnreadableStatement. */
export class Cursor {
  readonly #tokens: readonly Token[];
  readonly #text: string;
  #index = 0;

  constructor(text: string, tokens: readonly Token[]) {
    this.#text = text;
    this.#tokens = tokens;
  }

  get atEnd(): boolean {
    return this.#index >= this.#tokens.length;
  }

  /** The next word but `ahead`; undefined behind the last. */
  peek(ahead = 0): Token | undefined {
    return this.#tokens[this.#index + ahead];
  }

  take(): Token {
    const token = this.peek() ?? this.fail("more was expected");
    this.#index += 1;
    return token;
  }

  /** Whether the next words are these, one behind the other. Symbols count as words. */
  sees(...words: readonly string[]): boolean {
    return words.every((word, ahead) => isWord(this.peek(ahead), word));
  }

  /** Takes these words where all of them come next. */
  accept(...words: readonly string[]): boolean {
    if (!this.sees(...words)) return false;
    this.#index += words.length;
    return true;
  }

  /** Takes the first of several words or rows of words that comes next, and gives it back. */
  acceptOneOf<T extends string>(choices: readonly T[]): T | null {
    return choices.find((choice) => this.accept(...choice.split(" "))) ?? null;
  }

  expect(...words: readonly string[]): void {
    if (!this.accept(...words)) this.fail(`expected ${words.join(" ").toUpperCase()}`);
  }

  fail(message: string): never {
    const token = this.peek();
    const found = token === undefined ? "the end of the statement" : JSON.stringify(this.#text.slice(token.start, Math.min(token.end, token.start + 40)));
    throw new UnreadableStatement(`${message}, found ${found}`, this.start);
  }

  /** A name as it is written, without quotes. */
  name(): string {
    const token = this.take();
    if (token.kind === "word") return this.#text.slice(token.start, token.end);
    // With ANSI_QUOTES a name may stand in double quotes.
    if (token.kind === "quoted" || (token.kind === "string" && this.#text.charAt(token.start) === '"')) return token.text;
    this.#index -= 1;
    return this.fail("expected a name");
  }

  /** A name, or null where none comes next. */
  nameIfPresent(): string | null {
    const kind = this.peek()?.kind;
    return kind === "word" || kind === "quoted" ? this.name() : null;
  }

  /** `table` or `schema.table`. */
  relation(): RelationName {
    const first = this.name();
    return this.accept(".") ? { schema: first, name: this.name() } : { schema: null, name: first };
  }

  relations(): RelationName[] {
    return this.list(() => this.relation());
  }

  /** Members between commas, at least one. */
  list<T>(member: () => T): T[] {
    const members = [member()];
    while (this.accept(",")) members.push(member());
    return members;
  }

  /** The text between a bracket and the one that closes it; both are taken. */
  bracketed(): string {
    this.expect("(");
    const { start } = this;
    for (let depth = 1; ;) {
      const token = this.take();
      if (token.kind !== "symbol") continue;
      if (token.text === "(") depth += 1;
      if (token.text === ")") depth -= 1;
      if (depth === 0) return this.#text.slice(start, token.start).trim();
    }
  }

  /** The text of what comes next until one of the words, a comma or a closing bracket of the level that this begins on. */
  textUntil(stops: ReadonlySet<string>): string {
    const { start } = this;
    let end = start;
    for (let token = this.peek(); token !== undefined; token = this.peek()) {
      if (token.kind === "symbol" && (token.text === "," || token.text === ")")) break;
      if (token.kind === "word" && stops.has(token.text) && end > start) break;
      if (token.kind === "symbol" && token.text === "(") this.bracketed();
      else this.take();
      end = this.#end;
    }
    return this.#text.slice(start, end);
  }

  /** From the word with which something began to the last that was taken. */
  spanFrom(start: number): Span {
    return { start, end: this.#end };
  }

  /** Where the next word begins. */
  get start(): number {
    return this.peek()?.start ?? Number(this.#tokens.at(-1)?.end);
  }

  /** Where the last word ended that was taken. */
  get #end(): number {
    return Number(this.#tokens[this.#index - 1]?.end);
  }
}

function isWord(token: Token | undefined, word: string): boolean {
  return token !== undefined && (token.kind === "word" || token.kind === "symbol") && token.text === word;
}
