import type { Clock, Log } from "../../action/context.js";
import { messageOf } from "../../action/errors.js";
import type { Shape } from "../../schema/shape.js";
import type { ConnectOptions } from "./options.js";
import type { Route } from "./permissions.js";
import { logRateBudget, rateBudgetOf, type RateBudget } from "./rate-budget.js";
import { caughtFailure, RequestFailure, requestFailure } from "./request-failure.js";

/** Parameters of a request, by the names that GitHub's description gives them. */
export type Parameters = Readonly<Record<string, unknown>>;

/** An answer with its data still foreign. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly data: unknown;
}

/** Sends one request; `retried` requests are repeated after a broken connection or a 5xx. */
export type Send = (route: Route, parameters: Parameters, retried: boolean) => Promise<RawAnswer>;

/** How often a lost write is looked for and sent again before it counts as failed. */
const WRITE_ATTEMPTS = 3;
const PAGE_SIZE = 100;

/** The one way to GitHub: every request of the client goes through here. */
export class Wire {
  readonly repository: ConnectOptions["repository"];
  readonly log: Log;
  readonly #clock: Clock;
  readonly #send: Send;
  /** As the last answer said; null before the first. */
  rateBudget: RateBudget | null = null;

  constructor(options: Pick<ConnectOptions, "repository" | "log" | "clock">, send: Send) {
    this.repository = options.repository;
    this.log = options.log;
    this.#clock = options.clock;
    this.#send = send;
  }

  /** Sends a request that may be repeated at will (every read, and writes that set a state) and checks the answer. */
  async repeatable<T>(route: Route, parameters: Parameters, shape: Shape<T>): Promise<T> {
    return checked(route, await this.#request(route, parameters, true), shape);
  }

  /** All pages of a list. `shape` is of one page; `itemsOf` takes the list out of it. */
  async pages<Page, Item>(route: Route, parameters: Parameters, shape: Shape<Page>, itemsOf: (page: Page) => readonly Item[]): Promise<readonly Item[]> {
    const items: Item[] = [];
    for (let page = 1; ; page += 1) {
      const answer = await this.#request(route, { ...parameters, per_page: PAGE_SIZE, page }, true);
      items.push(...itemsOf(checked(route, answer, shape)));
      if (!hasNextPage(answer.headers)) return items;
    }
  }

  /**
   * Sends a write that must not happen twice. When its answer got lost, `find` looks whether it happened; only when it
   * did not is it sent again.
   */
  async once<T>(route: Route, parameters: Parameters, shape: Shape<T>, find: () => Promise<T | null>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return checked(route, await this.#request(route, parameters, false), shape);
      } catch (error) {
        const { kind, message } = caughtFailure(error);
        if (kind !== "no-answer" && kind !== "server-error") throw error;
        this.log.debug(`GitHub: ${route} got no answer (${message}); looking whether it happened`);
        await this.#clock.sleep(attempt);
        const found = await find();
        if (found !== null) return found;
        if (attempt === WRITE_ATTEMPTS) throw error;
      }
    }
  }

  async #request(route: Route, parameters: Parameters, retried: boolean): Promise<RawAnswer> {
    const { owner, name } = this.repository;
    const inRepository = route.includes("{owner}") ? { owner, repo: name } : {};
    try {
      const answer = await this.#send(route, { ...inRepository, ...parameters }, retried);
      this.#note(route, answer.headers);
      return answer;
    } catch (error) {
      throw requestFailure(error, route);
    }
  }

  #note(route: Route, headers: RawAnswer["headers"]): void {
    const budget = rateBudgetOf(headers);
    if (budget === null) return;
    this.rateBudget = budget;
    logRateBudget(this.log, route, budget);
  }
}

function hasNextPage({ link }: RawAnswer["headers"]): boolean {
  return typeof link === "string" && /;\s*rel="next"/u.test(link);
}

function checked<T>(route: Route, answer: RawAnswer, shape: Shape<T>): T {
  try {
    return shape.check(answer.data, []);
  } catch (error) {
    throw new RequestFailure("unreadable", route, answer.status, messageOf(error));
  }
}
