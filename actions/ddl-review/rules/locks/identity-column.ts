import type { Rule } from "../rule.js";
import { remarkOnRewritingColumn } from "./rewriting-column.js";

export const rule: Rule = {
  id: "identity-column",
  family: "locks",
  dialects: ["postgres"],
  severity: "block",
  isOptional: false,
  title: "An identity column is added to an existing table",
  why: "Each row gets its own number: the table is written anew under an ACCESS EXCLUSIVE lock. Add a plain column, number the old rows in batches, then ADD GENERATED … AS IDENTITY to it. Source: https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES; strong_migrations, adding an auto-incrementing column.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, note text);",
    statement: "ALTER TABLE orders ADD COLUMN number bigint GENERATED ALWAYS AS IDENTITY;",
  },
  safe: "ALTER TABLE orders ADD COLUMN number bigint;",
  check: (change, situation) => remarkOnRewritingColumn(change, situation, { kind: "identity", cause: "takes a number for each row" }),
};
