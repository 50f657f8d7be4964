import { describe, expect, it } from "@jest/globals";
import { aRequest } from "../../../tests/operation-request";
import { anOrder, orderId } from "../../../tests/orders";
import { MemoryOrderRepository } from "../../storage/memory-order-repository";
import { getOrder } from "./get-order";

describe("getting an order", () => {
  it("answers with the order, times in UTC and without its version", async () => {
    const repository = new MemoryOrderRepository();
    const shipment = { carrier: "Parcel Post", trackingNumber: "PP-1" };
    const order = anOrder(1, { status: "shipped", paymentReference: "pay-1", shipment, version: 3 });
    await repository.create(order, { key: "k", requestDigest: "d" });

    expect(await getOrder(repository)(aRequest({ orderId: orderId(1) }))).toEqual({
      status: 200,
      headers: { "content-type": "application/json" },
      body: {
        id: orderId(1),
        customerId: "ada",
        currency: "EUR",
        lines: [{ sku: "TEA-250", quantity: 2, unitPrice: 890 }],
        total: 1_780,
        status: "shipped",
        paymentReference: "pay-1",
        shipment: { carrier: "Parcel Post", trackingNumber: "PP-1" },
        createdAt: "2026-03-01T09:01:00.000Z",
        updatedAt: "2026-03-01T09:01:00.000Z",
      },
    });
  });

  it("knows no order that was never created", async () => {
    await expect(getOrder(new MemoryOrderRepository())(aRequest({ orderId: orderId(1) }))).rejects.toMatchObject({
      kind: "not-found",
      message: `There is no order ${orderId(1)}.`,
    });
  });

  it("does not bother the database with an id that is no UUID", async () => {
    class Untouchable extends MemoryOrderRepository {
      override find(): Promise<never> {
        return Promise.reject(new Error("invalid input syntax for type uuid"));
      }
    }

    await expect(getOrder(new Untouchable())(aRequest({ orderId: "42" }))).rejects.toMatchObject({
      kind: "not-found",
      message: "There is no order 42.",
    });
  });
});
