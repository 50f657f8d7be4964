/** Zero-width space: GitHub's mention and reference filters read the rendered text, where a backslash is already gone. */
export const BREAK = "\u200B";

/** `@name`, `@org/team`, `#123`, `owner/name#123`, `GH-123`, and the beginnings of every URL that GitHub links by itself. */
const REFERENCE = /@|#(?=\d|$)|(?<![a-z\d])GH-(?=\d|$)|:(?=\/\/)|www(?=\.)/giu;

/**
 * Plain text which neither notifies anybody nor leaves a cross-link on another issue: a zero-width space stands behind the
 * character that starts the reference. Apply it after invisible characters were made visible, before Markdown escaping.
 */
export function breakReferences(text: string): string {
  return text.replace(REFERENCE, `$&${BREAK}`);
}
