import type { Change } from "../../statements/change.js";
import { isFirst } from "../statement-as-whole.js";
import { spoken } from "../written-names.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "degraded-alter",
  family: "locks",
  dialects: ["mysql", "mariadb"],
  severity: "warn",
  isOptional: false,
  title: "One slow action makes the fast ones of the same ALTER TABLE slow",
  why: "An ALTER TABLE goes the way of its slowest action: a new column that would be there at once waits for the table to be copied, and both fail together. Give the fast actions a statement of their own. Source: https://dev.mysql.com/doc/refman/8.4/en/innodb-online-ddl-operations.html; spirit, multiple alter.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, total int);",
    statement: "ALTER TABLE orders ADD COLUMN note varchar(20), MODIFY total bigint;",
  },
  safe: "ALTER TABLE orders ADD COLUMN note varchar(20);\nALTER TABLE orders ADD COLUMN total_wide bigint;",
  check(change, situation) {
    const { changes, span } = situation.statement;
    const fast = changes.filter(isFast);
    const actions = changes.filter(({ kind }) => kind !== "demand");
    if (!isFirst(change, situation) || fast.length === 0 || fast.length === actions.length) return [];
    return situation.works
      .filter(({ algorithm, rewrites }) => algorithm === "COPY" || (algorithm === "INPLACE" && rewrites))
      .map((work) => ({ span, message: `${fast.length === 1 ? "an action" : `${String(fast.length)} actions`} on ${spoken(work.relation)} that could be done at once ${fast.length === 1 ? "goes" : "go"} the slow way (${String(work.algorithm)}) of another one: split the ALTER TABLE`, fix: null }));
  },
};

/** Actions that touch no row by themselves. */
function isFast(change: Change): boolean {
  if (change.kind === "add-column") return change.definition.default === null || change.definition.default.kind === "constant";
  return change.kind === "rename-column" || change.kind === "set-default" || change.kind === "drop-default" || change.kind === "rename-index";
}
