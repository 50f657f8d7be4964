-- Alone in its file: CONCURRENTLY lets writes go on while the index is built, and refuses to run in a transaction.
CREATE INDEX CONCURRENTLY orders_newest_first ON orders (created_at DESC, id DESC);
