import type { Work } from "../../locks/work.js";
import { blocksWrites } from "../existing-work.js";
import type { Rule } from "../rule.js";
import { remarkOnWorks } from "./mysql-work.js";

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
    const isSo = (work: Work): boolean => work.rewrites && work.algorithm !== "COPY" && !blocksWrites(work);
    return remarkOnWorks(change, situation, isSo, (tables, cause) => `${tables} is rebuilt in place${cause}: replicas lag for as long as it takes`);
  },
};
