-- Amounts are integers in the minor unit of the order's currency: 1250 EUR is 12.50 euros.
CREATE TABLE orders (
    id                uuid        PRIMARY KEY,
    customer_id       text        NOT NULL,
    currency          text        NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    total             bigint      NOT NULL CHECK (total >= 0),
    status            text        NOT NULL CHECK (status IN ('placed', 'paid', 'shipped', 'cancelled')),
    payment_reference text,
    version           integer     NOT NULL CHECK (version > 0),
    created_at        timestamptz NOT NULL,
    updated_at        timestamptz NOT NULL
);

CREATE INDEX orders_of_customer_newest_first ON orders (customer_id, created_at DESC, id DESC);

CREATE TABLE order_lines (
    order_id   uuid    NOT NULL REFERENCES orders (id),
    position   integer NOT NULL CHECK (position > 0),
    sku        text    NOT NULL,
    quantity   integer NOT NULL CHECK (quantity > 0),
    unit_price bigint  NOT NULL CHECK (unit_price >= 0),
    PRIMARY KEY (order_id, position)
);
