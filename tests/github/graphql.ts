import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSchema, execute, GraphQLError, parse, validate, type DocumentNode, type GraphQLSchema } from "graphql";
import { ok, type Answer } from "./answer.js";
import type { Caller } from "./caller.js";
import type { GitHubState } from "./github-state.js";
import { rootOf } from "./graphql/root.js";
import { isObject, textOf, type Json, type JsonObject } from "./json.js";
import { projectRoot } from "./project-root.js";
import type { RecordedRequest } from "./request.js";

let loaded: GraphQLSchema | undefined;

/** GitHub's schema, as far as it was cut out. Built when the first query comes: most tests send none. */
function schema(): GraphQLSchema {
  loaded ??= buildSchema(readFileSync(join(projectRoot(), "tests/github/description/schema.graphql"), "utf8"));
  return loaded;
}

/** Answers a GraphQL request: checked against GitHub's schema, then resolved from the double's state. */
export async function answerGraphQl(github: GitHubState, caller: Caller, request: RecordedRequest): Promise<Answer> {
  const body = isObject(request.body) ? request.body : {};
  const variables = isObject(body.variables) ? body.variables : {};
  const checked = check(textOf(body.query));
  if (!("document" in checked)) {
    github.violations.push({ request: "POST /graphql", problems: checked.problems });
    return ok({ errors: checked.problems.map((message) => ({ message })) });
  }
  const result = await execute({ schema: schema(), document: checked.document, rootValue: rootOf(github, caller), variableValues: variables });
  const errors = result.errors ?? [];
  // What GitHub would say has a type; anything else is a gap in the double, or a variable of the wrong type.
  const gaps = errors.filter((error) => error.extensions.type === undefined).map((error) => `${error.message} (at ${(error.path ?? []).join(".")})`);
  if (gaps.length > 0) github.violations.push({ request: "POST /graphql", problems: gaps });
  return ok(JSON.parse(JSON.stringify({ data: result.data, ...(errors.length === 0 ? {} : { errors: errors.map(presentError) }) })) as Json);
}

function check(query: string): { readonly document: DocumentNode } | { readonly problems: readonly string[] } {
  try {
    const document = parse(query);
    const errors = validate(schema(), document);
    return errors.length === 0 ? { document } : { problems: errors.map((error) => error.message) };
  } catch (error) {
    return { problems: [error instanceof GraphQLError ? error.message : String(error)] };
  }
}

function presentError(error: GraphQLError): JsonObject {
  return { type: typeof error.extensions.type === "string" ? error.extensions.type : "INTERNAL", path: [...(error.path ?? [])], message: error.message };
}
