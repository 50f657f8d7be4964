import { demandFix } from "./demand-fix.js";
import { definitionWorks } from "./mysql-work.js";
import { isFirst } from "../statement-as-whole.js";
import { listed } from "../written-names.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "require-algorithm",
  family: "locks",
  dialects: ["mysql", "mariadb"],
  severity: "info",
  isOptional: true,
  title: "An ALTER TABLE does not say which way it expects",
  why: "Without ALGORITHM the server takes a slower way in silence where it cannot take the fast one: a change that was instant on the test server copies the table on an older one. With it the statement fails at once. Source: https://dev.mysql.com/doc/refman/8.4/en/alter-table.html#alter-table-performance; Bytebase statement.require-algorithm-option.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, note varchar(20));",
    statement: "ALTER TABLE orders ADD COLUMN state varchar(20);",
  },
  safe: "ALTER TABLE orders ADD COLUMN state varchar(20), ALGORITHM=INSTANT;",
  check(change, situation) {
    const { changes, span } = situation.statement;
    if (!isFirst(change, situation) || change === null || !("table" in change) || changes.some((one) => one.kind === "demand" && one.algorithm !== null)) return [];
    const works = definitionWorks(situation).filter(({ algorithm }) => algorithm !== null);
    if (works.length === 0) return [];
    return [{ span, message: `${listed(works.map(({ relation }) => relation))} is altered without ALGORITHM: the server may take a slower way than expected, without a word`, fix: demandFix("ALGORITHM", situation) }];
  },
};
