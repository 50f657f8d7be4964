import { Problem } from "./problem";
import type { Reply } from "./reply";

/** What an operation gets to know of a request. */
export interface OperationRequest {
  /** The variable parts of the path, by name. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Reads the body, which must be JSON; rejects with a problem otherwise. */
  readonly json: () => Promise<unknown>;
}

export type Operation = (request: OperationRequest) => Promise<Reply>;

export interface Route {
  readonly method: "GET" | "POST";
  /** With variable parts in braces, as in OpenAPI: `/orders/{orderId}`. */
  readonly path: string;
  readonly operation: Operation;
}

export interface RouteMatch {
  readonly route: Route;
  readonly parameters: Readonly<Record<string, string>>;
}

/** The route for a method and a path; throws a problem when there is none. */
export function matchRoute(routes: readonly Route[], method: string, path: string): RouteMatch {
  const matches = routes.flatMap((route) => {
    const match = patternOf(route.path).exec(path);
    return match === null ? [] : [{ route, parameters: match.groups ?? {} }];
  });
  if (matches.length === 0) throw new Problem("not-found", `There is no ${path}.`);

  const match = matches.find(({ route }) => route.method === method);
  if (match !== undefined) return match;
  const allowed = matches.map(({ route }) => route.method);
  throw new Problem("method-not-allowed", `${path} supports ${allowed.join(" and ")}.`, { allowed });
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`);
}
