import type { Order } from "../orders/order";
import type { OrderRepository } from "../orders/order-repository";
import { Problem } from "./problem";
import type { OperationRequest } from "./router";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The order that the path names; rejects with a problem when there is none. */
export function requestedOrder(repository: OrderRepository, { parameters }: OperationRequest): Promise<Order> {
  return existingOrder(repository, String(parameters["orderId"]));
}

export async function existingOrder(repository: OrderRepository, id: string): Promise<Order> {
  // Ids are UUIDs. PostgreSQL would answer a query for anything else with an error.
  const order = uuid.test(id) ? await repository.find(id) : undefined;
  if (order === undefined) throw new Problem("not-found", `There is no order ${id}.`);
  return order;
}
