import { inBatches } from "../batches.js";
import { spoken } from "../written-names.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "update-without-where",
  family: "data-loss",
  dialects: ["postgres", "mysql", "mariadb"],
  severity: "warn",
  isOptional: false,
  title: "Every row is updated",
  why: "An UPDATE without WHERE overwrites the values of all rows and holds a lock on each until the transaction ends. Source: Bytebase statement.where.require.update-delete.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, note varchar(20));",
    statement: "UPDATE orders SET note = 'x';",
  },
  safe: "UPDATE orders SET note = 'x' WHERE id = 1;",
  check(change, situation) {
    if (change?.kind !== "update" || change.hasCondition || situation.existing(change.table) === undefined) return [];
    return [{ span: change.span, message: `all rows of ${spoken(change.table)} are overwritten`, fix: inBatches(change, situation) }];
  },
};
