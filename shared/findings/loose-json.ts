/** What another program wrote, of which only some is read here: whatever does not fit reads as absent. */

/** A member of an object; undefined where there is no object or no such member. */
export function memberOf(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  const found: unknown = Reflect.get(value, key);
  return found;
}

/** What a path of members leads to. */
export function at(value: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce(memberOf, value);
}

/** A text that says something; null for any other value. */
export function textAt(value: unknown, ...keys: readonly string[]): string | null {
  const found = at(value, ...keys);
  return typeof found === "string" && found !== "" ? found : null;
}

/** A list; empty for any other value. */
export function listAt(value: unknown, ...keys: readonly string[]): readonly unknown[] {
  const found = at(value, ...keys);
  return Array.isArray(found) ? found : [];
}

/** A whole number from 0; null for any other value. SARIF writes -1 for an index that is not set. */
export function wholeAt(value: unknown, ...keys: readonly string[]): number | null {
  const found = at(value, ...keys);
  return typeof found === "number" && Number.isSafeInteger(found) && found >= 0 ? found : null;
}

/** A line number, one-based; null for any other value: some tools write 0 for "no line". */
export function lineAt(value: unknown, ...keys: readonly string[]): number | null {
  const found = wholeAt(value, ...keys);
  return found === 0 ? null : found;
}

/** Whether the value is an object and no list. */
export function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
