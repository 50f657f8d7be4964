import type { Change } from "../../statements/change.js";
import { behindInTransaction } from "../transaction.js";
import { isFirst } from "../statement-as-whole.js";
import { listed } from "../written-names.js";
import type { Rule, Situation } from "../rule.js";

export const rule: Rule = {
  id: "statement-behind-lock",
  family: "locks",
  dialects: ["postgres"],
  severity: "warn",
  isOptional: false,
  title: "Rows are gone through while a lock is held that everybody waits for",
  why: "A lock is held until its transaction ends. What goes through rows behind an ALTER TABLE in the same transaction makes its short lock a long one: give it a migration of its own. Source: https://www.postgresql.org/docs/current/explicit-locking.html; eugene E4.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, note text);\nCREATE TABLE notes (id bigint PRIMARY KEY, done boolean);",
    statement: "BEGIN;\nALTER TABLE orders ADD COLUMN state text;\nUPDATE notes SET done = true WHERE id > 5;\nCOMMIT;",
  },
  safe: "BEGIN;\nALTER TABLE orders ADD COLUMN state text;\nCOMMIT;\nUPDATE notes SET done = true WHERE id > 5;",
  check(change, situation) {
    if (!isFirst(change, situation)) return [];
    const held = situation.works.filter(({ blocks }) => blocks === "reads and writes");
    const long = held.length === 0 ? [] : behindInTransaction(situation).filter(({ changes }) => changes.some((one) => isLong(one, situation) && !isSecondStep(one, situation)));
    if (long.length === 0) return [];
    const names = listed(held.map(({ relation }) => relation));
    const count = long.length === 1 ? "a statement behind it goes" : `${String(long.length)} statements behind it go`;
    return [{ span: situation.statement.span, message: `the lock of ${names} is held to the end of the transaction, also while ${count} through rows`, fix: null }];
  },
};

const LONG: ReadonlySet<Change["kind"]> = new Set(["update", "delete", "create-index", "validate-constraint", "alter-type"]);

function isLong(change: Change, situation: Situation): boolean {
  if (change.kind === "insert") return change.isFromQuery;
  return LONG.has(change.kind) && "table" in change && change.table !== null && situation.existing(change.table) !== undefined;
}

/** VALIDATE of what this statement adds has a rule of its own. */
function isSecondStep(change: Change, { statement }: Situation): boolean {
  return change.kind === "validate-constraint" && statement.changes.some((one) => one.kind === "add-constraint" && one.constraint.name === change.name);
}
