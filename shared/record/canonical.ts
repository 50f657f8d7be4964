import { createHash } from "node:crypto";

/**
 * JSON with sorted keys and no blanks: equal values give equal bytes, so a digest can stand for them. A map counts as the
 * object that it is published as; a member that is undefined counts as absent.
 * @throws TypeError for what JSON has no form for: left out silently, different values would have one digest.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (value instanceof Map) return canonicalObject(Array.from(value));
  if (isPlainObject(value)) return canonicalObject(Object.entries(value));
  const isScalar = value === null || typeof value === "string" || typeof value === "boolean" || Number.isFinite(value);
  if (!isScalar) throw new TypeError(`a digest stands for JSON data only, and JSON has no form for this ${typeof value}`);
  return JSON.stringify(value);
}

/** Dates, sets and other objects of a kind of their own are none. */
function isPlainObject(value: unknown): value is Record<string, unknown> {
  return Object.prototype.toString.call(value) === "[object Object]";
}

function canonicalObject(members: readonly (readonly [unknown, unknown])[]): string {
  const texts = members
    .filter(([, member]) => member !== undefined)
    .map(([key, member]) => [String(key), member] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${texts.join(",")}}`;
}

/** SHA-256 of text or bytes, in hexadecimal. */
export function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/** SHA-256 of a value's canonical JSON. */
export function digestOf(value: unknown): string {
  return sha256(canonicalJson(value));
}
