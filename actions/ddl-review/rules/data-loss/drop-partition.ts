import { spoken } from "../written-names.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "drop-partition",
  family: "data-loss",
  dialects: ["mysql", "mariadb"],
  severity: "block",
  isOptional: false,
  title: "Rows go with their partition",
  why: "DROP, TRUNCATE and DISCARD PARTITION remove all rows of the partition at once. EXCHANGE PARTITION moves them into a table of their own first, where they can be kept. Source: https://dev.mysql.com/doc/refman/8.4/en/alter-table-partition-operations.html.",
  bad: {
    before: "CREATE TABLE events (id bigint, at date) PARTITION BY RANGE (year(at)) (PARTITION p2023 VALUES LESS THAN (2024), PARTITION p2024 VALUES LESS THAN (2025));",
    statement: "ALTER TABLE events DROP PARTITION p2023;",
  },
  safe: "ALTER TABLE events ADD PARTITION (PARTITION p2025 VALUES LESS THAN (2026));",
  check(change, situation) {
    if (change?.kind !== "partition" || !/^(?:drop|truncate|discard) partition$/.test(change.operation) || situation.existing(change.table) === undefined) return [];
    return [{ span: change.span, message: `${spoken(change.table)} loses all rows of a partition (${change.operation.toUpperCase()})`, fix: null }];
  },
};
