import { spoken } from "../written-names.js";
import { spokenType } from "../written-type.js";
import { fitOf, newTypeIn } from "../type-fit.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "narrowed-column",
  family: "data-loss",
  dialects: ["postgres", "mysql", "mariadb"],
  severity: "block",
  isOptional: false,
  title: "A column gets a type that holds less",
  why: "Values that do not fit make the statement fail, or are cut: digits behind the point and parts of a second always, longer texts where the server is not strict. Look for such values first, and keep the old column until nobody needs them. Source: https://atlasgo.io/lint/analyzers#MF104; Bytebase column.disallow-change-type.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, total bigint);",
    statement: "ALTER TABLE orders ALTER COLUMN total TYPE int;",
  },
  safe: "ALTER TABLE orders ADD COLUMN total_small int;",
  mysql: {
    bad: { before: "CREATE TABLE orders (id bigint PRIMARY KEY, total bigint);", statement: "ALTER TABLE orders MODIFY total int;" },
    safe: "ALTER TABLE orders ADD COLUMN total_small int;",
  },
  check(change, situation) {
    const type = newTypeIn(change, situation);
    if (type === null) return [];
    const { change: { span, table, column: name }, column, to } = type;
    if (column === undefined) return [{ span, message: `column ${name} of ${spoken(table)} becomes ${spokenType(to)}, and nobody knows what it was: its values may not fit`, fix: null }];
    if (fitOf(column.type, to) !== "narrower") return [];
    return [{ span, message: `column ${name} of ${spoken(table)} becomes ${spokenType(to)}, which holds less than ${spokenType(column.type)}: values are cut or refused`, fix: null }];
  },
};
