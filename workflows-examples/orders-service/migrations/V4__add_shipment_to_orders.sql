-- Rather fail and be tried again than queue behind a long transaction and block every order behind this statement.
SET lock_timeout = '2s';

ALTER TABLE orders
    ADD COLUMN carrier text,
    ADD COLUMN tracking_number text,
    ADD CONSTRAINT orders_shipment_is_whole CHECK ((carrier IS NULL) = (tracking_number IS NULL)) NOT VALID;
