import { isOld } from "../made-before.js";
import { listed } from "../written-names.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "policy-changed",
  family: "compatibility",
  dialects: ["postgres"],
  severity: "warn",
  isOptional: false,
  title: "Other rows are shown or may be written",
  why: "A policy decides which rows the version that still runs sees and may write, from the moment it is there or gone. Source: https://www.postgresql.org/docs/current/sql-createpolicy.html.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, note varchar(20));\nCREATE POLICY all_of_them ON orders USING (true);",
    statement: "DROP POLICY all_of_them ON orders;",
  },
  safe: "CREATE TABLE order_notes (id bigint PRIMARY KEY);\nCREATE POLICY all_of_them ON order_notes USING (true);",
  check(change, situation) {
    if (change?.kind !== "other" || !/^(?:alter|drop) policy( cascade)?$/.test(change.verb)) return [];
    const tables = change.relations.filter((name) => isOld(name, situation));
    return tables.length === 0 ? [] : [{ span: change.span, message: `the version that runs sees and writes other rows of ${listed(tables)} from now on`, fix: null }];
  },
};
