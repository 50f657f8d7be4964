import { blockedBy } from "../made-before.js";
import { listed } from "../written-names.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "lock-table",
  family: "locks",
  dialects: ["postgres"],
  severity: "warn",
  isOptional: false,
  title: "A table is locked until the transaction ends",
  why: "LOCK TABLE makes everybody wait for all that follows in the transaction. Most changes need no lock of their own: each statement takes what it needs. Source: https://www.postgresql.org/docs/current/sql-lock.html.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, note text);",
    statement: "BEGIN;\nLOCK TABLE orders IN EXCLUSIVE MODE;\nCOMMIT;",
  },
  safe: "BEGIN;\nLOCK TABLE orders IN ACCESS SHARE MODE;\nCOMMIT;",
  check(change, situation) {
    // Weaker modes let writes pass.
    if (change?.kind !== "other" || !/^lock table(?! in (?:access share|row share|row exclusive|share update exclusive) mode)/.test(change.verb)) return [];
    const names = blockedBy(change, situation);
    if (names.length === 0) return [];
    return [{ span: change.span, message: `${listed(names)} is locked until the transaction ends: writes wait for all that follows`, fix: null }];
  },
};
