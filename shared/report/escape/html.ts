import { showInvisibleInBlock } from "./invisible.js";

/** The ampersand first: the others bring new ones. */
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "`": "&#96;" } as const;

/** `text` with HTML's own characters as entities. Use {@link htmlText} unless invisible characters were already shown. */
export function htmlEntities(text: string): string {
  return Object.entries(ENTITIES).reduce((escaped, [character, entity]) => escaped.replaceAll(character, entity), text);
}

/** Outside text in HTML, between tags or in a double-quoted attribute. Newlines and tabs stay; other controls are shown. */
export function htmlText(text: string): string {
  return htmlEntities(showInvisibleInBlock(text));
}
