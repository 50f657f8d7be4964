import { spoken } from "../written-names.js";
import { newlyNullable } from "../not-null-change.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "drop-not-null",
  family: "compatibility",
  dialects: ["postgres", "mysql", "mariadb"],
  severity: "warn",
  isOptional: false,
  title: "A column may hold NULL from now on",
  why: "The version that still runs was written for a column that always has a value: it fails, or shows nothing, where the new version writes NULL. Let the readers take NULL first. Source: squawk ban-drop-not-null.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, note varchar(20) NOT NULL);",
    statement: "ALTER TABLE orders ALTER COLUMN note DROP NOT NULL;",
  },
  safe: "ALTER TABLE orders ADD COLUMN remark varchar(20);",
  mysql: {
    bad: { before: "CREATE TABLE orders (id bigint PRIMARY KEY, note varchar(20) NOT NULL);", statement: "ALTER TABLE orders MODIFY note varchar(20);" },
    safe: "ALTER TABLE orders ADD COLUMN remark varchar(20);",
  },
  check(change, situation) {
    const found = newlyNullable(change, situation);
    return found === null ? [] : [{ span: found.span, message: `column ${found.column} of ${spoken(found.table)} may hold NULL: the version that runs does not expect it`, fix: null }];
  },
};
