import type { Change } from "../../statements/change.js";
import { blocksWrites } from "../existing-work.js";
import { isFirst, rewritable } from "../statement-as-whole.js";
import { listed } from "../written-names.js";
import type { Rule, Situation } from "../rule.js";

export const rule: Rule = {
  id: "lock-timeout-missing",
  family: "locks",
  dialects: ["postgres"],
  severity: "warn",
  isOptional: false,
  title: "A statement waits for its lock without end",
  why: "A statement that needs a strong lock waits for every query that runs, and all new queries wait behind it: one slow report stops the table. With lock_timeout it gives up, and the release tries again. Source: https://www.postgresql.org/docs/current/runtime-config-client.html#GUC-LOCK-TIMEOUT; squawk require-timeout-settings, eugene E9.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, note text);",
    statement: "ALTER TABLE orders ADD COLUMN state text;",
  },
  safe: "SET lock_timeout = '5s';\nALTER TABLE orders ADD COLUMN state text;",
  check(change, situation) {
    if (!isFirst(change, situation) || situation.hasLockTimeout) return [];
    const names = situation.works.filter(blocksWrites).map(({ relation }) => relation);
    const text = rewritable(situation);
    if (names.length === 0 || wasToldBefore(situation)) return [];
    const fix = text === null ? null : `SET ${situation.isInTransaction ? "LOCAL " : ""}lock_timeout = '5s';\n${text};`;
    return [{ span: situation.statement.span, message: `the lock of ${listed(names)} is waited for without end, and everybody waits behind it: set lock_timeout before it`, fix }];
  },
};

/** Actions that always take a lock which writes wait for. */
const STRONG: ReadonlySet<Change["kind"]> = new Set([
  "add-column", "drop-column", "rename-column", "alter-type", "set-not-null", "drop-not-null", "set-default", "drop-default", "add-constraint", "drop-constraint", "rename-constraint", "rename-table", "truncate",
]);

/** Once for a migration is enough: what holds for its first strong lock holds for all that follow. */
function wasToldBefore(situation: Situation): boolean {
  const earlier = situation.before.flatMap(({ changes }) => changes);
  return earlier.some((change) => isStrong(change, situation) || isDropOfOld(change, earlier));
}

function isStrong(change: Change, situation: Situation): boolean {
  if (!("table" in change) || (!STRONG.has(change.kind) && (change.kind !== "create-index" || change.concurrently))) return false;
  const parent = change.kind === "add-constraint" ? change.constraint.references?.table : undefined;
  return [parent, change.table].some((name) => name != null && situation.existing(name) !== undefined);
}

/** What is gone can be asked for no more: it was old where the migration did not make it. */
function isDropOfOld(change: Change, earlier: readonly Change[]): boolean {
  if (change.kind === "drop-table") return !earlier.some((one) => one.kind === "create-table" && one.table.name === change.table.name);
  return change.kind === "drop-index" && !change.concurrently && !earlier.some((one) => one.kind === "create-index" && one.index.name === change.index.name);
}
