/** JSON of a value as its shape publishes it: maps become objects. `indent` as in JSON.stringify. */
export function jsonText(value: unknown, indent = 0): string {
  const asObject = (_key: string, member: unknown): unknown => (member instanceof Map ? Object.fromEntries<unknown>(member) : member);
  return JSON.stringify(value, asObject, indent);
}

/** The plain data that a reader of the document gets. */
export function plainJson(value: unknown): unknown {
  return JSON.parse(jsonText(value));
}
