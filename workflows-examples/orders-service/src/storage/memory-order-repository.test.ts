import { describe, expect, it } from "@jest/globals";
import { anOrder, orderId } from "../../tests/orders";
import type { Order } from "../orders/order";
import { MemoryOrderRepository } from "./memory-order-repository";

async function repositoryOf(...orders: readonly Order[]): Promise<MemoryOrderRepository> {
  const repository = new MemoryOrderRepository();
  for (const order of orders) await repository.create(order, { key: `key of ${order.id}`, requestDigest: "digest" });
  return repository;
}

describe("creating an order in memory", () => {
  it("keeps the order", async () => {
    const repository = new MemoryOrderRepository();

    expect(await repository.create(anOrder(1), { key: "k", requestDigest: "d" })).toEqual({ kind: "created" });
    expect(await repository.find(orderId(1))).toEqual(anOrder(1));
  });

  it("names the first order when the same request comes again, and keeps no second one", async () => {
    const repository = new MemoryOrderRepository();
    await repository.create(anOrder(1), { key: "k", requestDigest: "d" });

    expect(await repository.create(anOrder(2), { key: "k", requestDigest: "d" })).toEqual({
      kind: "replayed",
      orderId: orderId(1),
    });
    expect(await repository.find(orderId(2))).toBeUndefined();
  });

  it("refuses another request under the same key", async () => {
    const repository = new MemoryOrderRepository();
    await repository.create(anOrder(1), { key: "k", requestDigest: "d" });

    expect(await repository.create(anOrder(2), { key: "k", requestDigest: "other" })).toEqual({ kind: "key-reused" });
    expect(await repository.find(orderId(2))).toBeUndefined();
  });
});

describe("listing orders from memory", () => {
  it("gives the newest first, and of one moment the highest id first", async () => {
    const { createdAt } = anOrder(2);
    const repository = await repositoryOf(anOrder(1), anOrder(3, { createdAt }), anOrder(2), anOrder(4));

    const listed = await repository.list({ customerId: null, after: null, limit: 10 });

    expect(listed.map((order) => order.id)).toEqual([orderId(4), orderId(3), orderId(2), orderId(1)]);
  });

  it("goes on behind a position, without the order at that position", async () => {
    const { createdAt } = anOrder(2);
    const repository = await repositoryOf(anOrder(1), anOrder(2), anOrder(3, { createdAt }), anOrder(4));

    const listed = await repository.list({ customerId: null, after: { createdAt, id: orderId(3) }, limit: 10 });

    expect(listed.map((order) => order.id)).toEqual([orderId(2), orderId(1)]);
  });

  it("keeps to one customer and to the limit", async () => {
    const repository = await repositoryOf(anOrder(1), anOrder(2, { customerId: "grace" }), anOrder(3), anOrder(4));

    const listed = await repository.list({ customerId: "ada", after: null, limit: 2 });

    expect(listed.map((order) => order.id)).toEqual([orderId(4), orderId(3)]);
  });
});

describe("updating an order in memory", () => {
  it("stores the next version", async () => {
    const repository = await repositoryOf(anOrder(1));
    const cancelled = anOrder(1, { status: "cancelled", version: 2 });

    expect(await repository.update(cancelled)).toBe(true);
    expect(await repository.find(orderId(1))).toEqual(cancelled);
  });

  it.each([1, 3])("refuses version %i when version 1 is stored", async (version) => {
    const repository = await repositoryOf(anOrder(1));

    expect(await repository.update(anOrder(1, { status: "cancelled", version }))).toBe(false);
    expect(await repository.find(orderId(1))).toEqual(anOrder(1));
  });

  it("refuses an order that was never created", async () => {
    expect(await new MemoryOrderRepository().update(anOrder(1, { version: 2 }))).toBe(false);
  });
});

it("an in-memory repository is always there, and has nothing to close", async () => {
  const repository = await repositoryOf(anOrder(1));

  await expect(repository.ping()).resolves.toBeUndefined();
  await expect(repository.close()).resolves.toBeUndefined();
});
