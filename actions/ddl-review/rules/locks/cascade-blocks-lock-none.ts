import { spoken } from "../written-names.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "cascade-blocks-lock-none",
  family: "locks",
  dialects: ["mysql"],
  severity: "block",
  isOptional: false,
  title: "LOCK=NONE is demanded of a table whose foreign keys change rows by themselves",
  why: "MySQL refuses LOCK=NONE where a foreign key of the table has ON DELETE or ON UPDATE with CASCADE or SET NULL. Source: https://dev.mysql.com/doc/refman/8.4/en/innodb-online-ddl-limitations.html.",
  bad: {
    before: "CREATE TABLE customers (id bigint PRIMARY KEY);\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint, FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE CASCADE);",
    statement: "ALTER TABLE orders ADD INDEX orders_both (customer_id, id), LOCK=NONE;",
  },
  safe: "ALTER TABLE orders ADD INDEX orders_both (customer_id, id);",
  check(change, situation) {
    if (change?.kind !== "demand" || change.lock?.toLowerCase() !== "none") return [];
    const key = situation.existing(change.table)?.constraints.find(({ references }) => changesRows(references?.onDelete) || changesRows(references?.onUpdate));
    if (key === undefined) return [];
    return [{ span: change.span, message: `the server refuses LOCK=NONE on ${spoken(change.table)}, because its foreign key ${key.name} changes rows by itself`, fix: null }];
  },
};

function changesRows(reaction: string | null | undefined): boolean {
  return reaction === "cascade" || reaction === "set null";
}
