import { describe, expect, it } from "@jest/globals";
import { anOrder, orderId } from "../../tests/orders";
import { ScriptedPool, type Answer } from "../../tests/scripted-pool";
import type { OrderRow } from "./order-row";
import { PostgresOrderRepository } from "./postgres-order-repository";

const done = 0;
const select =
  "SELECT id, customer_id, currency, total, status, payment_reference, carrier, tracking_number, version, " +
  "created_at, updated_at, " +
  "(SELECT json_agg(json_build_object('sku', sku, 'quantity', quantity, 'unit_price', unit_price) ORDER BY position) " +
  "FROM order_lines WHERE order_lines.order_id = orders.id) AS lines FROM orders";
const idempotency = { key: "k", requestDigest: "d" };

function rowOf(n: number): OrderRow {
  const { createdAt } = anOrder(n);
  return {
    id: orderId(n),
    customer_id: "ada",
    currency: "EUR",
    total: "1780",
    status: "placed",
    payment_reference: null,
    carrier: null,
    tracking_number: null,
    version: 1,
    created_at: createdAt,
    updated_at: createdAt,
    lines: [{ sku: "TEA-250", quantity: 2, unit_price: 890 }],
  };
}

function repositoryAnswering(...answers: readonly Answer[]): {
  repository: PostgresOrderRepository;
  pool: ScriptedPool;
} {
  const pool = new ScriptedPool(...answers);
  return { repository: new PostgresOrderRepository(pool), pool };
}

describe("creating an order in PostgreSQL", () => {
  it("claims the key and inserts the order with its lines in one transaction", async () => {
    const { repository, pool } = repositoryAnswering(done, 1, 1, 2, done);
    const order = anOrder(1, {
      lines: [
        { sku: "TEA-250", quantity: 2, unitPrice: 890 },
        { sku: "CUP", quantity: 1, unitPrice: 1_200 },
      ],
      total: 2_980,
    });

    expect(await repository.create(order, idempotency)).toEqual({ kind: "created" });
    expect(pool.statements).toEqual([
      { text: "BEGIN", values: undefined },
      {
        text:
          "INSERT INTO idempotency_keys (key, request_digest, order_id, created_at) " +
          "VALUES ($1, $2, $3, $4) ON CONFLICT (key) DO NOTHING",
        values: ["k", "d", order.id, order.createdAt],
      },
      {
        text:
          "INSERT INTO orders (id, customer_id, currency, total, status, version, created_at, updated_at) " +
          "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        values: [order.id, "ada", "EUR", 2_980, "placed", 1, order.createdAt, order.updatedAt],
      },
      {
        text:
          "INSERT INTO order_lines (order_id, position, sku, quantity, unit_price) " +
          "SELECT $1, line.position, line.sku, line.quantity, line.unit_price " +
          "FROM unnest($2::text[], $3::integer[], $4::bigint[]) " +
          "WITH ORDINALITY AS line (sku, quantity, unit_price, position)",
        values: [order.id, ["TEA-250", "CUP"], [2, 1], [890, 1_200]],
      },
      { text: "COMMIT", values: undefined },
    ]);
  });

  it("names the first order when the same request comes again, and inserts none", async () => {
    const { repository, pool } = repositoryAnswering(done, 0, [{ request_digest: "d", order_id: orderId(1) }], done);

    expect(await repository.create(anOrder(2), idempotency)).toEqual({ kind: "replayed", orderId: orderId(1) });
    expect(pool.statements.slice(2)).toEqual([
      { text: "SELECT request_digest, order_id FROM idempotency_keys WHERE key = $1", values: ["k"] },
      { text: "COMMIT", values: undefined },
    ]);
  });

  it("refuses another request under the same key", async () => {
    const { repository } = repositoryAnswering(done, 0, [{ request_digest: "other", order_id: orderId(1) }], done);

    expect(await repository.create(anOrder(2), idempotency)).toEqual({ kind: "key-reused" });
  });

  it("fails, and commits nothing, when the key is deleted between its two statements", async () => {
    const { repository, pool } = repositoryAnswering(done, 0, []);

    await expect(repository.create(anOrder(2), idempotency)).rejects.toThrow("The idempotency key was deleted");
    expect(pool.released).toEqual(["destroyed"]);
  });
});

describe("finding an order in PostgreSQL", () => {
  it("asks for one id, lines included", async () => {
    const { repository, pool } = repositoryAnswering([rowOf(1)]);

    expect(await repository.find(orderId(1))).toEqual(anOrder(1));
    expect(pool.statements).toEqual([{ text: `${select} WHERE id = $1`, values: [orderId(1)] }]);
  });

  it("finds nothing where there is no row", async () => {
    const { repository } = repositoryAnswering([]);

    expect(await repository.find(orderId(1))).toBeUndefined();
  });
});

describe("listing orders from PostgreSQL", () => {
  const after = { createdAt: anOrder(3).createdAt, id: orderId(3) };

  it.each([
    {
      what: "all orders",
      query: { customerId: null, after: null, limit: 21 },
      tail: "ORDER BY created_at DESC, id DESC LIMIT $1",
      values: [21],
    },
    {
      what: "the orders of a customer",
      query: { customerId: "ada", after: null, limit: 21 },
      tail: "WHERE customer_id = $2 ORDER BY created_at DESC, id DESC LIMIT $1",
      values: [21, "ada"],
    },
    {
      what: "the orders behind a position",
      query: { customerId: null, after, limit: 21 },
      tail: "WHERE (created_at, id) < ($2, $3) ORDER BY created_at DESC, id DESC LIMIT $1",
      values: [21, after.createdAt, after.id],
    },
    {
      what: "the orders of a customer behind a position",
      query: { customerId: "ada", after, limit: 2 },
      tail: "WHERE customer_id = $2 AND (created_at, id) < ($3, $4) ORDER BY created_at DESC, id DESC LIMIT $1",
      values: [2, "ada", after.createdAt, after.id],
    },
  ])("asks for $what, and passes each value as a parameter", async ({ query, tail, values }) => {
    const { repository, pool } = repositoryAnswering([rowOf(2), rowOf(1)]);

    expect(await repository.list(query)).toEqual([anOrder(2), anOrder(1)]);
    expect(pool.statements).toEqual([{ text: `${select} ${tail}`, values }]);
  });
});

describe("updating an order in PostgreSQL", () => {
  const text =
    "UPDATE orders SET status = $3, payment_reference = $4, carrier = $5, tracking_number = $6, " +
    "updated_at = $7, version = $2 WHERE id = $1 AND version = $2 - 1";

  it("stores the next version over the one that was read", async () => {
    const { repository, pool } = repositoryAnswering(1);
    const paid = anOrder(1, { status: "paid", paymentReference: "pay-1", version: 2 });

    expect(await repository.update(paid)).toBe(true);
    expect(pool.statements).toEqual([{ text, values: [paid.id, 2, "paid", "pay-1", null, null, paid.updatedAt] }]);
  });

  it("stores the shipment", async () => {
    const { repository, pool } = repositoryAnswering(1);
    const shipment = { carrier: "Parcel Post", trackingNumber: "PP-1" };
    const shipped = anOrder(1, { status: "shipped", paymentReference: "pay-1", shipment, version: 3 });

    expect(await repository.update(shipped)).toBe(true);
    expect(pool.statements).toEqual([
      { text, values: [shipped.id, 3, "shipped", "pay-1", "Parcel Post", "PP-1", shipped.updatedAt] },
    ]);
  });

  it("says so when somebody else was faster", async () => {
    const { repository } = repositoryAnswering(0);

    expect(await repository.update(anOrder(1, { version: 2 }))).toBe(false);
  });
});

describe("the connection to PostgreSQL", () => {
  it("is there when it answers", async () => {
    const { repository, pool } = repositoryAnswering([{ "?column?": 1 }]);

    await expect(repository.ping()).resolves.toBeUndefined();
    expect(pool.statements).toEqual([{ text: "SELECT 1", values: undefined }]);
  });

  it("is not there when it does not", async () => {
    const { repository } = repositoryAnswering(new Error("connection refused"));

    await expect(repository.ping()).rejects.toThrow("connection refused");
  });

  it("ends with the repository", async () => {
    const { repository, pool } = repositoryAnswering();

    await repository.close();

    expect(pool.ended).toBe(true);
  });
});
