import { refusedDemand } from "../../locks/mysql/refused-demand.js";
import { isFirst } from "../statement-as-whole.js";
import { listed } from "../written-names.js";
import type { Rule } from "../rule.js";
import { definitionWorks } from "./mysql-work.js";

export const rule: Rule = {
  id: "demand-refused",
  family: "locks",
  dialects: ["mysql", "mariadb"],
  severity: "block",
  isOptional: false,
  title: "An ALTER TABLE demands a way that the server cannot go",
  why: "ALGORITHM and LOCK say what the statement may cost at most: where it costs more the server refuses it, and the release stops in the middle of its migrations. Source: https://dev.mysql.com/doc/refman/8.4/en/alter-table.html#alter-table-performance.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, total int);",
    statement: "ALTER TABLE orders MODIFY total bigint, ALGORITHM=INSTANT;",
  },
  safe: "ALTER TABLE orders ADD COLUMN total_wide bigint, ALGORITHM=INSTANT;",
  check(change, situation) {
    const works = definitionWorks(situation);
    const refusal = isFirst(change, situation) ? refusedDemand(situation.statement, works) : null;
    return refusal === null ? [] : [{ span: situation.statement.span, message: `${listed(works.map(({ relation }) => relation))}: ${refusal}`, fix: null }];
  },
};
