-- One row per key that a client sent with a new order. The order is written in the same transaction, so no
-- foreign key is needed, and adding one would lock the orders table. Rows older than the clients' retries may be deleted.
CREATE TABLE idempotency_keys (
    key            text        PRIMARY KEY,
    request_digest text        NOT NULL,
    order_id       uuid        NOT NULL,
    created_at     timestamptz NOT NULL
);

CREATE INDEX idempotency_keys_oldest_first ON idempotency_keys (created_at);
