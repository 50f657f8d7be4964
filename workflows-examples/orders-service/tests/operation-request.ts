import type { OperationRequest } from "../src/http/router";

export interface RequestParts {
  readonly orderId?: string;
  readonly query?: string;
  readonly idempotencyKey?: string;
  readonly body?: unknown;
}

/** A request as the router hands it to an operation. */
export function aRequest({ orderId, query, idempotencyKey, body }: RequestParts = {}): OperationRequest {
  return {
    parameters: orderId === undefined ? {} : { orderId },
    query: new URLSearchParams(query),
    headers: idempotencyKey === undefined ? {} : { "idempotency-key": idempotencyKey },
    json: () => Promise.resolve(body),
  };
}
