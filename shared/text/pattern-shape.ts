import { attempt } from "../action/attempt.js";
import { refined, type Refusal } from "../schema/refined.js";
import { text, type Shape } from "../schema/shape.js";
import { compilePattern, PatternError } from "./pattern.js";

/** A regular expression that {@link compilePattern} takes. `description` says what it is asked of. */
export function patternShape(description: string): Shape<string> {
  const written = text({ minLength: 1, description: `${description} RE2 syntax: no lookaround, no backreference.` });
  return refined(written, function* (source): Generator<Refusal> {
    const pattern = attempt(PatternError, () => compilePattern(source));
    if (pattern instanceof PatternError) yield { at: [], problem: `not a pattern of RE2: ${pattern.message}` };
  });
}
