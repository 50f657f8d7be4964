import { spoken } from "../written-names.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "inheritance-column",
  family: "compatibility",
  dialects: ["postgres", "mysql", "mariadb"],
  severity: "info",
  isOptional: true,
  title: "A column is called type, which Rails takes for a class",
  why: "With a column of this name Rails reads each row as the class that it names, and the version that still runs fails on names that it does not know. Choose another name, or set inheritance_column first. Source: https://github.com/fatkodima/online_migrations#adding-a-single-table-inheritance-column.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, note varchar(20));",
    statement: "ALTER TABLE orders ADD COLUMN type varchar(20);",
  },
  safe: "ALTER TABLE orders ADD COLUMN kind varchar(20);",
  check(change, situation) {
    if (change?.kind !== "add-column" || change.definition.name.toLowerCase() !== "type" || situation.existing(change.table) === undefined) return [];
    return [{ span: change.span, message: `Rails takes column type of ${spoken(change.table)} for the name of a class`, fix: null }];
  },
};
