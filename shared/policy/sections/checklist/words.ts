import { attempt } from "../../../action/attempt.js";
import { InputError } from "../../../action/errors.js";
import { globMatcher } from "../../../files/glob.js";
import { refined, type Refusal } from "../../../schema/refined.js";
import { patternShape } from "../../../text/pattern-shape.js";
import { list, ShapeError, text, type Shape } from "../../../schema/shape.js";

/** One glob, as {@link globs} reads it. */
export const glob: Shape<string> = refined(text({ minLength: 1 }), function* (written): Generator<Refusal> {
  const read = attempt(InputError, () => globMatcher([written]));
  if (read instanceof InputError) yield { at: [], problem: read.message };
});

/** Globs as `shared/files/glob.ts` reads them, against paths from the repository's root. */
export const globs = (description: string): Shape<string[]> => nonEmpty(list(glob, description));

/** A list that would mean nothing when it is empty. */
export function nonEmpty<T>(shape: Shape<T[]>): Shape<T[]> {
  return {
    ...shape,
    schema: { ...shape.schema, minItems: 1 },
    check(value, path) {
      const checked = shape.check(value, path);
      if (checked.length === 0) throw new ShapeError(path, "expected at least one entry, found an empty list");
      return checked;
    },
  };
}

/** An account's name without the `@`. Accounts that a company manages have an underscore. */
export const LOGIN_PATTERN = /^[A-Za-z0-9][A-Za-z0-9_-]*(?:\[bot\])?$/;
/** Names of the policy's own groups. */
export const GROUP_NAME_PATTERN = /^[a-z0-9][a-z0-9_-]{0,60}$/;

const personWord = text({
  pattern: /^(?:@[A-Za-z0-9][A-Za-z0-9_-]*(?:\[bot\])?|[a-z0-9][a-z0-9_-]{0,60})$/,
  expected: 'the name of a group, or a login with its @, such as "@octocat"',
});

/**
 * People: names of the policy's groups, logins with their `@`, and the words that each place allows beside them. A login
 * has its `@`, so that a group which nobody declared is no login that nobody has.
 */
export const groupNames = (description: string): Shape<string[]> => nonEmpty(list(personWord, description));

/** The login that a word of {@link groupNames} names; null for a group and for a word that stands for people. */
export function loginNamed(word: string): string | null {
  return word.startsWith("@") ? word.slice(1) : null;
}

/** A regular expression that no text can make slow. */
export const pattern = patternShape;

/** A heading of a Markdown text, compared without case, marks and blanks at the ends. */
export const heading = text({ minLength: 1, description: "Text of the heading, at any level." });
