import { describe, expect, it } from "@jest/globals";
import { orderOf, type OrderRow } from "./order-row";

const row: OrderRow = {
  id: "00000000-0000-4000-8000-000000000001",
  customer_id: "ada",
  currency: "EUR",
  total: "9999999900000",
  status: "paid",
  payment_reference: "pay-1",
  carrier: null,
  tracking_number: null,
  version: 2,
  created_at: new Date("2026-03-01T09:00:00.000Z"),
  updated_at: new Date("2026-03-02T10:00:00.000Z"),
  lines: [{ sku: "TEA-250", quantity: 1_000, unit_price: 99_999_999 }],
};

describe("the order in a row", () => {
  it("has the row's values, and its total as a number", () => {
    expect(orderOf(row)).toEqual({
      id: "00000000-0000-4000-8000-000000000001",
      customerId: "ada",
      currency: "EUR",
      total: 9_999_999_900_000,
      status: "paid",
      paymentReference: "pay-1",
      shipment: null,
      version: 2,
      createdAt: new Date("2026-03-01T09:00:00.000Z"),
      updatedAt: new Date("2026-03-02T10:00:00.000Z"),
      lines: [{ sku: "TEA-250", quantity: 1_000, unitPrice: 99_999_999 }],
    });
  });

  it("has a shipment when carrier and tracking number are there", () => {
    const shipped = orderOf({ ...row, status: "shipped", carrier: "Parcel Post", tracking_number: "PP-1" });

    expect(shipped.shipment).toEqual({ carrier: "Parcel Post", trackingNumber: "PP-1" });
  });
});
