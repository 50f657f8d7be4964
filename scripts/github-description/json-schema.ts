/** A JSON value, as it is read from GitHub's description. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** Whether `value` is a JSON object (and no list, and not null). */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A value that should be a list; anything else is an empty one. */
export function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

/** What a validator needs; descriptions and examples are nine tenths of the size and say nothing to it. */
const KEPT = new Set([
  "type", "format", "pattern", "enum", "required", "default", "items", "properties", "additionalProperties",
  "allOf", "anyOf", "oneOf", "not", "minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems",
  "uniqueItems", "minProperties", "maxProperties", "patternProperties", "multipleOf",
]);

/** Where the cut keeps its schemas; GitHub keeps them one level deeper. */
const SCHEMAS = "#/schemas/";

const LISTS_OF_SCHEMAS = new Set(["allOf", "anyOf", "oneOf"]);
const MAPS_OF_SCHEMAS = new Set(["properties", "patternProperties"]);

/**
 * One schema of OpenAPI 3.0 as JSON Schema: what only humans read is dropped, and `nullable`, which JSON Schema does
 * not know, becomes the type null.
 */
export function toJsonSchema(schema: Json | undefined): Json {
  if (!isObject(schema)) return schema ?? true;
  const reference = schema.$ref;
  if (typeof reference === "string") return { $ref: reference.replace("#/components/schemas/", SCHEMAS) };
  const kept = Object.entries(schema).filter(([key]) => KEPT.has(key));
  const converted = Object.fromEntries(kept.map(([key, value]) => [key, convertMember(key, value)]));
  return schema.nullable === true ? orNull(converted) : converted;
}

function convertMember(key: string, value: Json | undefined): Json {
  if (LISTS_OF_SCHEMAS.has(key) && Array.isArray(value)) return value.map(toJsonSchema);
  if (MAPS_OF_SCHEMAS.has(key) && isObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, schema]) => [name, toJsonSchema(schema)]));
  }
  if (key === "items" || key === "not" || key === "additionalProperties") return toJsonSchema(value);
  return value ?? null;
}

function orNull(schema: JsonObject): JsonObject {
  if (typeof schema.type !== "string") return { anyOf: [schema, { type: "null" }] };
  const values = listOf(schema.enum);
  const withNull = values.length > 0 && !values.includes(null) ? { enum: [...values, null] } : {};
  return { ...schema, type: [schema.type, "null"], ...withNull };
}

/** The names behind `#/schemas/` that occur anywhere in `value`. */
export function referencesIn(value: Json | undefined): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (!isObject(value)) return [];
  const own = typeof value.$ref === "string" ? [value.$ref.replace(SCHEMAS, "")] : [];
  return [...own, ...Object.values(value).flatMap(referencesIn)];
}
