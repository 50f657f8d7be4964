import type { OrderRepository } from "../orders/order-repository";
import { cancelOrder, payOrder, shipOrder } from "./operations/change-order";
import { createOrder } from "./operations/create-order";
import { getOrder } from "./operations/get-order";
import { live, ready } from "./operations/health";
import { listOrders } from "./operations/list-orders";
import type { Route } from "./router";

export interface RouteDependencies {
  readonly repository: OrderRepository;
  readonly newId: () => string;
  readonly now: () => Date;
  readonly isStopping: () => boolean;
}

/** Everything the service answers; tests/openapi.test.ts holds it against openapi.yaml. */
export function routesOf({ repository, newId, now, isStopping }: RouteDependencies): readonly Route[] {
  return [
    { method: "POST", path: "/orders", operation: createOrder(repository, newId, now) },
    { method: "GET", path: "/orders", operation: listOrders(repository) },
    { method: "GET", path: "/orders/{orderId}", operation: getOrder(repository) },
    { method: "POST", path: "/orders/{orderId}/pay", operation: payOrder(repository, now) },
    { method: "POST", path: "/orders/{orderId}/cancel", operation: cancelOrder(repository, now) },
    { method: "POST", path: "/orders/{orderId}/ship", operation: shipOrder(repository, now) },
    { method: "GET", path: "/health/live", operation: live() },
    { method: "GET", path: "/health/ready", operation: ready(() => repository.ping(), isStopping) },
  ];
}
