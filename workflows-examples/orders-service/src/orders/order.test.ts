import { describe, expect, it } from "@jest/globals";
import { placeOrder } from "./order";

const at = new Date("2026-03-01T09:00:00.000Z");

describe("placing an order", () => {
  it("starts a placed order at version 1 that is neither paid nor shipped", () => {
    const request = { customerId: "ada", currency: "EUR", lines: [{ sku: "TEA-250", quantity: 1, unitPrice: 890 }] };

    expect(placeOrder(request, "order-1", at)).toEqual({
      id: "order-1",
      customerId: "ada",
      currency: "EUR",
      lines: [{ sku: "TEA-250", quantity: 1, unitPrice: 890 }],
      total: 890,
      status: "placed",
      paymentReference: null,
      shipment: null,
      version: 1,
      createdAt: at,
      updatedAt: at,
    });
  });

  it.each([
    { what: "one line", lines: [{ sku: "A", quantity: 3, unitPrice: 250 }], total: 750 },
    {
      what: "two lines",
      lines: [
        { sku: "A", quantity: 3, unitPrice: 250 },
        { sku: "B", quantity: 1, unitPrice: 99 },
      ],
      total: 849,
    },
    { what: "a free sample", lines: [{ sku: "SAMPLE", quantity: 5, unitPrice: 0 }], total: 0 },
  ])("adds up $what to $total", ({ lines, total }) => {
    expect(placeOrder({ customerId: "ada", currency: "EUR", lines }, "order-1", at).total).toBe(total);
  });

  it("adds up the largest order that the API accepts without losing a cent", () => {
    const lines = Array.from({ length: 100 }, () => ({ sku: "A", quantity: 1_000, unitPrice: 99_999_999 }));

    expect(placeOrder({ customerId: "ada", currency: "EUR", lines }, "order-1", at).total).toBe(9_999_999_900_000);
  });
});
