import { blockedBy } from "../made-before.js";
import { listed, quotedRelation } from "../written-names.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "vacuum-full",
  family: "locks",
  dialects: ["postgres"],
  severity: "block",
  isOptional: false,
  title: "A table is written anew to make it smaller",
  why: "VACUUM FULL copies the table under an ACCESS EXCLUSIVE lock. A plain VACUUM makes the space free for new rows while everybody works; the extension pg_repack gives it back. Source: https://www.postgresql.org/docs/current/sql-vacuum.html; squawk prefer-repack.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, note text);",
    statement: "VACUUM FULL orders;",
  },
  safe: "VACUUM orders;",
  check(change, situation) {
    if (change?.kind !== "other" || change.verb !== "vacuum full") return [];
    const names = blockedBy(change, situation);
    if (names.length === 0 && change.relations.length > 0) return [];
    const fix = change.relations.length === 0 ? null : change.relations.map((name) => `VACUUM ${quotedRelation(name, "postgres")};`).join("\n");
    return [{ span: change.span, message: `${change.relations.length === 0 ? "every table of the database" : listed(names)} is written anew; reads and writes wait until it is done`, fix }];
  },
};
