import { spoken } from "../written-names.js";
import { spokenType } from "../written-type.js";
import { fitOf, newTypeIn } from "../type-fit.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "column-type-changed",
  family: "compatibility",
  dialects: ["postgres", "mysql", "mariadb"],
  severity: "block",
  isOptional: false,
  title: "A column becomes a type of another kind",
  why: "The version that still runs reads and writes values of the old kind: its drivers, comparisons and casts fail or mean something else. Add a column of the new type and write both until nobody reads the old one. Source: https://github.com/ankane/strong_migrations#changing-the-type-of-a-column; squawk changing-column-type.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, total int);",
    statement: "ALTER TABLE orders ALTER COLUMN total TYPE text;",
  },
  safe: "ALTER TABLE orders ADD COLUMN total_text text;",
  mysql: {
    bad: { before: "CREATE TABLE orders (id bigint PRIMARY KEY, total int);", statement: "ALTER TABLE orders MODIFY total text;" },
    safe: "ALTER TABLE orders ADD COLUMN total_text text;",
  },
  check(change, situation) {
    const type = newTypeIn(change, situation);
    if (type?.column === undefined || fitOf(type.column.type, type.to) !== "other") return [];
    const { change: { span, table, column } } = type;
    return [{ span, message: `column ${column} of ${spoken(table)} becomes ${spokenType(type.to)}, but the version that runs reads and writes ${spokenType(type.column.type)}`, fix: null }];
  },
};
