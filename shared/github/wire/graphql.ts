import type { Permissions } from "../../action/permissions.js";
import { anything, list, nullable, object, optional, ShapeError, text, withDefault, type Shape, type TypeOf } from "../../schema/shape.js";
import { GRAPHQL_PERMISSIONS } from "./permissions.js";
import { RequestFailure, type FailureKind } from "./request-failure.js";
import type { Wire } from "./wire.js";

const ROUTE = "POST /graphql";
const PROBLEM = object({ type: optional(text()), message: text(), path: withDefault(list(anything()), []) }, { open: true });
const ANSWER = object({ data: withDefault(nullable(anything()), null), errors: withDefault(list(PROBLEM), []) }, { open: true });

/** What GitHub says of a part of a query that it did not answer; `path` names the part by field and position. */
export interface QueryProblem {
  readonly kind: FailureKind;
  readonly message: string;
  readonly path: readonly string[];
}

/** Data that may lack what the problems name. */
export interface QueryAnswer {
  readonly data: unknown;
  readonly problems: readonly QueryProblem[];
}

/** GitHub's words for why a field has no value; any other is an error of its own. */
const KINDS: ReadonlyMap<string, FailureKind> = new Map([
  ["FORBIDDEN", "no-permission"], ["INSUFFICIENT_SCOPES", "no-permission"], ["NOT_FOUND", "not-found"], ["RATE_LIMITED", "rate-limit"],
]);

/** Sends a query and gives what came, with what is missing. GraphQL answers 200 whatever went wrong. */
export async function askPartly(wire: Wire, query: string, variables: Readonly<Record<string, unknown>>): Promise<QueryAnswer> {
  const { data, errors } = await wire.repeatable(ROUTE, { query, variables }, ANSWER);
  return { data, problems: errors.map(problemOf) };
}

function problemOf({ type, message, path }: TypeOf<typeof PROBLEM>): QueryProblem {
  return { kind: KINDS.get(type ?? "") ?? "server-error", message, path: path.map(String) };
}

/**
 * Sends a query of which every part is needed.
 * @throws RequestFailure for the first part that GitHub did not answer, with the permission that it takes, and
 * ShapeError for another answer than GitHub documents: see `readable`.
 */
export async function askWholly<T>(wire: Wire, query: string, variables: Readonly<Record<string, unknown>>, shape: Shape<T>): Promise<T> {
  const { data, problems } = await askPartly(wire, query, variables);
  const [first] = problems;
  if (first !== undefined) throw failureOf(first);
  return shape.check(data, []);
}

/** Runs what takes an answer apart: one that does not fit its shape is not what GitHub documents. */
export async function readable<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof ShapeError)) throw error;
    throw new RequestFailure("unreadable", ROUTE, 200, error.message);
  }
}

/** A problem as the failure of a whole request. */
export function failureOf({ kind, message, path }: QueryProblem): RequestFailure {
  return new RequestFailure(kind, ROUTE, 200, `${message} (${path.join(".")})`, grantOf(path));
}

/** The grant behind the innermost field of the path that has one. */
function grantOf(path: readonly string[]): Permissions {
  const field = path.findLast((name) => GRAPHQL_PERMISSIONS.has(name));
  return GRAPHQL_PERMISSIONS.get(field ?? "") ?? {};
}
