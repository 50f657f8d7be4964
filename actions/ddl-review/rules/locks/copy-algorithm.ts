import type { Rule } from "../rule.js";
import { remarkOnWorks } from "./mysql-work.js";

export const rule: Rule = {
  id: "copy-algorithm",
  family: "locks",
  dialects: ["mysql", "mariadb"],
  severity: "block",
  isOptional: false,
  title: "An existing table is copied row by row",
  why: "ALGORITHM=COPY writes the table anew while writes wait, and replicas repeat it. gh-ost or pt-online-schema-change copy it beside the traffic. Source: https://dev.mysql.com/doc/refman/8.4/en/innodb-online-ddl-operations.html.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, total int);",
    statement: "ALTER TABLE orders MODIFY total bigint;",
  },
  safe: "ALTER TABLE orders ADD COLUMN total_wide bigint, ALGORITHM=INSTANT;",
  check(change, situation) {
    return remarkOnWorks(change, situation, ({ algorithm }) => algorithm === "COPY", (tables, cause, { blocks }) =>
      `${tables} is copied row by row${cause}; ${blocks} wait until it is done`);
  },
};
