import type { Change } from "../../statements/change.js";
import { spoken } from "../written-names.js";
import { columnIn, isAddedBefore } from "../known-column.js";
import type { Column } from "../../schema/schema.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "drop-default",
  family: "compatibility",
  dialects: ["postgres", "mysql", "mariadb"],
  severity: "warn",
  isOptional: false,
  title: "A column loses its default",
  why: "Inserts of the version that still runs which leave the column out get NULL, or fail where it refuses NULL. MySQL's MODIFY and CHANGE take the default away where they do not say it again. Source: https://www.postgresql.org/docs/current/ddl-alter.html#DDL-ALTER-COLUMN-DEFAULT.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, state varchar(20) NOT NULL DEFAULT 'new');",
    statement: "ALTER TABLE orders ALTER COLUMN state DROP DEFAULT;",
  },
  safe: "ALTER TABLE orders ADD COLUMN state_now varchar(20) DEFAULT 'new';",
  check(change, situation) {
    if (change === null || !("column" in change)) return [];
    const { table, column, span } = change;
    const relation = situation.existing(table);
    if (relation === undefined || isAddedBefore(column, table, situation)) return [];
    const known = columnIn(relation, column, situation);
    if (!losesDefault(change, known)) return [];
    const takesNull = situation.statement.changes.some((one) => one.kind === "drop-not-null" && one.column === column);
    const then = takesNull || known?.notNull === false ? "get NULL" : known === undefined ? "get NULL or fail" : "fail";
    return [{ span, message: `inserts of the version that runs which leave ${column} of ${spoken(table)} out ${then}: it has no default any more`, fix: null }];
  },
};

function losesDefault(change: Change, known: Column | undefined): boolean {
  if (change.kind === "redefine-column") return change.definition.default === null && known !== undefined && known.default !== null;
  return change.kind === "drop-default" || change.kind === "drop-identity" || change.kind === "drop-expression";
}
