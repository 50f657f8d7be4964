import { isOld } from "../made-before.js";
import { listed } from "../written-names.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "lock-tables",
  family: "locks",
  dialects: ["mysql", "mariadb"],
  severity: "warn",
  isOptional: false,
  title: "A table is locked until the session gives it free",
  why: "LOCK TABLES … WRITE makes everybody wait for all that follows, until UNLOCK TABLES or the end of the session, and it ends an open transaction. Changes of definitions and of rows take the locks that they need. Source: https://dev.mysql.com/doc/refman/8.4/en/lock-tables.html.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, note varchar(20));",
    statement: "LOCK TABLES orders WRITE;",
  },
  safe: "LOCK TABLES orders READ LOCAL;",
  check(change, situation) {
    if (change?.kind !== "other" || !change.verb.startsWith("lock table")) return [];
    // READ LOCAL lets others insert; a plain READ, and WRITE, let nobody write.
    if (!/\b(?:write|read(?!\s+local))\b/i.test(situation.text)) return [];
    const names = change.relations.filter((name) => isOld(name, situation));
    if (names.length === 0) return [];
    return [{ span: change.span, message: `${listed(names)} is locked until the session gives it free: everybody waits for all that follows`, fix: null }];
  },
};
