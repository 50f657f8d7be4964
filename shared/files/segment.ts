/** Whether a part of a pattern takes one name between two `/`. */
export type SegmentMatcher = (segment: string) => boolean;

/** Any text, an empty one too. */
export const ANY_TEXT = Symbol("any text");
/** One character, whichever. */
export const ANY_CHARACTER = Symbol("any character");
/** What a part of a pattern is made of: a character, a wildcard, or one character of a set. */
export type Token = string | typeof ANY_TEXT | typeof ANY_CHARACTER | ((character: string) => boolean);

/**
 * Makes a part of a pattern from its tokens. Takes the length of the name times that of the part at most: a regular
 * expression would try every division of the name among all the wildcards, and names are strangers' words.
 */
export function segmentMatcher(tokens: readonly Token[]): SegmentMatcher {
  if (tokens.every((token) => typeof token === "string")) {
    const name = tokens.join("");
    return (segment) => segment === name;
  }
  // Most names differ at an end already, and cutting a name into characters is what costs.
  const head = literalsOf(tokens).join("");
  const tail = literalsOf([...tokens].reverse()).reverse().join("");
  return (segment) => segment.startsWith(head) && segment.endsWith(tail) && tokensMatch(tokens, Array.from(segment));
}

/** The characters up to the first token that is none. */
function literalsOf(tokens: readonly Token[]): string[] {
  const end = tokens.findIndex((token) => typeof token !== "string");
  return tokens.slice(0, end).filter((token) => typeof token === "string");
}

/** Goes back to the latest wildcard for any text alone. */
function tokensMatch(tokens: readonly Token[], characters: readonly string[]): boolean {
  let token = 0;
  let retryToken = -1;
  let retryCharacter = 0;
  let character = 0;
  while (character < characters.length || tokens[token] === ANY_TEXT) {
    const wanted = tokens[token];
    const found = characters[character];
    if (wanted === ANY_TEXT) {
      token += 1;
      retryToken = token;
      retryCharacter = character;
    } else if (found !== undefined && takes(wanted, found)) {
      token += 1;
      character += 1;
    } else if (retryToken === -1) {
      return false;
    } else {
      retryCharacter += 1;
      token = retryToken;
      character = retryCharacter;
    }
  }
  return token === tokens.length;
}

function takes(wanted: Exclude<Token, typeof ANY_TEXT> | undefined, character: string): boolean {
  return typeof wanted === "function" ? wanted(character) : wanted === ANY_CHARACTER || wanted === character;
}
