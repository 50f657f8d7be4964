import { spoken } from "../written-names.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "required-column-without-default",
  family: "compatibility",
  dialects: ["postgres", "mysql", "mariadb"],
  severity: "block",
  isOptional: false,
  title: "A column is added that every insert must fill",
  why: "The version that still runs does not know the column, so its inserts fail; on PostgreSQL the statement itself fails where there are rows. Source: squawk adding-required-field.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, note varchar(20));",
    statement: "ALTER TABLE orders ADD COLUMN state varchar(9) NOT NULL;",
  },
  safe: "ALTER TABLE orders ADD COLUMN state varchar(9) NOT NULL DEFAULT 'new';",
  check(change, situation) {
    if (change?.kind !== "add-column" || change.definition.default !== null || situation.existing(change.table) === undefined) return [];
    const { name, notNull, constraints } = change.definition;
    if (!notNull && !constraints.some(({ type }) => type === "primary-key")) return [];
    return [{ span: change.span, message: `column ${name} of ${spoken(change.table)} has no default: the inserts of the version that runs fail`, fix: null }];
  },
};
