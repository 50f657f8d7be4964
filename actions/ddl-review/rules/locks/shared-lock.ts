import type { Work } from "../../locks/work.js";
import { blocksWrites, waiting } from "../existing-work.js";
import type { Rule } from "../rule.js";
import { remarkOnWorks } from "./mysql-work.js";

export const rule: Rule = {
  id: "shared-lock",
  family: "locks",
  dialects: ["mysql", "mariadb"],
  severity: "block",
  isOptional: false,
  title: "An existing table is worked on in place while writes wait",
  why: "Some work inside InnoDB, such as a FULLTEXT or SPATIAL index or a new AUTO_INCREMENT column, allows LOCK=SHARED at best: reads pass, writes wait until every row is done. gh-ost or pt-online-schema-change let them pass. Source: https://dev.mysql.com/doc/refman/8.4/en/innodb-online-ddl-operations.html.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, note text);",
    statement: "ALTER TABLE orders ADD FULLTEXT INDEX orders_note (note);",
  },
  safe: "ALTER TABLE orders ADD INDEX orders_note (note(20)), LOCK=NONE;",
  check(change, situation) {
    // That TRUNCATE writes the table anew is no work: it is empty.
    if (change?.kind === "truncate") return [];
    const isSo = (work: Work): boolean => work.algorithm !== "COPY" && (work.scans || work.rewrites) && blocksWrites(work);
    return remarkOnWorks(change, situation, isSo, (tables, cause, work) => `${waiting(work, tables)} wait until every row is done${cause}`);
  },
};
