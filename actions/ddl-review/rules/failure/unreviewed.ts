import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "unreviewed",
  family: "failure",
  dialects: ["postgres", "mysql", "mariadb"],
  severity: "block",
  isOptional: false,
  title: "A statement could not be read",
  why: "Nobody knows what it locks or loses: what is unread is never taken for safe. Source: https://www.postgresql.org/docs/current/sql.html.",
  bad: {
    before: "",
    statement: "ALTER TABEL orders;",
  },
  safe: "SELECT 1;",
  check(change, situation) {
    if (change !== (situation.statement.changes[0] ?? null)) return [];
    const { problem, span } = situation.statement;
    return problem === null ? [] : [{ span, message: `the statement could not be read: ${problem}`, fix: null }];
  },
};
