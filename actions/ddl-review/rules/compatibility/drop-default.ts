import type { Change } from "../../statements/change.js";
import { spoken } from "../written-names.js";
import { columnOf, isAddedBefore } from "../known-column.js";
import type { Rule, Situation } from "../rule.js";

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
    const column = change === null ? null : losingDefault(change, situation);
    if (change === null || column === null || !("table" in change) || change.table === null) return [];
    if (situation.existing(change.table) === undefined || isAddedBefore(column, change.table, situation)) return [];
    const known = columnOf(column, change.table, situation);
    const then = known === undefined ? "get NULL or fail" : known.notNull ? "fail" : "get NULL";
    return [{ span: change.span, message: `inserts of the version that runs which leave ${column} of ${spoken(change.table)} out ${then}: it has no default any more`, fix: null }];
  },
};

function losingDefault(change: Change, situation: Situation): string | null {
  if (change.kind === "drop-default" || change.kind === "drop-identity" || change.kind === "drop-expression") return change.column;
  if (change.kind !== "redefine-column" || change.definition.default !== null) return null;
  return (columnOf(change.column, change.table, situation)?.default ?? null) === null ? null : change.column;
}
