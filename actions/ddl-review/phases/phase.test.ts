import { describe, expect, it } from "@jest/globals";
import type { Dialect } from "../statements/dialect.js";
import { review } from "../testing/review.js";

const POSTGRES = "CREATE TABLE orders (id bigint PRIMARY KEY, code int NOT NULL, name varchar(50), note text, tags int[]); CREATE TABLE items (id int);";
const MYSQL = "CREATE TABLE orders (id BIGINT PRIMARY KEY, code INT NOT NULL, size INT UNSIGNED, name VARCHAR(50)) ENGINE=InnoDB;";

async function phaseOf(statement: string, dialect: Dialect = "postgres"): Promise<string | undefined> {
  const { statements } = await review({ dialect, history: [dialect === "postgres" ? POSTGRES : MYSQL], changed: [statement] });
  return statements.at(-1)?.phase;
}

describe("the phase of a statement", () => {
  it.each([
    "CREATE TABLE added (id int)", "ALTER TABLE orders ADD COLUMN extra text", "ALTER TABLE orders ADD COLUMN extra int NOT NULL DEFAULT 1",
    "ALTER TABLE orders ALTER code TYPE bigint", "ALTER TABLE orders ALTER name TYPE varchar(80)", "ALTER TABLE orders ALTER name TYPE text",
    "CREATE INDEX CONCURRENTLY x ON orders (code)", "DROP INDEX CONCURRENTLY orders_pkey", "ALTER INDEX orders_pkey RENAME TO p", "ALTER INDEX orders_pkey SET (fillfactor = 70)",
    "ALTER TABLE orders ALTER code DROP NOT NULL", "CREATE TABLE t (a int); ALTER TABLE t DROP COLUMN a", "CREATE VIEW v AS SELECT 1", "ALTER TYPE mood ADD VALUE 'new'",
    "SET lock_timeout = '2s'",
  ])("is expand for %s", async (statement) => {
    expect(await phaseOf(statement)).toBe("expand");
  });

  it.each(["UPDATE orders SET note = ''", "INSERT INTO orders SELECT * FROM orders", "DELETE FROM orders", "ALTER TABLE orders VALIDATE CONSTRAINT c", "REFRESH MATERIALIZED VIEW v"])("is migrate for %s", async (statement) => {
    expect(await phaseOf(statement)).toBe("migrate");
  });

  it.each([
    "DROP TABLE orders", "ALTER TABLE orders RENAME TO sales", "TRUNCATE orders", "ALTER TABLE orders DROP COLUMN note", "ALTER TABLE orders RENAME note TO remark",
    "ALTER TABLE orders ALTER code TYPE smallint", "ALTER TABLE orders ALTER name TYPE varchar(20)", "ALTER TABLE orders ALTER note TYPE varchar(20)", "ALTER TABLE orders ALTER code TYPE text",
    "ALTER TABLE orders ALTER tags TYPE int", "ALTER TABLE orders ALTER nothing TYPE int",
    "ALTER TABLE orders ALTER note SET NOT NULL", "ALTER TABLE orders ALTER code DROP DEFAULT", "ALTER TABLE orders ADD CONSTRAINT c CHECK (code > 0) NOT VALID", "CREATE UNIQUE INDEX CONCURRENTLY x ON orders (code)",
    "ALTER TABLE orders ADD COLUMN extra int NOT NULL", "ALTER TABLE orders ADD COLUMN extra int UNIQUE", "ALTER TABLE orders DETACH PARTITION items",
    "DROP VIEW v", "REVOKE ALL ON orders FROM bob", "ALTER TYPE mood RENAME VALUE 'a' TO 'b'", "ALTER TABLE orders ADD COLUMN extra text, DROP COLUMN note", "ALTER TABEL orders",
  ])("is contract for %s", async (statement) => {
    expect(await phaseOf(statement)).toBe("contract");
  });

  it.each([
    ["ALTER TABLE orders MODIFY code BIGINT NOT NULL", "expand"], ["ALTER TABLE orders MODIFY code BIGINT", "expand"], ["ALTER TABLE orders MODIFY name VARCHAR(50) NOT NULL", "contract"],
    ["ALTER TABLE orders CHANGE name title VARCHAR(80)", "contract"], ["ALTER TABLE orders MODIFY size BIGINT", "contract"], ["ALTER TABLE orders ADD PARTITION (PARTITION p VALUES LESS THAN (5))", "expand"],
    ["ALTER TABLE orders DROP PARTITION p", "contract"], ["ALTER TABLE orders COMMENT = 'x'", "expand"],
  ])("of MySQL's %s is %s", async (statement, phase) => {
    expect(await phaseOf(statement, "mysql")).toBe(phase);
  });
});
