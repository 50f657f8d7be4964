import { demandFix } from "./demand-fix.js";
import { definitionWorks } from "./mysql-work.js";
import { isFirst } from "../statement-as-whole.js";
import { listed } from "../written-names.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "require-lock",
  family: "locks",
  dialects: ["mysql", "mariadb"],
  severity: "info",
  isOptional: true,
  title: "An ALTER TABLE does not say which lock it expects",
  why: "Without LOCK the server takes a stronger lock in silence where it cannot let writes pass. With LOCK=NONE the statement fails at once. Source: https://dev.mysql.com/doc/refman/8.4/en/alter-table.html#alter-table-concurrency; Bytebase statement.require-lock-option.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, note varchar(20));",
    statement: "ALTER TABLE orders ADD COLUMN state varchar(20);",
  },
  safe: "ALTER TABLE orders ADD COLUMN state varchar(20), ALGORITHM=INPLACE, LOCK=NONE;",
  check(change, situation) {
    const { changes, span } = situation.statement;
    if (!isFirst(change, situation) || change === null || !("table" in change) || changes.some((one) => one.kind === "demand" && one.lock !== null)) return [];
    const works = definitionWorks(situation).filter(({ algorithm }) => algorithm !== null);
    if (works.length === 0) return [];
    return [{ span, message: `${listed(works.map(({ relation }) => relation))} is altered without LOCK: the server may let writes wait, without a word`, fix: demandFix("LOCK", situation) }];
  },
};
