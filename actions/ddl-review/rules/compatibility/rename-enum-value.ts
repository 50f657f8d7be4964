import { spoken } from "../written-names.js";
import { isOld } from "../made-before.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "rename-enum-value",
  family: "compatibility",
  dialects: ["postgres"],
  severity: "block",
  isOptional: false,
  title: "A value of an enumeration is renamed",
  why: "The version that still runs writes and compares the old value, and the server refuses it. Add a value, move the rows in batches, and leave the old value alone. Source: https://www.postgresql.org/docs/current/sql-altertype.html; online_migrations.",
  bad: {
    before: "CREATE TYPE state AS ENUM ('new', 'paid');",
    statement: "ALTER TYPE state RENAME VALUE 'paid' TO 'settled';",
  },
  safe: "ALTER TYPE state ADD VALUE 'settled' AFTER 'paid';",
  check(change, situation) {
    if (change?.kind !== "other" || change.verb !== "alter type rename value" || change.object === null || !isOld(change.object.name, situation)) return [];
    return [{ span: change.span, message: `a value of ${spoken(change.object.name)} is renamed: the version that runs still writes and reads the old one`, fix: null }];
  },
};
