import { isObject, listOf, referencesIn, toJsonSchema, type Json, type JsonObject } from "./json-schema.js";

/** The cut: operations by `METHOD /path`, and the schemas that they reach. */
export interface OpenApiCut {
  readonly version: string;
  readonly operations: Readonly<Record<string, JsonObject>>;
  readonly schemas: Readonly<Record<string, Json>>;
}

/**
 * Cuts `wanted` (entries such as `GET /repos/{owner}/{repo}`) out of GitHub's OpenAPI 3.0 description.
 * @throws Error when the description lacks one of them: it was renamed, and the list must follow.
 */
export function cutOpenApi(description: JsonObject, wanted: readonly string[]): OpenApiCut {
  const operations = Object.fromEntries(wanted.map((route) => [route, operationOf(description, route)]));
  const schemas: Record<string, Json> = {};
  // Error answers that GitHub gives everywhere are checked even where an operation does not list them.
  const pending = ["basic-error", "validation-error", "validation-error-simple", ...referencesIn(operations)];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (name in schemas) continue;
    const schema = toJsonSchema(at(description, "components", "schemas", name));
    schemas[name] = schema;
    pending.push(...referencesIn(schema));
  }
  const version = at(description, "info", "version");
  return { version: typeof version === "string" ? version : "unknown", operations, schemas: sorted(schemas) };
}

function operationOf(description: JsonObject, route: string): JsonObject {
  const [method = "", path = ""] = route.split(" ");
  const operation = at(description, "paths", path, method.toLowerCase());
  if (!isObject(operation)) throw new Error(`GitHub's description has no operation ${route}`);
  const body = operation.requestBody;
  return {
    parameters: listOf(operation.parameters).map((parameter) => parameterOf(resolved(description, parameter))),
    ...(isObject(body) ? { body: { required: body.required === true, content: contentOf(body) } } : {}),
    responses: Object.fromEntries(
      Object.entries(isObject(operation.responses) ? operation.responses : {}).map(([status, response]) => [
        status,
        contentOf(resolved(description, response)),
      ]),
    ),
  };
}

function parameterOf(parameter: JsonObject): JsonObject {
  const { name, in: place, required } = parameter;
  return { name, in: place, required: required === true, schema: toJsonSchema(parameter.schema) };
}

/** The schemas of a body or a response by media type; an empty object is "no body". */
function contentOf(holder: JsonObject): JsonObject {
  const content = isObject(holder.content) ? holder.content : {};
  return Object.fromEntries(
    Object.entries(content).map(([type, media]) => [type, toJsonSchema(isObject(media) ? media.schema : {})]),
  );
}

function resolved(description: JsonObject, value: Json | undefined): JsonObject {
  const reference = isObject(value) ? value.$ref : undefined;
  const target = typeof reference === "string" ? at(description, ...reference.slice(2).split("/")) : value;
  if (!isObject(target)) throw new Error(`GitHub's description has a broken reference ${JSON.stringify(reference)}`);
  return target;
}

function at(value: Json | undefined, ...keys: readonly string[]): Json | undefined {
  return keys.reduce<Json | undefined>((inner, key) => (isObject(inner) ? inner[key] : undefined), value);
}

function sorted(schemas: Readonly<Record<string, Json>>): Record<string, Json> {
  return Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The cut as text: valid JSON with one operation and one schema a line, so that a change of GitHub's reads as a diff. */
export function renderOpenApi(cut: OpenApiCut): string {
  const section = (entries: Readonly<Record<string, Json>>): string =>
    Object.entries(entries).map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(",\n");
  return [
    `{"version":${JSON.stringify(cut.version)},`,
    `"operations":{`, section(cut.operations), `},`,
    `"schemas":{`, section(cut.schemas), `}}`, ``,
  ].join("\n");
}
