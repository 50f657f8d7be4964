export type OrderStatus = "placed" | "paid" | "shipped" | "cancelled";

/** Amounts are integers in the minor unit of the order's currency: 1250 EUR is 12.50 euros. */
export interface OrderLine {
  readonly sku: string;
  readonly quantity: number;
  readonly unitPrice: number;
}

export interface Shipment {
  readonly carrier: string;
  readonly trackingNumber: string;
}

/** What a customer asks for. */
export interface OrderRequest {
  readonly customerId: string;
  readonly currency: string;
  readonly lines: readonly OrderLine[];
}

export interface Order extends OrderRequest {
  readonly id: string;
  readonly total: number;
  readonly status: OrderStatus;
  readonly paymentReference: string | null;
  readonly shipment: Shipment | null;
  /** Starts at 1 and grows by one with every change, so that two changes at the same time are noticed. */
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export function placeOrder(request: OrderRequest, id: string, at: Date): Order {
  return {
    ...request,
    id,
    total: request.lines.reduce((sum, line) => sum + line.quantity * line.unitPrice, 0),
    status: "placed",
    paymentReference: null,
    shipment: null,
    version: 1,
    createdAt: at,
    updatedAt: at,
  };
}
