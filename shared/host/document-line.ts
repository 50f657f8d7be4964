/**
 * A document as the one line of stdout. The runner obeys `##[` wherever it stands in a line; written as an escape, it is
 * the same document to whoever parses it.
 */
export function documentLine(document: unknown): string {
  return `${JSON.stringify(document).replaceAll("##[", "##\\u005b")}\n`;
}
