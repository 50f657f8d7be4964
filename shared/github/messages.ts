import { PERMISSIONS_OF_ROUTE, permissionsText } from "./permissions.js";
import type { RequestFailure } from "./request-failure.js";

/** What to do about a failed request, for the user. */
function advice(failure: RequestFailure): string {
  const needed = permissionsText(PERMISSIONS_OF_ROUTE[failure.route]);
  switch (failure.kind) {
    case "no-permission":
      return failure.status === 401 ? "the token is missing, wrong or expired" : `the token needs the permission ${needed}`;
    case "not-found":
      return `it is not there, or the token lacks the permission ${needed} or belongs to another repository`;
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
