import type { Clock, Log } from "../../shared/action/context.js";
import { connect, type ConnectOptions, type GitHub } from "../../shared/github/connection.js";
import type { TokenOptions } from "./caller.js";
import type { Grants } from "./description/permissions.js";
import type { GitHubDouble } from "./start.js";

/** The real client, connected to the double, with what it logged and how long it slept. */
export interface Connected {
  readonly client: GitHub;
  readonly logged: string[];
  readonly slept: number[];
}

/** A log that keeps its lines, each with its level in front. */
export function keepingLog(lines: string[]): Log {
  const keep = (level: string) => (text: string): void => void lines.push(`${level}: ${text}`);
  return { info: keep("info"), warning: keep("warning"), debug: keep("debug"), progress: () => undefined };
}

/** A clock whose sleep takes no time. */
export function sleeplessClock(slept: number[]): Clock {
  return {
    now: () => new Date(), seconds: () => performance.now() / 1000,
    sleep: (seconds) => Promise.resolve(void slept.push(seconds)),
  };
}

/** Connects the client to `octo/orders` of the double with a token of its own. Waits are a thousand times shorter. */
export function connectTo(github: GitHubDouble, grants: Grants, options: Partial<ConnectOptions> & { readonly as?: TokenOptions } = {}): Connected {
  const { as, ...given } = options;
  const logged: string[] = [];
  const slept: number[] = [];
  const client = connect({
    token: github.token(grants, as), apiUrl: github.url, graphqlUrl: github.graphqlUrl, repository: { owner: "octo", name: "orders" },
    log: keepingLog(logged), clock: sleeplessClock(slept), millisecondsPerSecond: 1, ...given,
  });
  return { client, logged, slept };
}
