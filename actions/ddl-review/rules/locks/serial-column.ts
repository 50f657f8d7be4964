import type { Rule } from "../rule.js";
import { remarkOnRewritingColumn } from "./rewriting-column.js";

export const rule: Rule = {
  id: "serial-column",
  family: "locks",
  dialects: ["postgres"],
  severity: "block",
  isOptional: false,
  title: "A serial column is added to an existing table",
  why: "Each row gets its own number from the sequence: the table is written anew under an ACCESS EXCLUSIVE lock. Add a plain column, give it the sequence as its default, then number the old rows in batches. Source: https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES; squawk adding-serial-primary-key-field.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, note text);",
    statement: "ALTER TABLE orders ADD COLUMN number bigserial;",
  },
  safe: "ALTER TABLE orders ADD COLUMN number bigint;",
  check: (change, situation) => remarkOnRewritingColumn(change, situation, { kind: "auto-increment", cause: "takes a number for each row" }),
};
