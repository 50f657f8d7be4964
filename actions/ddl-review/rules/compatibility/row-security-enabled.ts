import { isOld } from "../made-before.js";
import { listed } from "../written-names.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "row-security-enabled",
  family: "compatibility",
  dialects: ["postgres"],
  severity: "block",
  isOptional: false,
  title: "Rows are hidden unless a policy shows them",
  why: "ENABLE ROW LEVEL SECURITY without a policy hides every row from everybody but the owner; FORCE hides them from the owner too. The version that still runs sees an empty table and its writes fail. Create the policies first, in the same transaction. Source: https://www.postgresql.org/docs/current/ddl-rowsecurity.html.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, note varchar(20));",
    statement: "ALTER TABLE orders ENABLE ROW LEVEL SECURITY;",
  },
  safe: "CREATE POLICY all_of_them ON orders USING (true);\nALTER TABLE orders ENABLE ROW LEVEL SECURITY;",
  check(change, situation) {
    if (change?.kind !== "other" || !/^alter table (?:enable|force) row security$/.test(change.verb)) return [];
    const hasPolicy = situation.before.some(({ changes }) => changes.some((one) => one.kind === "other" && one.verb === "create policy" && one.relations.some(({ name }) => name === change.relations[0]?.name)));
    const tables = change.relations.filter((name) => isOld(name, situation));
    return hasPolicy || tables.length === 0 ? [] : [{ span: change.span, message: `rows of ${listed(tables)} are hidden from the version that runs, unless a policy shows them`, fix: null }];
  },
};
