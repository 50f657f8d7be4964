import { describe, expect, it } from "@jest/globals";
import { aRequest } from "../../../tests/operation-request";
import { morning, orderId } from "../../../tests/orders";
import { MemoryOrderRepository } from "../../storage/memory-order-repository";
import type { Operation } from "../router";
import { createOrder } from "./create-order";

const body = { customerId: "ada", currency: "EUR", lines: [{ sku: "TEA-250", quantity: 2, unitPrice: 890 }] };

/** The operation over an empty repository; it gives out the ids 1, 2, 3 … */
function operationWithCountedIds(repository = new MemoryOrderRepository()): Operation {
  let count = 0;
  return createOrder(
    repository,
    () => orderId((count += 1)),
    () => morning,
  );
}

describe("creating an order", () => {
  it("answers 201 with the order and its location", async () => {
    expect(await operationWithCountedIds()(aRequest({ idempotencyKey: "k", body }))).toEqual({
      status: 201,
      headers: { "content-type": "application/json", location: `/orders/${orderId(1)}` },
      body: {
        id: orderId(1),
        customerId: "ada",
        currency: "EUR",
        lines: [{ sku: "TEA-250", quantity: 2, unitPrice: 890 }],
        total: 1_780,
        status: "placed",
        paymentReference: null,
        shipment: null,
        createdAt: "2026-03-01T09:00:00.000Z",
        updatedAt: "2026-03-01T09:00:00.000Z",
      },
    });
  });

  it("answers 200 with the first order when the request comes again, its properties in any order", async () => {
    const operation = operationWithCountedIds();
    await operation(aRequest({ idempotencyKey: "k", body }));
    const { customerId, ...rest } = body;

    const again = await operation(aRequest({ idempotencyKey: "k", body: { ...rest, customerId } }));

    expect(again).toMatchObject({
      status: 200,
      headers: { location: `/orders/${orderId(1)}` },
      body: { id: orderId(1) },
    });
  });

  it("shows the first order as it is by now, not as it was created", async () => {
    const repository = new MemoryOrderRepository();
    const operation = operationWithCountedIds(repository);
    await operation(aRequest({ idempotencyKey: "k", body }));
    const [order] = await repository.list({ customerId: null, after: null, limit: 1 });
    await repository.update({ ...order!, status: "cancelled", version: 2 });

    expect(await operation(aRequest({ idempotencyKey: "k", body }))).toMatchObject({
      status: 200,
      body: { status: "cancelled" },
    });
  });

  it("creates another order under another key", async () => {
    const operation = operationWithCountedIds();
    await operation(aRequest({ idempotencyKey: "k", body }));

    expect(await operation(aRequest({ idempotencyKey: "l", body }))).toMatchObject({
      status: 201,
      body: { id: orderId(2) },
    });
  });

  it("refuses other contents under a key that was used", async () => {
    const operation = operationWithCountedIds();
    await operation(aRequest({ idempotencyKey: "k", body }));

    await expect(
      operation(aRequest({ idempotencyKey: "k", body: { ...body, currency: "USD" } })),
    ).rejects.toMatchObject({
      kind: "idempotency-key-reused",
    });
  });

  it.each([undefined, "", "two words", "x".repeat(256), "schlüssel"])(
    "refuses the idempotency key %j",
    async (idempotencyKey) => {
      const request = idempotencyKey === undefined ? aRequest({ body }) : aRequest({ idempotencyKey, body });

      await expect(operationWithCountedIds()(request)).rejects.toMatchObject({
        kind: "invalid-parameter",
        message: "The header Idempotency-Key must have 1 to 255 visible ASCII characters.",
      });
    },
  );

  it("refuses contents that are not valid, and uses up no key for them", async () => {
    const operation = operationWithCountedIds();

    await expect(operation(aRequest({ idempotencyKey: "k", body: { ...body, lines: [] } }))).rejects.toMatchObject({
      kind: "invalid-request",
      extras: { violations: [{ pointer: "/lines", detail: "must be a list of 1 to 100 items" }] },
    });
    expect(await operation(aRequest({ idempotencyKey: "k", body }))).toMatchObject({ status: 201 });
  });
});
