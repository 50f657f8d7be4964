import { inBatches } from "../batches.js";
import { spoken } from "../written-names.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "delete-without-where",
  family: "data-loss",
  dialects: ["postgres", "mysql", "mariadb"],
  severity: "block",
  isOptional: false,
  title: "Every row is deleted",
  why: "A DELETE without WHERE removes all rows. Source: Bytebase statement.where.require.update-delete.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, note varchar(20));",
    statement: "DELETE FROM orders;",
  },
  safe: "DELETE FROM orders WHERE id = 1;",
  check(change, situation) {
    if (change?.kind !== "delete" || change.hasCondition || situation.existing(change.table) === undefined) return [];
    return [{ span: change.span, message: `all rows of ${spoken(change.table)} are deleted`, fix: inBatches(change, situation) }];
  },
};
