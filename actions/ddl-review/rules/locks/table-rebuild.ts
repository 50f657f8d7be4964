import { blocksWrites } from "../existing-work.js";
import { isFirst } from "../statement-as-whole.js";
import { spoken } from "../written-names.js";
import type { Rule } from "../rule.js";
import { cause } from "./mysql-work.js";

export const rule: Rule = {
  id: "table-rebuild",
  family: "locks",
  dialects: ["mysql", "mariadb"],
  severity: "warn",
  isOptional: false,
  title: "An existing table is rebuilt in place",
  why: "Writes pass meanwhile, but the rebuild needs the table's size once more on disk, its log of writes may overflow, and each replica does it in one piece behind the source, so that it lags for as long. Source: https://dev.mysql.com/doc/refman/8.4/en/innodb-online-ddl-space-requirements.html.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, note varchar(20));",
    statement: "ALTER TABLE orders MODIFY note varchar(20) NOT NULL;",
  },
  safe: "ALTER TABLE orders ADD COLUMN state varchar(20);",
  check(change, situation) {
    if (!isFirst(change, situation)) return [];
    return situation.works
      .filter((work) => work.rewrites && work.algorithm !== "COPY" && !blocksWrites(work))
      .map((work) => ({ span: situation.statement.span, message: `${spoken(work.relation)} is rebuilt in place${cause(work)}: replicas lag for as long as it takes`, fix: null }));
  },
};
