import { list, ShapeError, text, type Shape } from "../../../schema/shape.js";

/** Globs as picomatch reads them, against paths from the repository's root. */
export const globs = (description: string): Shape<string[]> => nonEmpty(list(text({ minLength: 1 }), description));

/** A list that would mean nothing when it is empty. */
export function nonEmpty<T>(shape: Shape<T[]>): Shape<T[]> {
  return {
    schema: { ...shape.schema, minItems: 1 },
    check(value, path) {
      const checked = shape.check(value, path);
      if (checked.length === 0) throw new ShapeError(path, "expected at least one entry, found an empty list");
      return checked;
    },
  };
}

/** Names of groups, and the words that stand for one: see each place for the words it allows. */
export const groupNames = (description: string): Shape<string[]> => nonEmpty(list(text({ minLength: 1 }), description));

/** A regular expression in RE2's syntax: no lookaround, no backreference, so that no text can make it slow. */
export const pattern = (description: string): Shape<string> => text({ minLength: 1, description: `${description} RE2 syntax: no lookaround, no backreference.` });

/** A heading of a Markdown text, compared without case, marks and blanks at the ends. */
export const heading = text({ minLength: 1, description: "Text of the heading, at any level." });
