import type { OrderRepository } from "../../orders/order-repository";
import { represent } from "../order-representation";
import { jsonReply } from "../reply";
import { requestedOrder } from "../requested-order";
import type { Operation } from "../router";

export function getOrder(repository: OrderRepository): Operation {
  return async (request) => jsonReply(200, represent(await requestedOrder(repository, request)));
}
