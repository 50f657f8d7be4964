import { spoken } from "../written-names.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "tightened-constraint",
  family: "compatibility",
  dialects: ["postgres", "mysql", "mariadb"],
  severity: "warn",
  isOptional: false,
  title: "Writes have to satisfy a new constraint",
  why: "It holds for every write from the moment it is there, NOT VALID or not: the version that still runs fails where it writes what the constraint refuses. Let that version satisfy it first. Source: https://www.postgresql.org/docs/current/ddl-constraints.html; strong_migrations.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, total int);",
    statement: "ALTER TABLE orders ADD CONSTRAINT total_above CHECK (total > 0);",
  },
  safe: "ALTER TABLE orders ADD COLUMN is_checked boolean;",
  check(change, situation) {
    if (change?.kind !== "add-constraint" || situation.existing(change.table) === undefined) return [];
    const { type, name } = change.constraint;
    const words = WORDS.get(type);
    if (words === undefined) return [];
    return [{ span: change.span, message: `writes to ${spoken(change.table)} have to satisfy ${words}${name === null ? "" : ` ${name}`}: those of the version that runs fail where they do not`, fix: null }];
  },
};

/** Keys and NOT NULL have rules of their own. */
const WORDS: ReadonlyMap<string, string> = new Map([["check", "the check"], ["foreign-key", "the foreign key"], ["exclude", "the exclusion constraint"]]);
