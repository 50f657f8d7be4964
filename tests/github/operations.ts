import { at } from "./description/document.js";
import { isObject, listOf, textOf, type Json } from "./json.js";

/** A parameter of an operation as the description has it. */
export interface Parameter {
  readonly name: string;
  readonly place: "path" | "query";
  readonly required: boolean;
  readonly schema: Json;
}

/** One REST operation and how its path is recognised. */
interface Operation {
  readonly method: string;
  readonly pattern: RegExp;
  readonly parameters: readonly Parameter[];
}

/** A request that the description knows; `path` has its decoded parameters. */
export interface Match {
  readonly route: string;
  readonly path: Readonly<Record<string, string>>;
}

/** These parameters may contain slashes, in a branch name or a file's path. */
const DEEP = new Set(["ref", "branch", "basehead", "environment_name"]);
const declared = at("operations");
const operations = new Map(Object.entries(isObject(declared) ? declared : {}).map(([route, operation]) => [route, operationOf(route, operation)]));
/** The more of a path is literal, the earlier it is tried: `issues/comments/{comment_id}` before `issues/{issue_number}`. */
const byLiteralLength = [...operations].sort(([a], [b]) => literalLength(b) - literalLength(a));

function operationOf(route: string, declared: Json | undefined): Operation {
  const [method = "", template = ""] = route.split(" ");
  const source = template.replaceAll(".", "\\.").replace(/\{(\w+)\}/g, (_all, name: string) => `(?<${name}>${patternOf(name)})`);
  const parameters = isObject(declared) ? listOf(declared.parameters) : [];
  return { method, pattern: new RegExp(`^${source}$`), parameters: parameters.filter(isObject).map(parameterOf) };
}

function patternOf(name: string): string {
  // The empty path is the root folder.
  if (name === "path") return ".*";
  return DEEP.has(name) ? ".+" : "[^/]+";
}

function parameterOf(declared: Readonly<Record<string, Json | undefined>>): Parameter {
  const { name, in: place, required, schema } = declared;
  return { name: textOf(name), place: place === "path" ? "path" : "query", required: required === true, schema: schema ?? {} };
}

function literalLength(route: string): number {
  return route.replace(/\{\w+\}/g, "").length;
}

/** Every operation of the description, as `METHOD /path`. */
export const ROUTES: readonly string[] = [...operations.keys()];

/** The parameters of an operation of the description, in its order. */
export function parametersOf(route: string): readonly Parameter[] {
  return operations.get(route)?.parameters ?? [];
}

/** The operation that serves the request, or null. `path` is as it came over the wire, still percent-encoded. */
export function findOperation(method: string, path: string): Match | null {
  for (const [route, operation] of byLiteralLength) {
    const found = operation.method === method ? operation.pattern.exec(path) : null;
    if (found === null) continue;
    return { route, path: Object.fromEntries(Object.entries(found.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)])) };
  }
  return null;
}
