import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv, type ErrorObject } from "ajv";
import { isObject, listOf, type Json, type JsonObject } from "../json.js";
import { projectRoot } from "../project-root.js";

const FORMATS = {
  "date-time": /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/,
  uri: /^[a-z][a-z0-9+.-]*:\S+$/i,
  int64: true,
  email: true,
  timestamp: true,
} as const;

const document = JSON.parse(readFileSync(join(projectRoot(), "tests/github/description/openapi.json"), "utf8")) as JsonObject;
// Without a logger, as it would warn of every format that only GitHub knows, such as `repo.nwo`.
const ajv = new Ajv({ strict: false, allErrors: true, formats: FORMATS, logger: false });
ajv.addSchema(document, "github");

/** What stands at `keys` of openapi.json: `operations`, a route, `parameters` | `body` | `responses`, and so on, or `schemas`. */
export function at(...keys: readonly string[]): Json | undefined {
  return keys.reduce<Json | undefined>((inner, key) => (isObject(inner) ? inner[key] : listOf(inner)[Number(key)]), document);
}

/** `schema` itself, or what it refers to. */
export function resolved(schema: Json | undefined): JsonObject {
  if (!isObject(schema)) return {};
  const reference = schema.$ref;
  return typeof reference === "string" ? resolved(at(...reference.slice(2).split("/"))) : schema;
}

/** What is wrong with `value` against the schema at `keys`, each sentence beginning with `what`. */
export function schemaProblems(keys: readonly string[], value: unknown, what: string): readonly string[] {
  const pointer = keys.map((key) => encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1"))).join("/");
  const validate = ajv.getSchema(`github#/${pointer}`);
  if (validate === undefined) throw new Error(`the description has nothing at ${keys.join(" > ")}`);
  return validate(value) === true ? [] : (validate.errors ?? []).map((error) => `${what}${error.instancePath} ${wording(error)}`);
}

function wording(error: ErrorObject): string {
  const allowed: unknown = error.params.allowedValues;
  return `${error.message ?? "does not fit"}${Array.isArray(allowed) ? ` (${allowed.join(", ")})` : ""}`;
}
