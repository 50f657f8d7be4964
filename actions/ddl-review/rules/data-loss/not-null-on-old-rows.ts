import { isProvenNotNull } from "../proven-not-null.js";
import { newlyNotNull } from "../not-null-change.js";
import { quoted, quotedRelation, spoken } from "../written-names.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "not-null-on-old-rows",
  family: "data-loss",
  dialects: ["postgres", "mysql", "mariadb"],
  severity: "warn",
  isOptional: false,
  title: "A column that may hold NULL refuses it from now on",
  why: "Where a row holds NULL the statement fails in production, though it passes on an empty test database; a MySQL that is not strict writes 0 or an empty text over it instead. The version that still runs fails when it leaves the column out. Fill the old rows first, and let the application write the column. Source: https://atlasgo.io/lint/analyzers#MF103.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, note varchar(20));",
    statement: "ALTER TABLE orders ALTER COLUMN note SET NOT NULL;",
  },
  safe: "UPDATE orders SET note = '' WHERE note IS NULL AND id < 1000;",
  mysql: {
    bad: { before: "CREATE TABLE orders (id bigint PRIMARY KEY, note varchar(20));", statement: "ALTER TABLE orders MODIFY note varchar(20) NOT NULL;" },
    safe: "UPDATE orders SET note = '' WHERE note IS NULL AND id < 1000;",
  },
  check(change, situation) {
    const found = newlyNotNull(change, situation);
    if (found === null || isProvenNotNull(found.column, found.table, situation)) return [];
    const { table, column, span } = found;
    const question = `SELECT count(*) FROM ${quotedRelation(table, situation.dialect)} WHERE ${quoted(column, situation.dialect)} IS NULL;`;
    return [{ span, message: `fails where column ${column} of ${spoken(table)} holds NULL, and so do inserts of the version that runs where they leave it out: ask ${question}`, fix: null }];
  },
};
