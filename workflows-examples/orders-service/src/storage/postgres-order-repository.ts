import type { Order } from "../orders/order";
import type { CreateOutcome, Idempotency, OrderQuery, OrderRepository } from "../orders/order-repository";
import { orderOf, type OrderRow } from "./order-row";
import type { SqlConnection, SqlPool } from "./sql";
import { inTransaction } from "./transaction";

// A key that another transaction has just written makes this insert wait until that one has ended.
const claimKey = `
  INSERT INTO idempotency_keys (key, request_digest, order_id, created_at)
  VALUES ($1, $2, $3, $4)
  ON CONFLICT (key) DO NOTHING`;

const selectKey = `
  SELECT request_digest, order_id
  FROM idempotency_keys
  WHERE key = $1`;

const insertOrder = `
  INSERT INTO orders (id, customer_id, currency, total, status, version, created_at, updated_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`;

const insertLines = `
  INSERT INTO order_lines (order_id, position, sku, quantity, unit_price)
  SELECT $1, line.position, line.sku, line.quantity, line.unit_price
  FROM unnest($2::text[], $3::integer[], $4::bigint[]) WITH ORDINALITY AS line (sku, quantity, unit_price, position)`;

const selectOrders = `
  SELECT id, customer_id, currency, total, status, payment_reference, carrier, tracking_number, version,
         created_at, updated_at,
         (SELECT json_agg(json_build_object('sku', sku, 'quantity', quantity, 'unit_price', unit_price)
                          ORDER BY position)
          FROM order_lines
          WHERE order_lines.order_id = orders.id) AS lines
  FROM orders`;

const updateOrder = `
  UPDATE orders
  SET status = $3, payment_reference = $4, carrier = $5, tracking_number = $6, updated_at = $7, version = $2
  WHERE id = $1 AND version = $2 - 1`;

export class PostgresOrderRepository implements OrderRepository {
  readonly #pool: SqlPool;

  constructor(pool: SqlPool) {
    this.#pool = pool;
  }

  create(order: Order, idempotency: Idempotency): Promise<CreateOutcome> {
    return inTransaction(this.#pool, async (connection) => {
      const { key, requestDigest } = idempotency;
      const claimed = await connection.query(claimKey, [key, requestDigest, order.id, order.createdAt]);
      if (claimed.rowCount === 0) return await earlierOutcome(connection, idempotency);

      const { id, customerId, currency, total, status, version, createdAt, updatedAt } = order;
      await connection.query(insertOrder, [id, customerId, currency, total, status, version, createdAt, updatedAt]);
      await connection.query(insertLines, [
        id,
        order.lines.map((line) => line.sku),
        order.lines.map((line) => line.quantity),
        order.lines.map((line) => line.unitPrice),
      ]);
      return { kind: "created" };
    });
  }

  async find(id: string): Promise<Order | undefined> {
    const { rows } = await this.#pool.query<OrderRow>(`${selectOrders} WHERE id = $1`, [id]);
    return rows.map(orderOf)[0];
  }

  async list({ customerId, after, limit }: OrderQuery): Promise<readonly Order[]> {
    const values: unknown[] = [limit];
    const conditions: string[] = [];
    if (customerId !== null) conditions.push(`customer_id = $${values.push(customerId)}`);
    if (after !== null) {
      conditions.push(`(created_at, id) < ($${values.push(after.createdAt)}, $${values.push(after.id)})`);
    }
    const where = conditions.length === 0 ? "" : ` WHERE ${conditions.join(" AND ")}`;
    const { rows } = await this.#pool.query<OrderRow>(
      `${selectOrders}${where} ORDER BY created_at DESC, id DESC LIMIT $1`,
      values,
    );
    return rows.map(orderOf);
  }

  async update(order: Order): Promise<boolean> {
    const { id, version, status, paymentReference, shipment, updatedAt } = order;
    const updated = await this.#pool.query(updateOrder, [
      id,
      version,
      status,
      paymentReference,
      shipment?.carrier ?? null,
      shipment?.trackingNumber ?? null,
      updatedAt,
    ]);
    return updated.rowCount === 1;
  }

  async ping(): Promise<void> {
    await this.#pool.query("SELECT 1");
  }

  close(): Promise<void> {
    return this.#pool.end();
  }
}

async function earlierOutcome(connection: SqlConnection, { key, requestDigest }: Idempotency): Promise<CreateOutcome> {
  const { rows } = await connection.query<{ request_digest: string; order_id: string }>(selectKey, [key]);
  const [earlier] = rows;
  if (earlier === undefined) throw new Error("The idempotency key was deleted while its order was read.");
  return earlier.request_digest === requestDigest
    ? { kind: "replayed", orderId: earlier.order_id }
    : { kind: "key-reused" };
}
