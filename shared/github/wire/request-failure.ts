import type { Permissions } from "../../action/permissions.js";
import { PERMISSIONS_OF_ROUTE, type Route } from "./permissions.js";

/** Why a request to GitHub came to nothing. */
export type FailureKind =
  /** No answer: the connection broke or timed out. A write may have happened. */
  | "no-answer"
  /** 5xx: GitHub could not. A write may have happened all the same. */
  | "server-error"
  /** A rate limit, and the wait would be longer than the client's patience. */
  | "rate-limit"
  /** 401, and 403 without a rate limit: the token may not. */
  | "no-permission"
  /** 404 and 410: not there, or the token may not know that it is. */
  | "not-found"
  /** Any other 4xx: GitHub does not take this request. */
  | "rejected"
  /** An answer that is not what GitHub documents. */
  | "unreadable";

/** A request that failed for good, retries included. Reads and writes turn it into their own kind of answer. */
export class RequestFailure extends Error {
  readonly kind: FailureKind;
  readonly route: Route;
  /** HTTP status, or null when there was no answer. */
  readonly status: number | null;
  /** What a token must be granted for it. */
  readonly needed: Permissions;
  constructor(kind: FailureKind, route: Route, status: number | null, message: string, needed: Permissions = PERMISSIONS_OF_ROUTE[route]) {
    super(message);
    this.name = "RequestFailure";
    this.kind = kind;
    this.route = route;
    this.status = status;
    this.needed = needed;
  }
}

/** What was caught around requests, when it is their failure. Anything else is a bug and is thrown on. */
export function caughtFailure(thrown: unknown): RequestFailure {
  if (!(thrown instanceof RequestFailure)) throw thrown;
  return thrown;
}

/** What a failed request throws, as far as it is looked at; Octokit's own class is not loaded for that. */
interface HttpError extends Error {
  readonly status: number;
  readonly response?: { readonly headers: Readonly<Record<string, unknown>> };
}

function isHttpError(error: unknown): error is HttpError {
  return error instanceof Error && error.name === "HttpError" && "status" in error && typeof error.status === "number";
}

/** What the throttling plugin throws for GraphQL's own rate limit, which comes with the status 200. */
const GRAPHQL_RATE_LIMIT = "GraphQL Rate Limit Exceeded";

/** `thrown` by a request to `route`, with its kind. Anything but a failed request is a bug and is thrown on. */
export function requestFailure(thrown: unknown, route: Route): RequestFailure {
  if (thrown instanceof Error && thrown.message === GRAPHQL_RATE_LIMIT) return new RequestFailure("rate-limit", route, 200, thrown.message);
  if (!isHttpError(thrown)) throw thrown;
  const { status, response } = thrown;
  // Octokit gives a broken connection the status 500, but no response.
  if (response === undefined) return new RequestFailure("no-answer", route, null, thrown.message);
  return new RequestFailure(kindOf(status, thrown.message, response.headers), route, status, firstLine(thrown.message));
}

function kindOf(status: number, message: string, headers: Readonly<Record<string, unknown>>): FailureKind {
  if (status >= 500 || status === 408) return "server-error";
  if (status === 429 || (status === 403 && isRateLimit(message, headers))) return "rate-limit";
  if (status === 401 || status === 403) return "no-permission";
  return status === 404 || status === 410 ? "not-found" : "rejected";
}

function isRateLimit(message: string, headers: Readonly<Record<string, unknown>>): boolean {
  return headers["x-ratelimit-remaining"] === "0" || /\bsecondary rate\b/iu.test(message);
}

/** GitHub's message without the address of the documentation that Octokit puts behind it. */
function firstLine(message: string): string {
  return message.replace(/ - https?:\/\/\S+$/u, "").replaceAll(/\s+/gu, " ");
}
