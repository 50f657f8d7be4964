import type { OrderLine, OrderRequest, Shipment } from "../orders/order";
import { integer, list, object, text } from "./check";

/** A thousand of the dearest items a hundred times over still add up to an exact integer. */
const largestUnitPrice = 99_999_999;

const orderLine = object<OrderLine>({
  sku: text(/^[A-Za-z0-9._-]{1,64}$/, "1 to 64 letters, digits, dots, dashes or underscores"),
  quantity: integer(1, 1_000),
  unitPrice: integer(0, largestUnitPrice),
});

export const customerId = text(/^[A-Za-z0-9._-]{1,64}$/, "1 to 64 letters, digits, dots, dashes or underscores");

export const orderRequest = object<OrderRequest>({
  customerId,
  currency: text(/^[A-Z]{3}$/, "an ISO 4217 code of three capital letters"),
  lines: list(orderLine, 1, 100),
});

export const payment = object<{ readonly paymentReference: string }>({
  paymentReference: text(/^[A-Za-z0-9._-]{1,100}$/, "1 to 100 letters, digits, dots, dashes or underscores"),
});

export const shipment = object<Shipment>({
  carrier: text(/^[\p{L}\p{N}][\p{L}\p{N} .&-]{0,59}$/u, "1 to 60 letters, digits, spaces, dots, dashes or ampersands"),
  trackingNumber: text(/^[A-Za-z0-9-]{1,40}$/, "1 to 40 letters, digits or dashes"),
});
