import type { Position } from "../orders/cursor";
import type { Order } from "../orders/order";
import type { CreateOutcome, Idempotency, OrderQuery, OrderRepository } from "../orders/order-repository";

/** Keeps orders for as long as the process lives: for tests, and to try the service without a database. */
export class MemoryOrderRepository implements OrderRepository {
  readonly #orders = new Map<string, Order>();
  readonly #keys = new Map<string, { readonly requestDigest: string; readonly orderId: string }>();

  create(order: Order, { key, requestDigest }: Idempotency): Promise<CreateOutcome> {
    const known = this.#keys.get(key);
    if (known !== undefined) {
      const { orderId } = known;
      return Promise.resolve(
        known.requestDigest === requestDigest ? { kind: "replayed", orderId } : { kind: "key-reused" },
      );
    }
    this.#keys.set(key, { requestDigest, orderId: order.id });
    this.#orders.set(order.id, order);
    return Promise.resolve({ kind: "created" });
  }

  find(id: string): Promise<Order | undefined> {
    return Promise.resolve(this.#orders.get(id));
  }

  list({ customerId, after, limit }: OrderQuery): Promise<readonly Order[]> {
    const found = [...this.#orders.values()]
      .filter((order) => customerId === null || order.customerId === customerId)
      .filter((order) => after === null || newestFirst(after, order) < 0)
      .sort(newestFirst);
    return Promise.resolve(found.slice(0, limit));
  }

  update(order: Order): Promise<boolean> {
    if (this.#orders.get(order.id)?.version !== order.version - 1) return Promise.resolve(false);
    this.#orders.set(order.id, order);
    return Promise.resolve(true);
  }

  ping(): Promise<void> {
    return Promise.resolve();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

function newestFirst(one: Position, other: Position): number {
  return other.createdAt.getTime() - one.createdAt.getTime() || (one.id > other.id ? -1 : 1);
}
