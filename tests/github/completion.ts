import { resolved } from "./description/document.js";
import { isObject, listOf, type Json, type JsonObject } from "./json.js";

const NOT_MODELLED = "not modelled by the double";
const PLAIN_DEFAULTS: readonly (readonly [string, Json])[] = [["array", []], ["boolean", false], ["integer", 0], ["number", 0]];
const NOT_MODELLED_URI = "https://not-modelled.invalid/";

/**
 * Fills up what the description requires and a route did not say: GitHub's answers carry dozens of addresses that no
 * client of ours reads. Texts say that they are not modelled, so that nobody relies on one by accident.
 * @throws Error for a member that the description does not know: a typing mistake in a route.
 */
export function complete(schema: Json | undefined, value: Json | undefined, where = "answer"): Json {
  const own = resolved(schema);
  if (value === undefined) return defaultOf(own, where);
  const alternatives = [...listOf(own.oneOf), ...listOf(own.anyOf)];
  if (alternatives.length > 0) return complete(fitting(alternatives, value), value, where);
  if (Array.isArray(value)) return listOf(value).map((item, index) => complete(own.items, item, `${where}[${index}]`));
  if (!isObject(value)) return value;
  return completeObject(own, value, where);
}

function completeObject(schema: JsonObject, value: JsonObject, where: string): Json {
  const properties = allProperties(schema);
  const required = [schema, ...listOf(schema.allOf).map(resolved)].flatMap((part) => listOf(part.required)).map(String);
  const unknown = Object.keys(value).filter((name) => !(name in properties));
  if (unknown.length > 0 && Object.keys(properties).length > 0) {
    throw new Error(`${where}: the description knows no ${unknown.join(", ")}`);
  }
  const absent = required.filter((name) => value[name] === undefined);
  const said = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries([
    ...said.map(([name, member]) => [name, complete(properties[name], member, `${where}.${name}`)]),
    ...absent.map((name) => [name, complete(properties[name], undefined, `${where}.${name}`)]),
  ]) as JsonObject;
}

function allProperties(schema: JsonObject): JsonObject {
  const parts = [schema, ...listOf(schema.allOf).map(resolved)];
  return Object.assign({}, ...parts.map((part) => part.properties ?? {})) as JsonObject;
}

/** The first alternative that is of the value's kind and knows all its members. */
function fitting(alternatives: readonly Json[], value: Json): Json | undefined {
  return alternatives.find((alternative) => {
    const schema = resolved(alternative);
    const nested = [...listOf(schema.oneOf), ...listOf(schema.anyOf)];
    if (nested.length > 0) return fitting(nested, value) !== undefined;
    if (Array.isArray(value)) return schema.type === "array";
    if (!isObject(value)) return schema.type !== "object" && schema.type !== "array" && (value === null) === (schema.type === "null");
    const names = Object.keys(allProperties(schema));
    return names.length > 0 && Object.keys(value).every((name) => names.includes(name));
  });
}

function defaultOf(schema: JsonObject, where: string): Json {
  const alternatives = [...listOf(schema.anyOf), ...listOf(schema.oneOf)].map(resolved);
  const types = [schema.type, ...alternatives.map((alternative) => alternative.type)].flat();
  if (types.includes("null")) return null;
  if (alternatives[0] !== undefined) return defaultOf(alternatives[0], where);
  const [first] = listOf(schema.enum);
  if (first !== undefined) return first;
  if (schema.type === "string") return placeholder(schema.format);
  const plain = PLAIN_DEFAULTS.find(([type]) => type === schema.type);
  return plain === undefined ? completeObject(schema, {}, where) : plain[1];
}

function placeholder(format: Json | undefined): string {
  if (format === "uri") return NOT_MODELLED_URI;
  return format === "date-time" ? "2026-01-01T00:00:00Z" : NOT_MODELLED;
}
