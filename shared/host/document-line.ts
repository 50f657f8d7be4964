import { visibleJson } from "../schema/json-text.js";

/**
 * A document as the one line of stdout. The runner obeys `##[` wherever it stands in a line, and a terminal shows what it is
 * told by marks that nobody sees; written as escapes, it is the same document to whoever parses it.
 */
export function documentLine(document: unknown): string {
  return `${visibleJson(JSON.stringify(document)).replaceAll("##[", "##\\u005b")}\n`;
}
