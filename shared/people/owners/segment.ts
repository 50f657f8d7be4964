/** Whether a pattern's part takes one name between two `/`. */
export type SegmentMatcher = (segment: string) => boolean;

const ANY_TEXT = Symbol("*");
const ANY_CHARACTER = Symbol("?");
type Token = string | typeof ANY_TEXT | typeof ANY_CHARACTER;

/** Compiles one part of a pattern: `*` any text, `?` one character, a backslash takes the next character's meaning away. */
export function segmentMatcher(part: string): SegmentMatcher {
  const tokens = tokensOf(part);
  if (tokens.every((token) => typeof token === "string")) {
    const name = tokens.join("");
    return (segment) => segment === name;
  }
  // Most names differ at an end already, and cutting a name into characters is what costs.
  const head = literalsOf(tokens).join("");
  const tail = literalsOf([...tokens].reverse()).reverse().join("");
  return (segment) => segment.startsWith(head) && segment.endsWith(tail) && tokensMatch(tokens, Array.from(segment));
}

/** The characters up to the first `*` or `?`. */
function literalsOf(tokens: readonly Token[]): string[] {
  const end = tokens.findIndex((token) => typeof token !== "string");
  return tokens.slice(0, end).filter((token) => typeof token === "string");
}

function tokensOf(part: string): Token[] {
  const tokens: Token[] = [];
  let escaped = false;
  for (const character of part) {
    if (escaped || !"\\*?".includes(character)) {
      tokens.push(character);
      escaped = false;
    } else if (character === "\\") {
      escaped = true;
    } else {
      tokens.push(character === "*" ? ANY_TEXT : ANY_CHARACTER);
    }
  }
  return tokens;
}

/** Goes back to the latest `*` alone: a regular expression would try every division of the name among all of them. */
function tokensMatch(tokens: readonly Token[], characters: readonly string[]): boolean {
  let token = 0;
  let retryToken = -1;
  let retryCharacter = 0;
  let character = 0;
  while (character < characters.length || tokens[token] === ANY_TEXT) {
    const wanted = tokens[token];
    if (wanted === ANY_TEXT) {
      token += 1;
      retryToken = token;
      retryCharacter = character;
    } else if (wanted !== undefined && (wanted === ANY_CHARACTER || wanted === characters[character])) {
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
