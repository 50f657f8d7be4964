-- Reads the whole table under a lock that lets reads and writes go on; V4 added the constraint without reading a row.
SET lock_timeout = '2s';

ALTER TABLE orders VALIDATE CONSTRAINT orders_shipment_is_whole;
