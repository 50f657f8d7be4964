import { columnIn } from "../known-column.js";
import { spoken } from "../written-names.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "enum-value-removed",
  family: "data-loss",
  dialects: ["mysql", "mariadb"],
  severity: "block",
  isOptional: false,
  title: "A value of an ENUM or a SET is taken away",
  why: "Rows that hold the value make the statement fail; a server that is not strict writes an empty text over it. The version that still runs fails when it writes the value. Source: https://dev.mysql.com/doc/refman/8.4/en/enum.html.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, state ENUM('new', 'paid', 'lost'));",
    statement: "ALTER TABLE orders MODIFY state ENUM('new', 'paid');",
  },
  safe: "ALTER TABLE orders MODIFY state ENUM('new', 'paid', 'lost', 'sent');",
  check(change, situation) {
    const relation = change?.kind === "redefine-column" ? situation.existing(change.table) : undefined;
    if (change?.kind !== "redefine-column" || relation === undefined) return [];
    const [from, to] = [columnIn(relation, change.column, situation)?.type, change.definition.type];
    if (!/^(?:enum|set)$/.test(to.name) || (from !== undefined && from.name !== to.name)) return [];
    const name = `${spoken(change.table)}.${change.column}`;
    if (from === undefined) return [{ span: change.span, message: `nobody knows the values that ${name} had: one of them may be taken away`, fix: null }];
    const gone = from.arguments.filter((member) => !to.arguments.includes(member));
    return gone.length === 0 ? [] : [{ span: change.span, message: `${name} can no longer hold ${gone.join(", ")}: rows that hold it make the statement fail`, fix: null }];
  },
};
