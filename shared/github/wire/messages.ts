import { permissionsText } from "./permissions.js";
import type { RequestFailure } from "./request-failure.js";

/** The grant that a refused request asks for, or that there is none to give. */
function grantFor(failure: RequestFailure): string {
  const needed = permissionsText(failure.needed);
  if (needed === "") return "the token is not allowed to ask this";
  const ofFork = needed.includes("write") ? " (on a pull request from a fork it can only read)" : "";
  return `the token needs the permission ${needed}${ofFork}`;
}

/** What to do about a failed request, for the user. */
function advice(failure: RequestFailure): string {
  switch (failure.kind) {
    case "no-permission":
      return failure.status === 401 ? "the token is missing, wrong or expired" : grantFor(failure);
    case "not-found":
      return `it is not there, or hidden from the token: ${grantFor(failure)}`;
    case "rate-limit":
      return "the rate limit is used up: run again later";
    case "no-answer":
    case "server-error":
      return "run again; githubstatus.com says whether GitHub is down";
    case "rejected":
      return "see the reason that GitHub gives";
    case "unreadable":
      return "the address of the API may be wrong";
  }
}

/** One line: what failed, what GitHub said, what to do. `what` completes "cannot ..."; GitHub's text is foreign, the host escapes it. */
export function failureText(what: string, failure: RequestFailure): string {
  const answer = failure.status === null ? `GitHub did not answer (${failure.message})` : `GitHub answered ${failure.status} (${failure.message})`;
  return `cannot ${what}: ${answer}; ${advice(failure)}`;
}
