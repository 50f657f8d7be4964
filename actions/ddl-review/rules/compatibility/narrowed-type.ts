import { spoken } from "../written-names.js";
import { spokenType } from "../written-type.js";
import { fitOf, newTypeIn } from "../type-fit.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "narrowed-type",
  family: "compatibility",
  dialects: ["postgres", "mysql", "mariadb"],
  severity: "warn",
  isOptional: false,
  title: "The running version writes values that the new type refuses",
  why: "It knows the old type: what it writes may be too long, too big or too exact for the new one. Let it write what fits first. Source: https://atlasgo.io/lint/analyzers#MF104.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, note varchar(200));",
    statement: "ALTER TABLE orders ALTER COLUMN note TYPE varchar(20);",
  },
  safe: "ALTER TABLE orders ADD COLUMN short_note varchar(20);",
  mysql: {
    bad: { before: "CREATE TABLE orders (id bigint PRIMARY KEY, note varchar(200));", statement: "ALTER TABLE orders MODIFY note varchar(20);" },
    safe: "ALTER TABLE orders ADD COLUMN short_note varchar(20);",
  },
  check(change, situation) {
    const type = newTypeIn(change, situation);
    if (type?.column === undefined || fitOf(type.column.type, type.to) !== "narrower") return [];
    const { change: { span, table, column } } = type;
    return [{ span, message: `the version that runs writes ${spokenType(type.column.type)} into ${spoken(table)}.${column}, which takes ${spokenType(type.to)} only`, fix: null }];
  },
};
