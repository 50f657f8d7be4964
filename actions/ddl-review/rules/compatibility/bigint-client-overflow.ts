import { spoken } from "../written-names.js";
import { fitOf, newTypeIn } from "../type-fit.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "bigint-client-overflow",
  family: "compatibility",
  dialects: ["postgres", "mysql", "mariadb"],
  severity: "warn",
  isOptional: false,
  title: "A column holds numbers that clients may not",
  why: "The version that still runs reads the column into 32 bits, and JavaScript is exact up to 2^53 only; some drivers hand over a text in place of a number. Let readers take 64 bits before the first such number is written. Source: https://node-postgres.com/features/types; online_migrations.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, total int);",
    statement: "ALTER TABLE orders ALTER COLUMN total TYPE bigint;",
  },
  safe: "ALTER TABLE orders ADD COLUMN total_wide bigint;",
  mysql: {
    bad: { before: "CREATE TABLE orders (id bigint PRIMARY KEY, total int);", statement: "ALTER TABLE orders MODIFY total bigint;" },
    safe: "ALTER TABLE orders ADD COLUMN total_wide bigint;",
  },
  check(change, situation) {
    const type = newTypeIn(change, situation);
    if (type?.column === undefined || !/^(?:bigint|int8)$/.test(type.to.name) || !/int|serial/.test(type.column.type.name) || fitOf(type.column.type, type.to) !== "wider") return [];
    const { change: { span, table, column } } = type;
    return [{ span, message: `${spoken(table)}.${column} may hold numbers above 32 bits, which the version that runs reads as a smaller type, or as a text`, fix: null }];
  },
};
