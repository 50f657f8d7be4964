import { GitHub, defaults, getOctokitOptions } from "@actions/github/lib/utils";
import { retry } from "@octokit/plugin-retry";
import { throttling } from "@octokit/plugin-throttling";
import type { ConnectOptions } from "./options.js";
import { unbrokenFetch, type Fetch } from "./unbroken-fetch.js";
import type { RawAnswer, Send } from "./wire.js";

/** Statuses after which the same request can succeed; a broken connection counts as 500. Rate limits are waited for apart. */
const RETRIED_STATUSES: readonly number[] = [408, 500, 502, 503, 504];
const FINAL_STATUSES = Array.from({ length: 200 }, (_none, index) => 400 + index).filter((status) => !RETRIED_STATUSES.includes(status));
const RETRIES = 3;
/** GitHub's two rate limits are waited for so often. */
const LIMIT_WAITS = 2;
const API_VERSION = "2022-11-28";

/** Octokit with its retry and throttling plugins. This file alone imports it, and is itself imported at the first request. */
export function createSend(options: ConnectOptions): Send {
  const { token, apiUrl, graphqlUrl, millisecondsPerSecond = 1000, timeoutSeconds = 30 } = options;
  const log = quietLog(options);
  const octokit = new (GitHub.plugin(retry, throttling))({
    ...getOctokitOptions(token),
    baseUrl: apiUrl,
    log,
    retry: { doNotRetry: FINAL_STATUSES, retries: RETRIES, retryAfterBaseValue: millisecondsPerSecond },
    throttle: { ...limitHandlers(options), ...pauses(millisecondsPerSecond), retryAfterBaseValue: millisecondsPerSecond },
    request: { log, fetch: unbrokenFetch(asFetch(defaults.request?.fetch), timeoutSeconds * 1000) },
  });
  return async (route, parameters, retried) => {
    const graphql = route === "POST /graphql" ? { baseUrl: graphqlUrl.replace(/\/graphql$/u, "") } : {};
    return asRawAnswer(await octokit.request(route, {
      ...parameters, ...graphql,
      headers: { "x-github-api-version": API_VERSION },
      // Never a number above 0: the plugin (8.1) then also repeats what GitHub refused for good.
      request: retried ? {} : { retries: 0 },
    }));
  };
}

function quietLog({ log }: ConnectOptions): Record<"debug" | "info" | "warn" | "error", (message: string) => void> {
  const tell = (message: string): void => {
    log.debug(`GitHub: ${message}`);
  };
  return { debug: tell, info: tell, warn: tell, error: tell };
}

type LimitHandler = (retryAfter: number, options: unknown, octokit: unknown, retryCount: number) => boolean;

function limitHandlers({ log, patienceSeconds = 120 }: ConnectOptions): { readonly onRateLimit: LimitHandler; readonly onSecondaryRateLimit: LimitHandler } {
  const decide = (name: string): LimitHandler => (seconds, _options, _octokit, waits) => {
    const waiting = waits < LIMIT_WAITS && seconds <= patienceSeconds;
    log.info(`GitHub's ${name} asks to wait ${seconds} s; ${waiting ? "waiting" : "that is too long, giving up"}`);
    return waiting;
  };
  return { onRateLimit: decide("rate limit"), onSecondaryRateLimit: decide("secondary rate limit") };
}

/** GitHub asks for a second between writes; where a test makes seconds short, there is no pause at all. */
function pauses(millisecondsPerSecond: number): object {
  if (millisecondsPerSecond === 1000) return {};
  const none = { key: () => ({ schedule: (_options: unknown, task: () => Promise<void>) => task() }) };
  return { write: none, notifications: none };
}

/** The casts of this boundary: Octokit types its options and answers loosely. */
function asFetch(value: unknown): Fetch {
  return value as Fetch;
}

function asRawAnswer(value: { readonly status: number; readonly headers: object; readonly data: unknown }): RawAnswer {
  return { status: value.status, headers: { ...value.headers }, data: value.data };
}
