import { placeOrder, type Order } from "../src/orders/order";

/** The id of the n-th order of a test: a UUID that sorts by n. */
export function orderId(n: number): string {
  return `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
}

export const morning = new Date("2026-03-01T09:00:00.000Z");

/** The n-th order of a test, placed n minutes after nine o'clock. */
export function anOrder(n: number, change: Partial<Order> = {}): Order {
  const request = { customerId: "ada", currency: "EUR", lines: [{ sku: "TEA-250", quantity: 2, unitPrice: 890 }] };
  return { ...placeOrder(request, orderId(n), new Date(morning.getTime() + n * 60_000)), ...change };
}
