import type { Position } from "./cursor";
import type { Order } from "./order";

/** Ties a new order to the request that asked for it, so that a client may send the request again. */
export interface Idempotency {
  readonly key: string;
  readonly requestDigest: string;
}

export type CreateOutcome =
  | { readonly kind: "created" }
  /** The same request was served before, and led to this order. */
  | { readonly kind: "replayed"; readonly orderId: string }
  /** The key belongs to a request with other contents. */
  | { readonly kind: "key-reused" };

export interface OrderQuery {
  readonly customerId: string | null;
  /** Only orders behind this position. */
  readonly after: Position | null;
  readonly limit: number;
}

export interface OrderRepository {
  create(order: Order, idempotency: Idempotency): Promise<CreateOutcome>;
  find(id: string): Promise<Order | undefined>;
  /** The newest first. */
  list(query: OrderQuery): Promise<readonly Order[]>;
  /** Stores the next version of an order; false when somebody else has stored that version already. */
  update(order: Order): Promise<boolean>;
  /** Rejects when the repository cannot be used now. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
