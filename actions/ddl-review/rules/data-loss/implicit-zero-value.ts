import { spoken } from "../written-names.js";
import { spokenType } from "../written-type.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "implicit-zero-value",
  family: "data-loss",
  dialects: ["mysql", "mariadb"],
  severity: "warn",
  isOptional: false,
  title: "Old rows get a value that nobody wrote",
  why: "A new column that is NOT NULL and has no default gets 0, an empty text or the first member of its ENUM in every old row: nobody can tell it from a value that was given. Name a default, or let the column be NULL until it is filled. Source: https://atlasgo.io/lint/analyzers#MY101.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY);",
    statement: "ALTER TABLE orders ADD COLUMN count int NOT NULL;",
  },
  safe: "ALTER TABLE orders ADD COLUMN count int;",
  check(change, situation) {
    if (change?.kind !== "add-column" || !change.definition.notNull || change.definition.default !== null || situation.existing(change.table) === undefined) return [];
    const { name, type } = change.definition;
    return [{ span: change.span, message: `old rows of ${spoken(change.table)} get the zero value of ${spokenType(type)} in ${name}, as if it had been given`, fix: null }];
  },
};
