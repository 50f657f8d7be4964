import { spoken } from "../written-names.js";
import { isOld } from "../made-before.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "drop-object",
  family: "compatibility",
  dialects: ["postgres", "mysql", "mariadb"],
  severity: "block",
  isOptional: false,
  title: "A view, a function, a type or another object is dropped",
  why: "The version that still runs asks for it and fails. Drop it with the release after the one that stops using it. Source: https://www.postgresql.org/docs/current/ddl-depend.html; pgroll, expand and contract.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, note varchar(20));\nCREATE VIEW order_ids AS SELECT id FROM orders;",
    statement: "DROP VIEW order_ids;",
  },
  safe: "SELECT id FROM order_ids;",
  check(change, situation) {
    // What no query names goes unnoticed; what is made again in the same migration is told by the rule about views.
    const isSo = change?.kind === "other" && /^drop (?:materialized view|view|function|procedure|routine|aggregate|type|domain|sequence|extension|operator|event|package)\b/.test(change.verb);
    if (!isSo || change.object === null || !isOld(change.object.name, situation)) return [];
    const { type, name } = change.object;
    const isMadeAgain = situation.behind.some(({ changes }) => changes.some((one) => one.kind === "other" && one.verb === `create ${type}` && [one.object?.name, ...one.relations].some((made) => made?.name === name.name)));
    return isMadeAgain ? [] : [{ span: change.span, message: `${type} ${spoken(name)} is dropped: the version that runs fails where it asks for it`, fix: null }];
  },
};
