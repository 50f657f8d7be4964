import { describe, expect, it } from "@jest/globals";
import { aRequest } from "../../../tests/operation-request";
import { anOrder, orderId } from "../../../tests/orders";
import type { Order } from "../../orders/order";
import { MemoryOrderRepository } from "../../storage/memory-order-repository";
import { cancelOrder, payOrder, shipOrder } from "./change-order";

const noon = new Date("2026-03-01T12:00:00.000Z");
const now = (): Date => noon;
const placed = anOrder(1);
const paid = anOrder(1, { status: "paid", paymentReference: "pay-1", version: 2 });
const shipment = { carrier: "Parcel Post", trackingNumber: "PP-1" };
const shipped: Order = { ...paid, status: "shipped", shipment, version: 3 };

async function repositoryWith(order: Order, repository = new MemoryOrderRepository()): Promise<MemoryOrderRepository> {
  await repository.create(order, { key: "k", requestDigest: "d" });
  return repository;
}

/** Somebody else is always faster. */
class ContendedRepository extends MemoryOrderRepository {
  override update(): Promise<boolean> {
    return Promise.resolve(false);
  }
}

describe.each([
  {
    name: "paying",
    operationOf: payOrder,
    before: placed,
    body: { paymentReference: "pay-1" },
    after: { status: "paid", paymentReference: "pay-1" },
  },
  {
    name: "shipping",
    operationOf: shipOrder,
    before: paid,
    body: shipment,
    after: { status: "shipped", shipment },
  },
  {
    name: "cancelling",
    operationOf: cancelOrder,
    before: paid,
    body: undefined,
    after: { status: "cancelled" },
  },
])("$name an order", ({ operationOf, before, body, after }) => {
  const request = aRequest({ orderId: orderId(1), body });

  it("answers with the changed order, and stores it", async () => {
    const repository = await repositoryWith(before);

    expect(await operationOf(repository, now)(request)).toMatchObject({
      status: 200,
      body: { ...after, updatedAt: "2026-03-01T12:00:00.000Z" },
    });
    expect(await repository.find(orderId(1))).toEqual({
      ...before,
      ...after,
      version: before.version + 1,
      updatedAt: noon,
    });
  });

  it("answers the same when the request comes again, and changes nothing more", async () => {
    const repository = await repositoryWith(before);
    const first = await operationOf(repository, now)(request);

    expect(await operationOf(repository, () => new Date())(request)).toEqual(first);
    expect((await repository.find(orderId(1)))?.version).toBe(before.version + 1);
  });

  it("is refused when the order was changed at the same time", async () => {
    const repository = await repositoryWith(before, new ContendedRepository());

    await expect(operationOf(repository, now)(request)).rejects.toMatchObject({
      kind: "conflict",
      message: "The order was changed by somebody else at the same time. Read it again.",
    });
  });

  it("is refused when there is no such order", async () => {
    await expect(operationOf(new MemoryOrderRepository(), now)(request)).rejects.toMatchObject({ kind: "not-found" });
  });
});

describe.each([
  {
    name: "paying",
    operationOf: payOrder,
    before: placed,
    message: "1 value is not valid.",
    wrong: ["/paymentReference"],
  },
  {
    name: "shipping",
    operationOf: shipOrder,
    before: paid,
    message: "2 values are not valid.",
    wrong: ["/carrier", "/trackingNumber"],
  },
])("$name an order without the values that it takes", ({ operationOf, before, message, wrong }) => {
  it("is refused, each value named, and changes nothing", async () => {
    const repository = await repositoryWith(before);

    await expect(operationOf(repository, now)(aRequest({ orderId: orderId(1), body: {} }))).rejects.toMatchObject({
      kind: "invalid-request",
      message,
      extras: { violations: wrong.map((pointer) => ({ pointer })) },
    });
    expect(await repository.find(orderId(1))).toEqual(before);
  });
});

describe("an order that is shipped", () => {
  it.each([
    {
      name: "cancelled",
      operationOf: cancelOrder,
      body: undefined,
      reason: "An order that is shipped cannot be cancelled.",
    },
    {
      name: "paid anew",
      operationOf: payOrder,
      body: { paymentReference: "pay-2" },
      reason: "The order was already paid with another payment reference.",
    },
    {
      name: "shipped anew",
      operationOf: shipOrder,
      body: { ...shipment, trackingNumber: "PP-2" },
      reason: "The order was already shipped in another parcel.",
    },
  ])("cannot be $name", async ({ operationOf, body, reason }) => {
    const repository = await repositoryWith(shipped);

    await expect(operationOf(repository, now)(aRequest({ orderId: orderId(1), body }))).rejects.toMatchObject({
      kind: "conflict",
      message: reason,
    });
    expect(await repository.find(orderId(1))).toEqual(shipped);
  });
});
