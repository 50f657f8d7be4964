import { blockingScan, waiting } from "../existing-work.js";
import { notValidFirst } from "../not-valid-first.js";
import { spoken } from "../written-names.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "fk-not-valid-first",
  family: "locks",
  dialects: ["postgres"],
  severity: "block",
  isOptional: false,
  title: "A foreign key is added and validated in one step",
  why: "The rows of both tables are read while writes to both wait. NOT VALID adds it without reading rows, VALIDATE CONSTRAINT in a later transaction reads them while writes pass. Source: https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-DESC-ADD-TABLE-CONSTRAINT; squawk adding-foreign-key-constraint.",
  bad: {
    before: "CREATE TABLE customers (id bigint PRIMARY KEY);\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint, note text);",
    statement: "ALTER TABLE orders ADD CONSTRAINT orders_customer FOREIGN KEY (customer_id) REFERENCES customers (id);",
  },
  safe: "ALTER TABLE orders ADD CONSTRAINT orders_customer FOREIGN KEY (customer_id) REFERENCES customers (id) NOT VALID;",
  check(change, situation) {
    if (change?.kind !== "add-constraint" && change?.kind !== "add-column") return [];
    const added = change.kind === "add-constraint" ? [change.constraint] : change.definition.constraints;
    const parent = added.find(({ type, notValid }) => type === "foreign-key" && !notValid)?.references?.table;
    const work = parent === undefined ? undefined : blockingScan(situation, change.table);
    if (parent === undefined || work === undefined) return [];
    const fix = change.kind === "add-constraint" ? notValidFirst(change, situation) : null;
    return [{ span: change.span, message: `${waiting(work, spoken(change.table))} and writes to ${spoken(parent)} wait while every row is looked up`, fix }];
  },
};
