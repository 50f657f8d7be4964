import { failure, notFound, type Answer } from "./answer.js";
import { holds, type Caller } from "./caller.js";
import { NEEDS, type GrantKey, type Grants, type Need } from "./description/permissions.js";

/** What the operation needs. Every operation of the description is in the table (a test proves it). */
export function needOf(route: string): Need {
  const need = NEEDS[route];
  if (need === undefined) throw new Error(`description/permissions.ts does not say what ${route} needs`);
  return need;
}

/**
 * GitHub's refusal, or null when the token suffices. Stricter than GitHub in one point: on a public repository GitHub
 * also shows most things to a token without the grant, but a gate that leans on it fails in a private one.
 */
export function refusalFor(caller: Caller, route: string, repository: string | null): Answer | null {
  if (repository !== null && caller.repositories !== null && !caller.repositories.includes(repository)) return notFound;
  const need = needOf(route);
  if (need === "metadata") return null;
  if (need === "user") return caller.appId === null ? null : inaccessible("");
  if (need.any.some((grants) => holdsAll(caller, grants))) return null;
  return inaccessible(need.any.map(spelled).join("; "));
}

function holdsAll(caller: Caller, grants: Grants): boolean {
  return entriesOf(grants).every(([key, level]) => holds(caller, key, level));
}

function entriesOf(grants: Grants): readonly (readonly [GrantKey, "read" | "write"])[] {
  return Object.entries(grants) as [GrantKey, "read" | "write"][];
}

/** As GitHub spells grants in its header: with underscores. */
function spelled(grants: Grants): string {
  return entriesOf(grants).map(([key, level]) => `${key.replaceAll("-", "_")}=${level}`).join(",");
}

function inaccessible(accepted: string): Answer {
  const headers = accepted === "" ? {} : { "x-accepted-github-permissions": accepted };
  return failure(403, "Resource not accessible by integration", headers);
}
