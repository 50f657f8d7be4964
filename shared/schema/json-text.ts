/** JSON of a value as its shape publishes it: maps become objects. `indent` as in JSON.stringify. */
export function jsonText(value: unknown, indent = 0): string {
  const asObject = (_key: string, member: unknown): unknown => (member instanceof Map ? Object.fromEntries<unknown>(member) : member);
  return JSON.stringify(value, asObject, indent);
}

/** The plain data that a reader of the document gets. */
export function plainJson(value: unknown): unknown {
  return JSON.parse(jsonText(value));
}

const UNSEEN = /[\u007F-\u009F\p{Cf}\u2028\u2029]/gu;

/** The same JSON with what nobody sees, such as a mark that turns the direction of text, written as an escape. */
export function visibleJson(json: string): string {
  const escaped = (unseen: string): string => Array.from({ length: unseen.length }, (_, index) => `\\u${unseen.charCodeAt(index).toString(16).padStart(4, "0")}`).join("");
  return json.replace(UNSEEN, escaped);
}
