import type { Order, OrderStatus } from "../orders/order";

/** An order as the driver gives it: bigint arrives as text, timestamptz as Date, JSON parsed. */
export interface OrderRow {
  readonly id: string;
  readonly customer_id: string;
  readonly currency: string;
  readonly total: string;
  readonly status: OrderStatus;
  readonly payment_reference: string | null;
  readonly carrier: string | null;
  readonly tracking_number: string | null;
  readonly version: number;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly lines: readonly { readonly sku: string; readonly quantity: number; readonly unit_price: number }[];
}

export function orderOf(row: OrderRow): Order {
  return {
    id: row.id,
    customerId: row.customer_id,
    currency: row.currency,
    lines: row.lines.map((line) => ({ sku: line.sku, quantity: line.quantity, unitPrice: line.unit_price })),
    total: Number(row.total),
    status: row.status,
    paymentReference: row.payment_reference,
    shipment:
      row.carrier === null || row.tracking_number === null
        ? null
        : { carrier: row.carrier, trackingNumber: row.tracking_number },
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
