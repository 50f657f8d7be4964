import type { Rule } from "../rule.js";
import { postgresType } from "../postgres-types.js";
import { quoted, quotedRelation } from "../written-names.js";
import { remarkOnRewritingColumn } from "./rewriting-column.js";

export const rule: Rule = {
  id: "volatile-default",
  family: "locks",
  dialects: ["postgres"],
  severity: "block",
  isOptional: false,
  title: "A new column has a default that differs from row to row",
  why: "A constant default is kept beside the table, but gen_random_uuid() or clock_timestamp() gives each row another value: the table is written anew under an ACCESS EXCLUSIVE lock. Add the column, set its default, then fill the old rows in batches. Source: https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES; squawk adding-field-with-default.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, note text);",
    statement: "ALTER TABLE orders ADD COLUMN token uuid DEFAULT gen_random_uuid();",
  },
  safe: "ALTER TABLE orders ADD COLUMN token uuid;\nALTER TABLE orders ALTER COLUMN token SET DEFAULT gen_random_uuid();",
  check: (change, situation) => remarkOnRewritingColumn(change, situation, {
    kind: "expression",
    cause: "has a default that differs from row to row",
    fixOf({ table: name, definition }, { text }) {
      const [table, column] = [quotedRelation(name, "postgres"), quoted(definition.name, "postgres")];
      return [
        `ALTER TABLE ${table} ADD COLUMN ${column} ${postgresType(definition.type)};`,
        `ALTER TABLE ${table} ALTER COLUMN ${column} SET DEFAULT ${text};`,
        "-- in a later migration, outside a transaction, until it changes no row:",
        `UPDATE ${table} SET ${column} = ${text} WHERE ctid = ANY (ARRAY(SELECT ctid FROM ${table} WHERE ${column} IS NULL LIMIT 1000));`,
      ].join("\n");
    },
  }),
};
