import { spoken } from "../written-names.js";
import { isOld } from "../made-before.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "enum-value-position",
  family: "compatibility",
  dialects: ["postgres"],
  severity: "info",
  isOptional: true,
  title: "A value is added to an enumeration without a place",
  why: "Values are sorted as the enumeration lists them: without BEFORE or AFTER the new one is the last, and its place can never be changed. Source: https://www.postgresql.org/docs/current/sql-altertype.html; squawk require-enum-value-ordering.",
  bad: {
    before: "CREATE TYPE state AS ENUM ('new', 'paid');",
    statement: "ALTER TYPE state ADD VALUE 'sent';",
  },
  safe: "ALTER TYPE state ADD VALUE 'sent' AFTER 'paid';",
  check(change, situation) {
    if (change?.kind !== "other" || change.verb !== "alter type add value" || change.object === null || !isOld(change.object.name, situation)) return [];
    if (/'\s+(?:before|after)\s+'/i.test(situation.text)) return [];
    return [{ span: change.span, message: `the new value is the last one of ${spoken(change.object.name)} for ever: say BEFORE or AFTER`, fix: null }];
  },
};
