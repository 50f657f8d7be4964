import { spoken } from "../written-names.js";
import { columnIn } from "../known-column.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "enum-member-added",
  family: "compatibility",
  dialects: ["mysql", "mariadb"],
  severity: "warn",
  isOptional: false,
  title: "An ENUM or a SET gets a value that the running version does not know",
  why: "Code that lists the values, such as a switch or an enumeration of its own, fails when it reads the new one. Let readers take an unknown value first, and write the new value with the next release. Source: https://dev.mysql.com/doc/refman/8.4/en/enum.html.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, state ENUM('new', 'paid'));",
    statement: "ALTER TABLE orders MODIFY state ENUM('new', 'paid', 'sent');",
  },
  safe: "ALTER TABLE orders ADD COLUMN delivery ENUM('sent');",
  check(change, situation) {
    const relation = change?.kind === "redefine-column" ? situation.existing(change.table) : undefined;
    if (change?.kind !== "redefine-column" || relation === undefined) return [];
    const [from, to] = [columnIn(relation, change.column, situation)?.type, change.definition.type];
    if (!/^(?:enum|set)$/.test(to.name) || from?.name !== to.name) return [];
    const added = to.arguments.filter((member) => !from.arguments.includes(member));
    return added.length === 0 ? [] : [{ span: change.span, message: `${spoken(change.table)}.${change.column} can hold ${added.join(", ")}, which the version that runs does not know when it reads it`, fix: null }];
  },
};
