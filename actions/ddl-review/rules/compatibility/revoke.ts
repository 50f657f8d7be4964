import { isOld } from "../made-before.js";
import { isFirst } from "../statement-as-whole.js";
import { listed } from "../written-names.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "revoke",
  family: "compatibility",
  dialects: ["postgres", "mysql", "mariadb"],
  severity: "warn",
  isOptional: false,
  title: "A right is taken away",
  why: "The version that still runs fails where it used the right. Take it away with the release after the one that stops using it. Source: https://www.postgresql.org/docs/current/sql-revoke.html.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, note varchar(20));\nGRANT SELECT ON orders TO reporting;",
    statement: "REVOKE SELECT ON orders FROM reporting;",
  },
  safe: "GRANT SELECT ON orders TO reporting;",
  check(change, situation) {
    const { kind, span } = situation.statement;
    if (kind !== "permission" || !isFirst(change, situation) || !/^revoke\b/i.test(situation.text)) return [];
    const relations = change?.kind === "other" ? change.relations : [];
    const old = relations.filter((name) => isOld(name, situation));
    if (relations.length > 0 && old.length === 0) return [];
    const on = /\bon\s+(?:table\s+)?(all\s+\w+\s+in\s+schema\s+\S+|\S+)/i.exec(situation.text)?.[1];
    const what = old.length > 0 ? ` on ${listed(old)}` : on === undefined ? "" : ` on ${on}`;
    return [{ span, message: `a right${what} is taken away: the version that runs fails where it uses it`, fix: null }];
  },
};
