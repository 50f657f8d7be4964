import { createHash } from "node:crypto";
import { placeOrder, type OrderRequest } from "../../orders/order";
import type { OrderRepository } from "../../orders/order-repository";
import { orderRequest } from "../../validation/order-checks";
import { accepted } from "../accepted";
import { represent } from "../order-representation";
import { Problem } from "../problem";
import { jsonReply } from "../reply";
import { existingOrder } from "../requested-order";
import type { Operation, OperationRequest } from "../router";

/** Creates an order once, however often the client sends the request with the same idempotency key. */
export function createOrder(repository: OrderRepository, newId: () => string, now: () => Date): Operation {
  return async (request) => {
    const key = idempotencyKeyOf(request);
    const wanted = accepted(orderRequest(await request.json()));
    const order = placeOrder(wanted, newId(), now());

    const outcome = await repository.create(order, { key, requestDigest: digestOf(wanted) });
    switch (outcome.kind) {
      case "created":
        return jsonReply(201, represent(order), { location: `/orders/${order.id}` });
      case "replayed": {
        const earlier = await existingOrder(repository, outcome.orderId);
        return jsonReply(200, represent(earlier), { location: `/orders/${earlier.id}` });
      }
      case "key-reused":
        throw new Problem("idempotency-key-reused", "The idempotency key was used for an order with other contents.");
    }
  };
}

function idempotencyKeyOf({ headers }: OperationRequest): string {
  const key = headers["idempotency-key"];
  if (typeof key === "string" && /^[\x21-\x7e]{1,255}$/.test(key)) return key;
  throw new Problem("invalid-parameter", "The header Idempotency-Key must have 1 to 255 visible ASCII characters.");
}

/** Equal for requests that ask for the same order: the checks have put the properties into one order. */
function digestOf(wanted: OrderRequest): string {
  return createHash("sha256").update(JSON.stringify(wanted)).digest("hex");
}
