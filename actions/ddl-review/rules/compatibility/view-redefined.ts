import { spoken } from "../written-names.js";
import { isOld } from "../made-before.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "view-redefined",
  family: "compatibility",
  dialects: ["postgres", "mysql", "mariadb"],
  severity: "warn",
  isOptional: false,
  title: "A view means something else from now on",
  why: "The version that still runs reads the view by its old columns and their old meaning. New columns at the end harm nobody; for anything else make a view of another name. Source: https://www.postgresql.org/docs/current/sql-createview.html.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, note varchar(20));\nCREATE VIEW order_notes AS SELECT note FROM orders;",
    statement: "CREATE OR REPLACE VIEW order_notes AS SELECT note FROM orders WHERE id > 0;",
  },
  safe: "CREATE VIEW order_remarks AS SELECT note FROM orders WHERE id > 0;",
  check(change, situation) {
    const name = change?.kind === "other" && (change.object?.type === "view" || change.verb === "create materialized view") ? (change.object?.name ?? change.relations[0]) : undefined;
    if (change?.kind !== "other" || name === undefined || !/^(?:create (?:materialized )?view|alter view)$/.test(change.verb)) return [];
    // DROP VIEW in front of it is the other way to replace it.
    const isDropped = situation.before.some(({ changes }) => changes.some((one) => one.kind === "other" && one.verb.startsWith("drop ") && one.object?.name.name === name.name));
    const replaces = isDropped || (/^(?:create\s+or\s+replace|alter)\b/i.test(situation.text) && isOld(name, situation));
    return replaces ? [{ span: change.span, message: `view ${spoken(name)} gets another query: the version that runs reads it by its old columns and meaning`, fix: null }] : [];
  },
};
