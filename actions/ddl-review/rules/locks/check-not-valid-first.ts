import { blockingScan, waiting } from "../existing-work.js";
import { notValidFirst } from "../not-valid-first.js";
import { spoken } from "../written-names.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "check-not-valid-first",
  family: "locks",
  dialects: ["postgres"],
  severity: "block",
  isOptional: false,
  title: "A check is added and validated in one step",
  why: "Every row is checked while reads and writes wait. NOT VALID adds it without reading rows, VALIDATE CONSTRAINT in a later transaction reads them while writes pass. Source: https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-DESC-ADD-TABLE-CONSTRAINT; squawk constraint-missing-not-valid.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint, note text);",
    statement: "ALTER TABLE orders ADD CONSTRAINT orders_customer CHECK (customer_id > 0);",
  },
  safe: "ALTER TABLE orders ADD CONSTRAINT orders_customer CHECK (customer_id > 0) NOT VALID;",
  check(change, situation) {
    if (change?.kind !== "add-constraint" && change?.kind !== "add-column") return [];
    const added = change.kind === "add-constraint" ? [change.constraint] : change.definition.constraints;
    if (!added.some(({ type, notValid }) => type === "check" && !notValid)) return [];
    const work = blockingScan(situation, change.table);
    if (work === undefined) return [];
    const fix = change.kind === "add-constraint" ? notValidFirst(change, situation) : null;
    return [{ span: change.span, message: `${waiting(work, spoken(change.table))} wait while every row is checked`, fix }];
  },
};
