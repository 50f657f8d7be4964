import { describe, expect, it } from "@jest/globals";
import { aRequest } from "../../../tests/operation-request";
import { anOrder, orderId } from "../../../tests/orders";
import { MemoryOrderRepository } from "../../storage/memory-order-repository";
import type { OrderRepresentation } from "../order-representation";
import { listOrders } from "./list-orders";

interface Page {
  readonly ids: readonly string[];
  readonly nextCursor: string | null;
}

/** Reads one page from a repository with the orders 1 to n, the even ones of which are Grace's. */
async function pageOf(n: number, query = ""): Promise<Page> {
  const repository = new MemoryOrderRepository();
  for (let i = 1; i <= n; i += 1) {
    const order = anOrder(i, { customerId: i % 2 === 0 ? "grace" : "ada" });
    await repository.create(order, { key: String(i), requestDigest: "d" });
  }
  const { body } = await listOrders(repository)(aRequest({ query }));
  const { orders, nextCursor } = body as { orders: readonly OrderRepresentation[]; nextCursor: string | null };
  return { ids: orders.map((order) => order.id), nextCursor };
}

describe("listing orders", () => {
  it("gives an empty page when there are none", async () => {
    expect(await pageOf(0)).toEqual({ ids: [], nextCursor: null });
  });

  it("gives the newest first", async () => {
    expect(await pageOf(3)).toEqual({ ids: [orderId(3), orderId(2), orderId(1)], nextCursor: null });
  });

  it("gives twenty on a page when no limit is asked for", async () => {
    expect((await pageOf(21)).ids).toHaveLength(20);
  });

  it("goes through all pages without a gap or a repetition", async () => {
    const first = await pageOf(5, "limit=2");
    const second = await pageOf(5, `limit=2&cursor=${first.nextCursor}`);
    const third = await pageOf(5, `limit=2&cursor=${second.nextCursor}`);

    expect([first.ids, second.ids, third.ids]).toEqual([
      [orderId(5), orderId(4)],
      [orderId(3), orderId(2)],
      [orderId(1)],
    ]);
    expect(third.nextCursor).toBeNull();
  });

  it("gives no next page behind a last page that is full", async () => {
    expect((await pageOf(2, "limit=2")).nextCursor).toBeNull();
  });

  it("keeps to the orders of a customer", async () => {
    expect((await pageOf(5, "customerId=grace")).ids).toEqual([orderId(4), orderId(2)]);
  });

  it.each(["1", "100"])("takes the limit %s", async (limit) => {
    await expect(pageOf(1, `limit=${limit}`)).resolves.toMatchObject({ ids: [orderId(1)] });
  });

  it.each(["0", "101", "-1", "2.5", "1e1", "ten", ""])("refuses the limit %j", async (limit) => {
    await expect(pageOf(1, `limit=${limit}`)).rejects.toMatchObject({
      kind: "invalid-parameter",
      message: "limit must be an integer from 1 to 100.",
    });
  });

  it("refuses a customer id that can belong to nobody", async () => {
    await expect(pageOf(1, "customerId=a%20b")).rejects.toMatchObject({
      kind: "invalid-parameter",
      message: "customerId must be the id of a customer.",
    });
  });

  it("refuses a cursor that it did not give out", async () => {
    await expect(pageOf(1, "cursor=page2")).rejects.toMatchObject({
      kind: "invalid-parameter",
      message: "cursor must be the nextCursor of an earlier page.",
    });
  });
});
