import type { Order, Shipment } from "./order";

/** What became of a wish to change an order. A wish that is already fulfilled is repeated, so clients may retry. */
export type Transition =
  | { readonly kind: "changed"; readonly order: Order }
  | { readonly kind: "repeated"; readonly order: Order }
  | { readonly kind: "refused"; readonly reason: string };

export function pay(order: Order, paymentReference: string, at: Date): Transition {
  if (order.status === "cancelled") return refused("An order that is cancelled cannot be paid.");
  if (order.paymentReference === null) return changed(order, { status: "paid", paymentReference }, at);
  if (order.paymentReference === paymentReference) return { kind: "repeated", order };
  return refused("The order was already paid with another payment reference.");
}

/** Cancels an order that has not left the house. Giving the money back is the business of whoever took it. */
export function cancel(order: Order, at: Date): Transition {
  if (order.status === "cancelled") return { kind: "repeated", order };
  if (order.status === "shipped") return refused("An order that is shipped cannot be cancelled.");
  return changed(order, { status: "cancelled" }, at);
}

export function ship(order: Order, shipment: Shipment, at: Date): Transition {
  if (order.shipment !== null) {
    return isSame(order.shipment, shipment)
      ? { kind: "repeated", order }
      : refused("The order was already shipped in another parcel.");
  }
  if (order.status !== "paid") return refused(`An order that is ${order.status} cannot be shipped.`);
  return changed(order, { status: "shipped", shipment }, at);
}

function isSame(one: Shipment, other: Shipment): boolean {
  return one.carrier === other.carrier && one.trackingNumber === other.trackingNumber;
}

function changed(order: Order, change: Partial<Order>, at: Date): Transition {
  return { kind: "changed", order: { ...order, ...change, version: order.version + 1, updatedAt: at } };
}

function refused(reason: string): Transition {
  return { kind: "refused", reason };
}
