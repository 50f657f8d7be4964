import type { Clock, Log } from "../../action/context.js";

/** Which GitHub, which repository, in whose name, and how patiently. */
export interface ConnectOptions {
  readonly token: string;
  /** Root of the REST API without a slash at its end, as GITHUB_API_URL gives it. */
  readonly apiUrl: string;
  /** Address of the GraphQL API, as GITHUB_GRAPHQL_URL gives it. */
  readonly graphqlUrl: string;
  readonly repository: { readonly owner: string; readonly name: string };
  readonly log: Log;
  readonly clock: Clock;
  /** The longest wait for a rate limit that is worth it; 120 when absent. */
  readonly patienceSeconds?: number;
  /** After so long without an answer a request counts as lost; 30 when absent. */
  readonly timeoutSeconds?: number;
  /** How long a second of waiting takes; a test makes it short, which also ends the pause between writes. */
  readonly millisecondsPerSecond?: number;
}
