import { blocksWrites, waiting } from "../existing-work.js";
import { isFirst } from "../statement-as-whole.js";
import { cause } from "./cause.js";
import { listed } from "../written-names.js";
import { hasOwnRule } from "./own-rule.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "table-scan",
  family: "locks",
  dialects: ["postgres"],
  severity: "block",
  isOptional: false,
  title: "An existing table is read as a whole while writes wait",
  why: "The lock is held for as long as it takes to read every row. Source: https://www.postgresql.org/docs/current/explicit-locking.html; measured by the scan counters of PostgreSQL 15 and 18.",
  bad: {
    before: "CREATE TABLE customers (id bigint PRIMARY KEY);\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint CONSTRAINT orders_customer REFERENCES customers (id) NOT ENFORCED);",
    statement: "ALTER TABLE orders ALTER CONSTRAINT orders_customer ENFORCED;",
  },
  safe: "ALTER TABLE orders ADD CONSTRAINT orders_buyer FOREIGN KEY (customer_id) REFERENCES customers (id) NOT VALID;\nALTER TABLE orders VALIDATE CONSTRAINT orders_buyer;",
  check(change, situation) {
    if (!isFirst(change, situation) || situation.statement.changes.some(hasOwnRule)) return [];
    const works = situation.works.filter((work) => work.scans && !work.rewrites && blocksWrites(work));
    const [first] = works;
    if (first === undefined) return [];
    return [{ span: situation.statement.span, message: `${waiting(first, listed(works.map(({ relation }) => relation)))} wait while every row is read${cause(first)}`, fix: null }];
  },
};
