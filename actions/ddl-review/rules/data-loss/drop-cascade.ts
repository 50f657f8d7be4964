import type { Change } from "../../statements/change.js";
import { isOld } from "../made-before.js";
import { rewritable } from "../statement-as-whole.js";
import { spoken } from "../written-names.js";
import type { Rule, Situation } from "../rule.js";

export const rule: Rule = {
  id: "drop-cascade",
  family: "data-loss",
  dialects: ["postgres"],
  severity: "block",
  isOptional: false,
  title: "What depends on a dropped object goes with it unseen",
  why: "CASCADE drops views, foreign keys, defaults and columns that use the object, and the migration does not name them. Without it the server says what depends on the object; drop that first, by name. Source: https://www.postgresql.org/docs/current/ddl-depend.html; squawk ban-drop-table.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY);\nCREATE VIEW order_ids AS SELECT id FROM orders;",
    statement: "DROP TABLE orders CASCADE;",
  },
  safe: "DROP VIEW order_ids;\nDROP TABLE orders;",
  check(change, situation) {
    const name = change === null ? null : cascading(change, situation);
    if (change === null || name === null) return [];
    const [text, isAlone] = [rewritable(situation), situation.statement.changes.length === 1];
    const fix = text !== null && isAlone && /\scascade$/i.test(text) ? `${text.replace(/\s+cascade$/i, "")};` : null;
    return [{ span: change.span, message: `whatever depends on ${name} is dropped with it, without being named`, fix }];
  },
};

/** What is dropped with all that depends on it; null for what the change itself has made. */
function cascading(change: Change, situation: Situation): string | null {
  if (change.kind === "drop-table") return change.cascade && isOld(change.table, situation) ? spoken(change.table) : null;
  if (change.kind === "drop-column" || change.kind === "drop-constraint") {
    const what = change.kind === "drop-column" ? `column ${change.column}` : `constraint ${String(change.name)}`;
    return change.cascade && situation.existing(change.table) !== undefined ? `${what} of ${spoken(change.table)}` : null;
  }
  // What a schema takes with it is told by the rule about schemas.
  if (change.kind !== "other" || change.object === null || !/^drop (?!schema).* cascade$/.test(change.verb) || !isOld(change.object.name, situation)) return null;
  return `${change.object.type} ${spoken(change.object.name)}`;
}
