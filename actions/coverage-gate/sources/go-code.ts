/** Types that hold braces and are no body. */
const EMPTY_TYPES = /\b(?:interface|struct)\s*\{\s*\}/gu;
const BEFORE_BODY_ENDS = new Set(["\n", ")", "]", "}", ",", ";", "="]);

/** Whether the `func` in front of `text` has a body with anything in it. */
function hasBody(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (depth === 0 && character === "{") return !/^\s*\}/u.test(text.slice(at + 1, at + 200));
    if (depth === 0 && BEFORE_BODY_ENDS.has(character)) return false;
    if (character === "(" || character === "[") depth += 1;
    if (character === ")" || character === "]") depth -= 1;
  }
  return false;
}

/**
 * Whether stripped Go source holds a function with statements. `go test` counts those only, so a file of package clause,
 * constants, variables and types alone is in no profile.
 */
export function hasGoCode(stripped: string): boolean {
  const text = stripped.replace(EMPTY_TYPES, "any");
  return Array.from(text.matchAll(/\bfunc\b/gu)).some(({ index }) => hasBody(text.slice(index + "func".length)));
}
