import { describe, expect, it } from "@jest/globals";
import { placeOrder, type Order } from "./order";
import { cancel, pay, ship } from "./transition";

const placedAt = new Date("2026-03-01T09:00:00.000Z");
const changedAt = new Date("2026-03-02T10:00:00.000Z");
const shipment = { carrier: "Parcel Post", trackingNumber: "PP-1" };

const placed = placeOrder(
  { customerId: "ada", currency: "EUR", lines: [{ sku: "TEA", quantity: 1, unitPrice: 890 }] },
  "order-1",
  placedAt,
);
const paid: Order = { ...placed, status: "paid", paymentReference: "pay-1", version: 2 };
const shipped: Order = { ...paid, status: "shipped", shipment, version: 3 };
const cancelled: Order = { ...placed, status: "cancelled", version: 2 };
const cancelledAfterPayment: Order = { ...paid, status: "cancelled", version: 3 };

describe("paying", () => {
  it("marks a placed order as paid, in a new version", () => {
    expect(pay(placed, "pay-1", changedAt)).toEqual({
      kind: "changed",
      order: { ...placed, status: "paid", paymentReference: "pay-1", version: 2, updatedAt: changedAt },
    });
  });

  it.each([paid, shipped])("is repeated when an order that is $status was paid with the same reference", (order) => {
    expect(pay(order, "pay-1", changedAt)).toEqual({ kind: "repeated", order });
  });

  it.each([paid, shipped])("is refused when an order that is $status was paid with another reference", (order) => {
    expect(pay(order, "pay-2", changedAt)).toEqual({
      kind: "refused",
      reason: "The order was already paid with another payment reference.",
    });
  });

  it.each([cancelled, cancelledAfterPayment])("is refused for a cancelled order at version $version", (order) => {
    expect(pay(order, "pay-1", changedAt)).toEqual({
      kind: "refused",
      reason: "An order that is cancelled cannot be paid.",
    });
  });
});

describe("cancelling", () => {
  it.each([placed, paid])("cancels an order that is $status, in a new version", (order) => {
    expect(cancel(order, changedAt)).toEqual({
      kind: "changed",
      order: { ...order, status: "cancelled", version: order.version + 1, updatedAt: changedAt },
    });
  });

  it("is repeated for a cancelled order", () => {
    expect(cancel(cancelled, changedAt)).toEqual({ kind: "repeated", order: cancelled });
  });

  it("is refused once the order is shipped", () => {
    expect(cancel(shipped, changedAt)).toEqual({
      kind: "refused",
      reason: "An order that is shipped cannot be cancelled.",
    });
  });
});

describe("shipping", () => {
  it("ships a paid order, in a new version", () => {
    expect(ship(paid, shipment, changedAt)).toEqual({
      kind: "changed",
      order: { ...paid, status: "shipped", shipment, version: 3, updatedAt: changedAt },
    });
  });

  it("is repeated when the order was shipped in the same parcel", () => {
    expect(ship(shipped, { ...shipment }, changedAt)).toEqual({ kind: "repeated", order: shipped });
  });

  it.each([
    { what: "tracking number", other: { ...shipment, trackingNumber: "PP-2" } },
    { what: "carrier", other: { ...shipment, carrier: "Night Courier" } },
  ])("is refused when the order was shipped with another $what", ({ other }) => {
    expect(ship(shipped, other, changedAt)).toEqual({
      kind: "refused",
      reason: "The order was already shipped in another parcel.",
    });
  });

  it.each([placed, cancelled, cancelledAfterPayment])(
    "is refused for an order that is $status at version $version",
    (order) => {
      expect(ship(order, shipment, changedAt)).toEqual({
        kind: "refused",
        reason: `An order that is ${order.status} cannot be shipped.`,
      });
    },
  );
});
