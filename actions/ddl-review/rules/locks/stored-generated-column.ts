import type { Rule } from "../rule.js";
import { remarkOnRewritingColumn } from "./rewriting-column.js";

export const rule: Rule = {
  id: "stored-generated-column",
  family: "locks",
  dialects: ["postgres"],
  severity: "block",
  isOptional: false,
  title: "A stored generated column is added to an existing table",
  why: "Its value is computed for each row: the table is written anew under an ACCESS EXCLUSIVE lock. A plain column that a trigger fills, with the old rows filled in batches, or from PostgreSQL 18 on a VIRTUAL column spares it. Source: https://www.postgresql.org/docs/current/ddl-generated-columns.html; squawk adding-field-with-default.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, total numeric);",
    statement: "ALTER TABLE orders ADD COLUMN tax numeric GENERATED ALWAYS AS (total * 0.2) STORED;",
  },
  safe: "ALTER TABLE orders ADD COLUMN tax numeric;",
  check: (change, situation) => remarkOnRewritingColumn(change, situation, { kind: "generated", cause: "is computed for each row" }),
};
