import type { Json, JsonObject } from "./json.js";
import type { RecordedRequest } from "./request.js";

/** What can go wrong with a request. */
export type Fault =
  /** An answer with this status before anything happened. */
  | { readonly kind: "status"; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  /** GitHub's secondary rate limit. */
  | { readonly kind: "secondary-limit"; readonly retryAfterSeconds: number }
  /** The connection breaks before anything happened. */
  | { readonly kind: "reset" }
  /** The request is carried out, and the connection breaks before the answer. */
  | { readonly kind: "lost-answer" }
  /** The request arrives and is carried out twice. */
  | { readonly kind: "duplicate" }
  /** Half of the answer's bytes arrive, then the connection breaks. */
  | { readonly kind: "half-answer" }
  /** Somebody else does something on GitHub between the request and its answer. */
  | { readonly kind: "meanwhile"; readonly happens: () => Promise<unknown> }
  /** A GraphQL answer of status 200 that holds errors and no data. */
  | { readonly kind: "graphql-errors"; readonly errors: readonly JsonObject[] }
  /** The answer comes with another body than the double's own, which nobody has checked. */
  | { readonly kind: "tampered"; readonly body: (body: Json) => Json }
  /** The answer comes late. */
  | { readonly kind: "slow"; readonly seconds: number };

/** A fault, and the requests it is for. */
export interface FaultOrder {
  /** `METHOD /path/{template}` as in the description, `POST /graphql`, or a test of the request. */
  readonly on: string | ((request: RecordedRequest) => boolean);
  readonly fault: Fault;
  /** How many matching requests it hits; 1 when absent. */
  readonly times?: number;
  /** How many matching requests pass first; 0 when absent. */
  readonly after?: number;
}

/** The faults that a test ordered, each used up as matching requests come in. */
export class Faults {
  readonly #orders: { order: FaultOrder; skip: number; left: number }[] = [];

  add(order: FaultOrder): void {
    this.#orders.push({ order, skip: order.after ?? 0, left: order.times ?? 1 });
  }

  /** The fault for this request, or null. The first order that matches decides. */
  take(request: RecordedRequest): Fault | null {
    const matching = this.#orders.filter(({ order }) => (typeof order.on === "string" ? order.on === request.route : order.on(request)));
    for (const entry of matching) {
      if (entry.skip > 0) {
        entry.skip -= 1;
        continue;
      }
      if (entry.left === 0) continue;
      entry.left -= 1;
      return entry.order.fault;
    }
    return null;
  }

  /** Orders that no request has used up: a test that expects a fault to fire asserts that there are none. */
  get unused(): readonly FaultOrder[] {
    return this.#orders.filter(({ left }) => left > 0).map(({ order }) => order);
  }
}
