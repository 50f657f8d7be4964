import { spoken } from "../written-names.js";
import { isOld } from "../made-before.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "enum-value-added",
  family: "compatibility",
  dialects: ["postgres"],
  severity: "warn",
  isOptional: false,
  title: "An enumeration gets a value that the running version does not know",
  why: "Code that lists the values, such as a switch or an enumeration of its own, fails when it reads the new one. Let readers take an unknown value first, and write the new value with the next release. Source: https://www.postgresql.org/docs/current/sql-altertype.html.",
  bad: {
    before: "CREATE TYPE state AS ENUM ('new', 'paid');",
    statement: "ALTER TYPE state ADD VALUE 'sent' AFTER 'paid';",
  },
  safe: "CREATE TYPE delivery AS ENUM ('sent');",
  check(change, situation) {
    if (change?.kind !== "other" || change.verb !== "alter type add value" || change.object === null || !isOld(change.object.name, situation)) return [];
    return [{ span: change.span, message: `${spoken(change.object.name)} gets a value that the version that runs does not know when it reads it`, fix: null }];
  },
};
