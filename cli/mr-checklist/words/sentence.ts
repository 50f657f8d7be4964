/** What a policy says in words: a sentence, or several of which all have to hold, or one. */
export type Sentence = string | { readonly join: "all" | "any"; readonly parts: readonly Sentence[] };

/** Sentences that are joined; one alone is itself, and one of the same kind inside is no list of its own. */
export function joinSentences(join: "all" | "any", parts: readonly Sentence[]): Sentence {
  const flat = parts.flatMap((part) => (typeof part !== "string" && part.join === join ? part.parts : [part]));
  const [only, ...others] = flat;
  return only !== undefined && others.length === 0 ? only : { join, parts: flat };
}

/** A line of a text, and how deep it stands. */
export interface IndentedLine {
  readonly depth: number;
  readonly text: string;
}

/** A sentence in lines: what is joined stands below the line that says how. */
export function sentenceLines(sentence: Sentence, depth = 0): IndentedLine[] {
  if (typeof sentence === "string") return [{ depth, text: sentence }];
  const { join, parts } = sentence;
  const start = join === "all" ? "all of these:" : parts.length === 2 ? "either of these:" : "any of these:";
  return [{ depth, text: start }, ...parts.flatMap((part) => sentenceLines(part, depth + 1))];
}

/** `a, b or c`. */
export function orText(words: readonly string[]): string {
  return joinedText(words, "or");
}

/** `a, b and c`. */
export function andText(words: readonly string[]): string {
  return joinedText(words, "and");
}

function joinedText(words: readonly string[], word: "and" | "or"): string {
  const last = words.slice(-1).join("");
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} ${word} ${last}`;
}
