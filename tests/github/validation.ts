import { at, resolved, schemaProblems } from "./description/document.js";
import { isObject, listOf, type Json } from "./json.js";
import { parametersOf, type Match } from "./operations.js";

/** GitHub may give these answers to any request, whether the operation lists them or not. */
const EVERYWHERE = new Set([401, 403, 404, 409, 422, 429, 500, 502, 503, 504]);

/** What is wrong with a request, in words; an empty list means that GitHub would take it. */
export function requestProblems(match: Match, query: URLSearchParams, body: Json | undefined): readonly string[] {
  return [...parameterProblems(match, query), ...queryProblems(match, query), ...bodyProblems(match.route, body)];
}

function parameterProblems(match: Match, query: URLSearchParams): readonly string[] {
  return parametersOf(match.route).flatMap(({ name, place, required, schema }, index) => {
    const what = `${place} parameter ${name}`;
    const given = place === "path" ? match.path[name] : (query.get(name) ?? undefined);
    if (given === undefined) return required ? [`${what} is missing`] : [];
    return schemaProblems(["operations", match.route, "parameters", String(index), "schema"], coerced(given, schema), what);
  });
}

function queryProblems(match: Match, query: URLSearchParams): readonly string[] {
  const known = parametersOf(match.route).filter(({ place }) => place === "query").map(({ name }) => name);
  const unknown = [...query.keys()].filter((name) => !known.includes(name));
  const size = Number(query.get("per_page") ?? 0);
  return [
    ...unknown.map((name) => `the operation has no query parameter ${name}`),
    // GitHub silently gives a shorter page than was asked for; a client that counts on more loses the rest.
    ...(size > 100 ? [`per_page ${size} is more than 100`] : []),
  ];
}

function bodyProblems(route: string, body: Json | undefined): readonly string[] {
  const declared = at("operations", route, "body");
  if (!isObject(declared)) return body === undefined ? [] : ["the operation takes no body"];
  if (body === undefined) return declared.required === true ? ["the body is missing"] : [];
  const pointer = ["operations", route, "body", "content", "application/json"];
  const known = propertiesOf(at(...pointer));
  const unknown = isObject(body) && known !== null ? Object.keys(body).filter((name) => !known.has(name)) : [];
  return [...schemaProblems(pointer, body, "body"), ...unknown.map((name) => `the body has no member ${name}`)];
}

/** What is wrong with an answer of the double itself. `body` is undefined for an answer without one. */
export function responseProblems(route: string, status: number, mediaType: string, body: Json | undefined): readonly string[] {
  const what = `answer ${status}`;
  // Several operations describe their errors as "exactly one of" schemas that all fit the same error.
  if (EVERYWHERE.has(status)) return schemaProblems(["schemas", "basic-error"], body, what);
  const pointer = responseSchema(route, status, mediaType);
  if (pointer !== null) return schemaProblems(pointer, body, what);
  const listed = at("operations", route, "responses", String(status));
  return listed !== undefined && (body === undefined || typeof body === "string") ? [] : [`the description lists no ${what} of type ${mediaType}`];
}

/** Where the schema of an answer stands in the description, or null when it lists none. */
export function responseSchema(route: string, status: number, mediaType: string): readonly string[] | null {
  const content = at("operations", route, "responses", String(status));
  return isObject(content) && mediaType in content ? ["operations", route, "responses", String(status), mediaType] : null;
}

function coerced(given: string, schema: Json): Json {
  const { type } = resolved(schema);
  if (type === "integer" && /^-?\d+$/.test(given)) return Number(given);
  return type === "boolean" && (given === "true" || given === "false") ? given === "true" : given;
}

/** The names that an object may have at its top, or null when the schema leaves them open. */
function propertiesOf(schema: Json | undefined): ReadonlySet<string> | null {
  const { properties, allOf, anyOf, oneOf } = resolved(schema);
  const branches = [allOf, anyOf, oneOf].flatMap(listOf).map(propertiesOf);
  if (!isObject(properties) && branches.every((branch) => branch === null)) return null;
  return new Set([...Object.keys(properties ?? {}), ...branches.flatMap((branch) => [...(branch ?? [])])]);
}
