import { showInvisibleInBlock } from "./invisible.js";

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"], ["<", "&lt;"], [">", "&gt;"], ['"', "&quot;"], ["'", "&#39;"], ["`", "&#96;"],
]);

/** Outside text in HTML, between tags or in a double-quoted attribute. Newlines and tabs stay; other controls are shown. */
export function htmlText(text: string): string {
  return showInvisibleInBlock(text).replace(/[&<>"'`]/gu, (found) => ENTITIES.get(found) ?? found);
}
