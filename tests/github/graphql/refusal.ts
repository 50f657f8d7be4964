import { GraphQLError } from "graphql";
import { holds, type Caller } from "../caller.js";
import type { GrantKey } from "../description/permissions.js";

/** Ends a field as GitHub does for a token that may not. */
export function requireAny(caller: Caller, keys: readonly GrantKey[], level: "read" | "write"): void {
  if (keys.some((key) => holds(caller, key, level))) return;
  throw new GraphQLError("Resource not accessible by integration", { extensions: { type: "FORBIDDEN" } });
}

/** Ends a field as GitHub does for a token that lacks one of these reads. */
export function requireAll(caller: Caller, keys: readonly GrantKey[]): void {
  for (const key of keys) requireAny(caller, [key], "read");
}

/** Ends a field as GitHub does for what is not there. */
export function absent(what: string): never {
  throw new GraphQLError(`Could not resolve to ${what}.`, { extensions: { type: "NOT_FOUND" } });
}
