import type { OrderRepository } from "../../orders/order-repository";
import { cancel, pay, ship, type Transition } from "../../orders/transition";
import { payment, shipment } from "../../validation/order-checks";
import { accepted } from "../accepted";
import { represent } from "../order-representation";
import { Problem } from "../problem";
import { jsonReply, type Reply } from "../reply";
import { requestedOrder } from "../requested-order";
import type { Operation } from "../router";

export function payOrder(repository: OrderRepository, now: () => Date): Operation {
  return async (request) => {
    const { paymentReference } = accepted(payment(await request.json()));
    const order = await requestedOrder(repository, request);
    return store(repository, pay(order, paymentReference, now()));
  };
}

export function cancelOrder(repository: OrderRepository, now: () => Date): Operation {
  return async (request) => {
    const order = await requestedOrder(repository, request);
    return store(repository, cancel(order, now()));
  };
}

export function shipOrder(repository: OrderRepository, now: () => Date): Operation {
  return async (request) => {
    const parcel = accepted(shipment(await request.json()));
    const order = await requestedOrder(repository, request);
    return store(repository, ship(order, parcel, now()));
  };
}

async function store(repository: OrderRepository, transition: Transition): Promise<Reply> {
  if (transition.kind === "refused") throw new Problem("conflict", transition.reason);
  if (transition.kind === "changed" && !(await repository.update(transition.order))) {
    throw new Problem("conflict", "The order was changed by somebody else at the same time. Read it again.");
  }
  return jsonReply(200, represent(transition.order));
}
