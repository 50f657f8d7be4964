import { ANY_DEPTH, type PathPattern } from "../../files/path-pattern.js";
import { ANY_CHARACTER, ANY_TEXT, segmentMatcher, type SegmentMatcher, type Token } from "../../files/segment.js";

const anySegment: SegmentMatcher = (segment) => segment !== "";

/**
 * Compiles a pattern as GitHub reads it, which is not quite gitignore's way: `docs/*` takes the files of that folder and
 * none below, brackets stand for themselves. Without `/` before its end a pattern holds at any depth.
 */
export function compilePattern(pattern: string): PathPattern {
  const written = pattern.split("/");
  if (written.length > 1 && written[0] === "") written.shift();
  else if (written.length === 1 || (written.length === 2 && written[1] === "")) written.unshift("**");
  const last = written.pop();
  const parts = written.map((part) => (part === "**" ? ANY_DEPTH : matcherOf(part)));
  // `folder/` and `folder/**` are what lies in the folder, never a file of its name.
  if (last === undefined || last === "" || last === "**") return { parts: [...parts, anySegment], descends: true };
  return { parts: [...parts, matcherOf(last)], descends: last !== "*" };
}

function matcherOf(part: string): SegmentMatcher {
  return part === "*" ? anySegment : segmentMatcher(tokensOf(part));
}

/** `*` any text, `?` one character, a backslash takes the next character's meaning away. */
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
