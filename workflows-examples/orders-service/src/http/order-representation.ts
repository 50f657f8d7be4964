import type { Order, OrderLine, OrderStatus, Shipment } from "../orders/order";

/** An order as clients see it: the schema `Order` of openapi.yaml. */
export interface OrderRepresentation {
  readonly id: string;
  readonly customerId: string;
  readonly currency: string;
  readonly lines: readonly OrderLine[];
  readonly total: number;
  readonly status: OrderStatus;
  readonly paymentReference: string | null;
  readonly shipment: Shipment | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export function represent(order: Order): OrderRepresentation {
  return {
    id: order.id,
    customerId: order.customerId,
    currency: order.currency,
    lines: order.lines,
    total: order.total,
    status: order.status,
    paymentReference: order.paymentReference,
    shipment: order.shipment,
    createdAt: order.createdAt.toISOString(),
    updatedAt: order.updatedAt.toISOString(),
  };
}
