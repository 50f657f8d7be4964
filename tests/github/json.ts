import type { Json, JsonObject } from "../../scripts/github-description/json-schema.js";

export { isObject, listOf } from "../../scripts/github-description/json-schema.js";
export type { Json, JsonObject };

/** A text as it is, anything else as JSON: for members that the description has proved to be texts. */
export function textOf(value: Json | undefined): string {
  return typeof value === "string" ? value : JSON.stringify(value ?? null);
}

/** `value` without one member. */
export function without(value: JsonObject, member: string): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== member));
}
