import { describe, expect, it } from "@jest/globals";
import { saidBy } from "../testing/remarks.js";

const ORDERS = "CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint, total int, note text);";
const CUSTOMERS = `CREATE TABLE customers (id bigint PRIMARY KEY);\n${ORDERS}`;
const EVENTS = "CREATE TABLE events (at date) PARTITION BY RANGE (at);";

/** What a rule says of a migration of PostgreSQL, behind another one. */
function says(id: string, before: string | null, change: string) {
  return saidBy(id, "postgres", { before, change });
}

describe("two steps in place of one", () => {
  it("gives a constraint without a name the one that the server would give it", async () => {
    const [[, fix] = []] = await says("check-not-valid-first", `${ORDERS}\nALTER TABLE orders ADD CHECK (id > 0);`, "alter table orders add check (total > 0)");
    expect(fix).toBe('ALTER TABLE "orders" ADD CONSTRAINT "orders_check1" check (total > 0) NOT VALID;\n-- in a later migration:\nALTER TABLE "orders" VALIDATE CONSTRAINT "orders_check1";');
  });

  it("takes the second action of an ALTER TABLE by itself", async () => {
    const [[message, fix] = []] = await says("fk-not-valid-first", CUSTOMERS, "ALTER TABLE orders ADD COLUMN state text, ADD FOREIGN KEY (customer_id) REFERENCES customers (id)");
    expect(message).toBe("reads and writes of orders and writes to customers wait while every row is looked up");
    expect(fix).toContain('ALTER TABLE "orders" ADD CONSTRAINT "orders_customer_id_fkey" FOREIGN KEY (customer_id) REFERENCES customers (id) NOT VALID;');
  });

  it.each([
    ["check-not-valid-first", "ALTER TABLE orders ADD COLUMN count int CHECK (count > 0)", "reads and writes of orders wait while every row is checked"],
    ["fk-not-valid-first", "ALTER TABLE orders ADD COLUMN buyer bigint DEFAULT 1 REFERENCES customers (id)", "reads and writes of orders and writes to customers wait while every row is looked up"],
  ])("%s finds a new column's own constraint, which cannot be written otherwise", async (id, change, message) => {
    expect(await says(id, CUSTOMERS, change)).toEqual([[message, null]]);
  });

  it("gives no text for a statement inside a block of code", async () => {
    expect(await says("check-not-valid-first", ORDERS, "DO $$ BEGIN ALTER TABLE orders ADD CHECK (total > 0); END $$;")).toEqual([["reads and writes of orders wait while every row is checked", null]]);
    expect(await says("set-not-null-scan", ORDERS, "DO $$ BEGIN ALTER TABLE orders ALTER note SET NOT NULL; END $$;")).toEqual([["reads and writes of orders wait while every row is looked at for NULL in note", null]]);
  });

  it("adds NOT NULL as a constraint in two steps too", async () => {
    expect(await says("set-not-null-scan", ORDERS, "ALTER TABLE orders ADD CONSTRAINT noted NOT NULL note")).toEqual([[
      "reads and writes of orders wait while every row is looked at for NULL in note",
      'ALTER TABLE "orders" ADD CONSTRAINT noted NOT NULL note NOT VALID;\n-- in a later migration:\nALTER TABLE "orders" VALIDATE CONSTRAINT "noted";',
    ]]);
    expect(await says("set-not-null-scan", ORDERS, "ALTER TABLE orders ADD CHECK (total > 0)")).toEqual([]);
  });

  it("is silent where a validated CHECK spares SET NOT NULL the reading", async () => {
    const change = "ALTER TABLE orders ALTER note SET NOT NULL";
    expect(await says("set-not-null-scan", `${ORDERS}\nALTER TABLE orders ADD CONSTRAINT noted CHECK (note IS NOT NULL);`, change)).toEqual([]);
  });
});

describe("keys", () => {
  it("makes the columns of a primary key NOT NULL first where they may hold NULL", async () => {
    const [[, fix] = []] = await says("primary-key-added", "CREATE TABLE orders (id bigint, \"Number\" bigint NOT NULL);", "ALTER TABLE orders ADD PRIMARY KEY (id, \"Number\")");
    expect(fix?.split("\n")).toEqual([
      'ALTER TABLE "orders" ADD CONSTRAINT "orders_id_not_null" CHECK ("id" IS NOT NULL) NOT VALID;',
      "-- in a later migration:",
      'ALTER TABLE "orders" VALIDATE CONSTRAINT "orders_id_not_null";',
      'ALTER TABLE "orders" ALTER COLUMN "id" SET NOT NULL;',
      'ALTER TABLE "orders" DROP CONSTRAINT "orders_id_not_null";',
      "-- outside a transaction:",
      'CREATE UNIQUE INDEX CONCURRENTLY "orders_pkey" ON "orders" ("id", "Number");',
      'ALTER TABLE "orders" ADD CONSTRAINT "orders_pkey" PRIMARY KEY USING INDEX "orders_pkey";',
    ]);
  });

  it("tells that USING INDEX reads every row for NULL", async () => {
    const before = "CREATE TABLE orders (id bigint);\nCREATE UNIQUE INDEX orders_id ON orders (id);";
    expect(await says("primary-key-added", before, "ALTER TABLE orders ADD PRIMARY KEY USING INDEX orders_id")).toEqual([["reads and writes of orders wait while every row is looked at for NULL in the columns of the primary key", null]]);
  });

  it.each([
    "ALTER TABLE orders ADD UNIQUE NULLS NOT DISTINCT (total)", "ALTER TABLE orders ADD UNIQUE (total) DEFERRABLE", "ALTER TABLE orders ADD COLUMN number bigint UNIQUE",
    "DO $$ BEGIN ALTER TABLE orders ADD UNIQUE (total); END $$;",
  ])("gives no text for %s, whose index is not a plain one", async (change) => {
    expect(await says("unique-builds-index", ORDERS, change)).toEqual([["reads and writes of orders wait while the index of a unique constraint is built", null]]);
  });
});

describe("indexes", () => {
  it("tells that CONCURRENTLY needs another migration where the file opens a transaction", async () => {
    const [[, fix] = []] = await says("index-not-concurrent", ORDERS, "BEGIN; CREATE UNIQUE INDEX orders_total ON orders (total); COMMIT;");
    expect(fix).toBe("-- in a migration that runs outside a transaction:\nCREATE UNIQUE INDEX CONCURRENTLY orders_total ON orders (total);");
  });

  it.each([
    [`${EVENTS}\nCREATE TABLE early PARTITION OF events DEFAULT;`, "CREATE INDEX ON events (at)", "writes to events wait while the index reads every row"],
    [ORDERS, "CREATE /* one */ INDEX ON orders (total)", "writes to orders wait while the index reads every row"],
    [ORDERS, "DO $$ BEGIN CREATE INDEX ON orders (total); END $$;", "writes to orders wait while the index reads every row"],
  ])("gives no text where one statement cannot do it: %s %s", async (before, change, message) => {
    expect(await says("index-not-concurrent", before, change)).toEqual([[message, null]]);
  });

  it("says nothing of a table that is not the one that the index is on", async () => {
    const works = [{ relation: { schema: null, name: "customers" }, lock: "Share", blocks: "writes", rewrites: false, scans: true, algorithm: null, why: "" }] as const;
    expect(await saidBy("index-not-concurrent", "postgres", { before: CUSTOMERS, change: "CREATE INDEX ON orders (total)", works })).toEqual([]);
  });

  it("names an index whose table nobody knows", async () => {
    expect(await says("drop-index-not-concurrent", null, "DROP INDEX shop.orders_total, orders_note")).toEqual([
      ["reads and writes of the table of shop.orders_total wait behind the queries that run while shop.orders_total is dropped", null],
      ["reads and writes of the table of orders_note wait behind the queries that run while orders_note is dropped", null],
    ]);
  });

  it("gives no text for an index that a block of code drops", async () => {
    expect(await says("drop-index-not-concurrent", `${ORDERS}\nCREATE INDEX orders_total ON orders (total);`, "DO $$ BEGIN DROP INDEX orders_total; END $$;")).toEqual([[expect.any(String), null]]);
  });

  it.each([
    ["REINDEX (VERBOSE) INDEX orders_pkey", "writes to orders wait while indexes are built anew", "REINDEX (VERBOSE) INDEX CONCURRENTLY orders_pkey;"],
    ["REINDEX INDEX unknown_index", "writes to unknown_index wait while indexes are built anew", "REINDEX INDEX CONCURRENTLY unknown_index;"],
    ["REINDEX DATABASE shop", "writes to every table in turn wait while indexes are built anew", "REINDEX DATABASE CONCURRENTLY shop;"],
    ["DO $$ BEGIN REINDEX TABLE orders; END $$;", "writes to orders wait while indexes are built anew", null],
  ])("%s", async (change, message, fix) => {
    expect(await says("reindex-not-concurrent", ORDERS, change)).toEqual([[message, fix]]);
  });
});

describe("whole tables", () => {
  it.each([
    ["cluster", "CLUSTER", "every table that was clustered before is written anew in the order of an index; reads and writes wait until it is done", null],
    ["vacuum-full", "VACUUM FULL", "every table of the database is written anew; reads and writes wait until it is done", null],
    ["vacuum-full", "VACUUM FULL orders, shop.\"Old\"", "orders, shop.Old is written anew; reads and writes wait until it is done", 'VACUUM "orders";\nVACUUM "shop"."Old";'],
    ["table-rewrite", "ALTER TABLE orders SET TABLESPACE fast", "orders and all indexes are written anew (unless it is there already); reads and writes wait until it is done", null],
    ["lock-table", "LOCK TABLE orders", "orders is locked until the transaction ends: writes wait for all that follows", null],
    ["matview-refresh-not-concurrent", "REFRESH MATERIALIZED VIEW shop.totals", "readers of shop.totals wait while it is filled anew", "REFRESH MATERIALIZED VIEW CONCURRENTLY shop.totals;"],
    ["matview-refresh-not-concurrent", "DO $$ BEGIN REFRESH MATERIALIZED VIEW totals; END $$;", "readers of totals wait while it is filled anew", null],
  ])("%s speaks of %s", async (id, change, message, fix) => {
    expect(await says(id, ORDERS, change)).toEqual([[expect.stringContaining(message.replace(/ \(unless.*/, "")), fix]]);
  });

  it("says of hundreds of tables three, and how many more there are", async () => {
    const before = [1, 2, 3, 4, 5].map((number) => `CREATE TABLE t${String(number)} (id int);`).join("\n");
    const said = await says("lock-timeout-missing", before, "LOCK TABLE t1, t2, t3, t4, t5");
    expect(said[0]?.[0]).toContain("the lock of t1, t2, t3 and 2 more is waited for");
  });

  it("is silent about a materialized view that the migration makes", async () => {
    expect(await says("matview-refresh-not-concurrent", ORDERS, "CREATE MATERIALIZED VIEW totals AS SELECT count(*) FROM orders; REFRESH MATERIALIZED VIEW totals;")).toEqual([]);
  });

  it("tells a type that is read but not written anew", async () => {
    const works = [{ relation: { schema: null, name: "orders" }, lock: "AccessExclusive", blocks: "reads and writes", rewrites: false, scans: true, algorithm: null, why: "" }] as const;
    const said = await saidBy("alter-type-rewrite", "postgres", { before: ORDERS, change: "ALTER TABLE orders ALTER note TYPE \"Note\"(3, 4)[]", works });
    expect(said).toEqual([['orders is read as a whole, because column note becomes "Note"(3, 4)[]; reads and writes wait until it is done', null]]);
  });
});

describe("transactions", () => {
  it.each([
    ["DROP INDEX CONCURRENTLY orders_total", "DROP INDEX CONCURRENTLY orders_total cannot run inside a transaction: the server refuses it"],
    ["ALTER TABLE events DETACH PARTITION old CONCURRENTLY", "DETACH PARTITION CONCURRENTLY of events cannot run inside a transaction: the server refuses it"],
    ["VACUUM orders", "VACUUM orders cannot run inside a transaction: the server refuses it"],
    ["REINDEX TABLE CONCURRENTLY orders", "REINDEX TABLE CONCURRENTLY orders cannot run inside a transaction: the server refuses it"],
  ])("the runner's transaction refuses %s", async (change, message) => {
    expect(await saidBy("concurrently-in-transaction", "postgres", { before: ORDERS, change: `SELECT 1; ${change}; DROP INDEX orders_total;`, wrapping: "transaction" })).toEqual([[message, null]]);
  });

  it("counts what goes through rows while the lock is held", async () => {
    const change = `BEGIN; ALTER TABLE orders ADD state text; CREATE TABLE own (id int); INSERT INTO own VALUES (1); INSERT INTO own SELECT id FROM orders; CREATE INDEX ON own (id);
      UPDATE orders SET state = 'x' WHERE id > 1; COMMIT; DELETE FROM orders WHERE id > 5;`;
    expect(await says("statement-behind-lock", ORDERS, change)).toEqual([["the lock of orders is held to the end of the transaction, also while 2 statements behind it go through rows", null]]);
  });

  it("goes to the end of the migration where the runner wraps it", async () => {
    const change = "ALTER TABLE orders ADD state text; UPDATE orders SET state = 'x' WHERE id > 1;";
    expect(await saidBy("statement-behind-lock", "postgres", { before: ORDERS, change, wrapping: "transaction" })).toHaveLength(1);
  });

  it("lets go of the lock at once where there is no transaction", async () => {
    expect(await says("statement-behind-lock", ORDERS, "ALTER TABLE orders ADD state text; UPDATE orders SET state = 'x' WHERE id > 1;")).toEqual([]);
  });

  it("leaves the second step of a constraint to its own rule", async () => {
    const change = "ALTER TABLE orders ADD CONSTRAINT above CHECK (total > 0) NOT VALID; ALTER TABLE orders VALIDATE CONSTRAINT above;";
    expect(await saidBy("statement-behind-lock", "postgres", { before: ORDERS, change, wrapping: "transaction" })).toEqual([]);
    const others = "ALTER TABLE orders ADD CONSTRAINT above CHECK (total > 0) NOT VALID, ADD a int; ALTER TABLE orders VALIDATE CONSTRAINT below;";
    expect(await saidBy("statement-behind-lock", "postgres", { before: `${ORDERS} ALTER TABLE orders ADD CONSTRAINT below CHECK (total < 9) NOT VALID;`, change: others, wrapping: "transaction" })).toHaveLength(1);
  });

  it("finds both steps of a constraint in one ALTER TABLE", async () => {
    const change = "ALTER TABLE orders ADD CONSTRAINT above CHECK (total > 0) NOT VALID, VALIDATE CONSTRAINT above";
    expect(await says("two-steps-in-one-transaction", ORDERS, change)).toEqual([["the lock of orders that above was added under is held while every row is checked: put VALIDATE CONSTRAINT into a migration of its own", null]]);
  });
});

describe("time-outs of locks", () => {
  it("is asked for once in a migration, and with LOCAL where there is a transaction", async () => {
    const said = await saidBy("lock-timeout-missing", "postgres", { before: ORDERS, change: "ALTER TABLE orders ADD a int; ALTER TABLE orders ADD b int;", wrapping: "transaction" });
    expect(said.map(([, fix]) => fix)).toEqual(["SET LOCAL lock_timeout = '5s';\nALTER TABLE orders ADD a int;"]);
  });

  it.each([
    ["CREATE TABLE own (id int, note text); CREATE INDEX own_id ON own (id); DROP INDEX own_id; DROP TABLE own; ALTER TABLE orders ADD a int;", 1], ["DROP TABLE customers; ALTER TABLE orders ADD a int;", 1],
    ["CREATE INDEX CONCURRENTLY ON orders (total); DROP INDEX CONCURRENTLY orders_note; ALTER TABLE orders ADD a int; CREATE INDEX ON orders (id); DROP TABLE customers;", 1],
    ["DROP INDEX orders_note; CREATE INDEX ON orders (total);", 1], ["CREATE INDEX ON orders (total); CREATE INDEX ON orders (id);", 1],
    ["CREATE TABLE own (id bigint); ALTER TABLE own ADD FOREIGN KEY (id) REFERENCES customers (id); ALTER TABLE orders ADD a int;", 1], ["CREATE TABLE own (id bigint); ALTER TABLE own ADD UNIQUE (id); ALTER TABLE orders ADD a int;", 1],
  ])("is asked for as often in %s: %i", async (change, count) => {
    expect(await says("lock-timeout-missing", `${CUSTOMERS}\nCREATE INDEX orders_note ON orders (note);`, change)).toHaveLength(count);
  });

  it.each(["lock-timeout-missing", "fk-drop-locks-parent"])("%s gives no text for a block of code", async (id) => {
    const before = "CREATE TABLE customers (id bigint PRIMARY KEY);\nCREATE TABLE orders (id bigint, customer_id bigint REFERENCES customers (id));";
    const said = await says(id, before, "DO $$ BEGIN ALTER TABLE orders DROP CONSTRAINT orders_customer_id_fkey; END $$;");
    expect(said).toEqual([[expect.stringContaining("customers"), null]]);
  });

  it.each(["DROP TABLE orders", "ALTER TABLE orders DROP COLUMN customer_id"])("%s takes the lock of the table that it refers to as well", async (change) => {
    const before = "CREATE TABLE customers (id bigint PRIMARY KEY);\nCREATE TABLE orders (id bigint, customer_id bigint REFERENCES customers (id), next_id bigint REFERENCES orders (id));";
    expect(await saidBy("fk-drop-locks-parent", "postgres", { before, change, wrapping: "transaction" })).toEqual([
      ["reads and writes of customers wait too, because the foreign key to it is dropped: set lock_timeout before it", `SET LOCAL lock_timeout = '5s';\n${change};`],
    ]);
  });
});

describe("the other table of a new foreign key", () => {
  it.each([
    ["CREATE TABLE own (id bigint); ALTER TABLE own ADD FOREIGN KEY (id) REFERENCES customers (id);", 1], ["ALTER TABLE orders ADD FOREIGN KEY (customer_id) REFERENCES customers (id) NOT VALID", 1],
    ["ALTER TABLE orders ADD buyer bigint REFERENCES customers (id)", 1], ["ALTER TABLE orders ADD FOREIGN KEY (customer_id) REFERENCES customers (id)", 0], ["ALTER TABLE orders ADD CHECK (total > 0) NOT VALID", 0],
    ["CREATE TABLE own (id bigint, a bigint REFERENCES customers (id), b bigint REFERENCES customers (id))", 1], ["DROP TABLE orders", 0], ["DROP INDEX IF EXISTS orders_note", 0], ["SELECT 1", 0],
  ])("%s", async (change, count) => {
    expect(await says("fk-locks-parent", CUSTOMERS, change)).toEqual(Array(count).fill(["writes to customers wait until the transaction ends, because a foreign key refers to it", null]));
  });
});

describe("a table that nobody knows", () => {
  it("has no foreign key that anybody could know of", async () => {
    expect(await says("fk-drop-locks-parent", ORDERS, "DROP TABLE IF EXISTS ghost")).toEqual([]);
  });
});

describe("partitions", () => {
  const PART = `${EVENTS}\nCREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');`;

  it.each([
    ["CREATE TABLE rest PARTITION OF events DEFAULT", 'CREATE TABLE "rest" (LIKE "events" INCLUDING DEFAULTS INCLUDING CONSTRAINTS);\nALTER TABLE "events" ATTACH PARTITION "rest" DEFAULT;'],
    ["DO $$ BEGIN CREATE TABLE rest PARTITION OF events DEFAULT; END $$;", null],
    ["CREATE TABLE rest PARTITION OF events DEFAULT PARTITION BY RANGE (at)", null],
    ["CREATE TABLE rest PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01') TABLESPACE fast", null],
  ])("%s", async (change, fix) => {
    expect((await says("partition-created", EVENTS, change)).map(([, text]) => text)).toEqual([fix]);
  });

  it("gives no text for a partition that a block of code detaches", async () => {
    expect(await says("partition-detach", PART, "DO $$ BEGIN ALTER TABLE events DETACH PARTITION events_2024; END $$;")).toEqual([[expect.any(String), null]]);
  });
});

describe("tables in parts", () => {
  it("finds that partitions of partitions are written anew", async () => {
    const before = `${EVENTS}\nCREATE TABLE early PARTITION OF events DEFAULT PARTITION BY RANGE (at);\nCREATE TABLE earliest PARTITION OF early DEFAULT;\n${ORDERS}`;
    const said = await says("volatile-default", before, "ALTER TABLE events ADD token uuid DEFAULT gen_random_uuid()");
    expect(said[0]?.[0]).toBe("events and its indexes are written anew, because column token has a default that differs from row to row; reads and writes wait until it is done");
  });
});

describe("domains", () => {
  it.each([
    ["ALTER DOMAIN amount ADD CHECK (VALUE > 0)", null],
    ["ALTER DOMAIN amount SET NOT NULL", null],
    ["ALTER DOMAIN amount ADD CONSTRAINT Above CHECK (VALUE > 0)", 'ALTER DOMAIN amount ADD CONSTRAINT Above CHECK (VALUE > 0) NOT VALID;\n-- in a later migration:\nALTER DOMAIN "amount" VALIDATE CONSTRAINT "above";'],
    ["DO $$ BEGIN ALTER DOMAIN amount ADD CHECK (VALUE > 0); END $$;", null],
  ])("%s of a domain that nobody was seen making", async (change, fix) => {
    expect(await says("domain-check-scans-users", null, change)).toEqual([["writes to every table that uses the domain amount wait while every row is checked", fix]]);
  });
});

describe("what MySQL's statements demand", () => {
  const TABLE = "CREATE TABLE orders (id bigint PRIMARY KEY, total int, note varchar(20));";
  const mysql = (id: string, change: string, before = TABLE) => saidBy(id, "mysql", { before, change });

  it.each([
    ["require-lock", "ALTER TABLE orders ADD INDEX (total)", "ALTER TABLE orders ADD INDEX (total), LOCK=NONE;"],
    ["require-lock", "ALTER TABLE orders MODIFY total text", null],
    ["require-algorithm", "ALTER TABLE orders MODIFY total text", "ALTER TABLE orders MODIFY total text, ALGORITHM=COPY;"],
    ["require-algorithm", "CREATE INDEX orders_total ON orders (total)", null],
  ])("%s of %s", async (id, change, fix) => {
    expect((await mysql(id, change)).map(([, text]) => text)).toEqual([fix]);
  });

  it.each([
    ["metadata-lock-timeout-missing", "DROP TABLE orders", 1], ["metadata-lock-timeout-missing", "DELETE FROM orders WHERE id = 1", 0],
    ["shared-lock", "CHECK TABLE orders", 1], ["shared-lock", "TRUNCATE orders", 0], ["shared-lock", "ALTER TABLE orders ADD INDEX (total)", 0], ["shared-lock", "RENAME TABLE orders TO old", 0],
  ])("%s of %s", async (id, change, count) => {
    expect(await mysql(id, change)).toHaveLength(count);
  });

  it("says nothing of rows, which know no algorithm", async () => {
    expect(await mysql("require-algorithm", "UPDATE orders SET total = 1 WHERE id = 1")).toEqual([]);
  });

  it("asks for a time-out once in a migration", async () => {
    expect(await mysql("metadata-lock-timeout-missing", "ALTER TABLE orders ADD a int; ALTER TABLE orders ADD b int;")).toHaveLength(1);
  });

  it.each([
    ["ALTER TABLE orders ADD a int, ADD b int DEFAULT 1, MODIFY total bigint", "2 actions on orders that could be done at once go the slow way (COPY) of another one: split the ALTER TABLE"],
    ["ALTER TABLE orders RENAME COLUMN note TO remark, MODIFY total int NOT NULL", "an action on orders that could be done at once goes the slow way (INPLACE) of another one: split the ALTER TABLE"],
  ])("tells the fast actions of %s", async (change, message) => {
    expect((await mysql("degraded-alter", change)).map(([text]) => text)).toEqual([message]);
  });

  it.each(["ALTER TABLE orders ADD a int, ALGORITHM=INSTANT", "ALTER TABLE orders ADD a int DEFAULT (uuid())", "ALTER TABLE orders ADD INDEX (total)"])("finds nothing that could be faster in %s", async (change) => {
    expect(await mysql("degraded-alter", change)).toEqual([]);
  });

  it("finds that writes wait for a rebuild in place", async () => {
    expect(await mysql("shared-lock", "ALTER TABLE plain ADD id bigint AUTO_INCREMENT PRIMARY KEY", "CREATE TABLE plain (note varchar(20));")).toHaveLength(1);
  });

  it("gives no demand behind an operation on partitions", async () => {
    const before = "CREATE TABLE events (at date) PARTITION BY HASH (year(at)) PARTITIONS 4;";
    expect((await mysql("require-algorithm", "ALTER TABLE events TRUNCATE PARTITION p0", before)).map(([, fix]) => fix)).toEqual([null]);
  });
});

describe("several ALTER TABLE in a row", () => {
  it.each([
    "ALTER TABLE customers ADD CHECK (id > 0); ALTER TABLE orders ADD CHECK (total > 0);", "ALTER TABLE orders SET (fillfactor = 80); ALTER TABLE orders ADD CHECK (total > 0);",
    "SELECT 1; ALTER TABLE orders ADD CHECK (total > 0);", "ALTER TABLE orders ADD a int; ALTER TABLE orders ADD CHECK (total > 0);",
    "ALTER TABLE orders ADD FOREIGN KEY (customer_id) REFERENCES customers (id); ALTER TABLE orders ADD CHECK (total > 0);", "ALTER TABLE orders DROP note; ALTER TABLE orders ADD CHECK (total > 0);",
  ])("finds no second pass over the rows in %s", async (change) => {
    expect(await says("alter-table-split", CUSTOMERS, change)).toEqual([]);
  });

  it.each(["ALTER TABLE orders ALTER total TYPE bigint; ALTER TABLE orders ALTER note SET NOT NULL;", "ALTER TABLE orders ADD token uuid DEFAULT gen_random_uuid(); ALTER TABLE orders ADD CONSTRAINT noted NOT NULL note;"])("finds a second pass in %s", async (change) => {
    expect(await says("alter-table-split", CUSTOMERS, change)).toHaveLength(1);
  });
});
