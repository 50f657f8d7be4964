import { isAddedBefore } from "../known-column.js";
import type { RelationName } from "../../statements/change.js";
import { spoken } from "../written-names.js";
import type { Rule, Situation } from "../rule.js";

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
    const { type, name, columns } = change.constraint;
    // The running version does not write new columns, and a key that is made again was there before.
    const isOfNewColumns = columns.length > 0 && columns.every((column) => isAddedBefore(column, change.table, situation));
    if (isOfNewColumns || isMadeAgain(name, change.table, situation)) return [];
    const words = WORDS.get(type);
    if (words === undefined) return [];
    return [{ span: change.span, message: `writes to ${spoken(change.table)} have to satisfy ${words}${name === null ? "" : ` ${name}`}: those of the version that runs fail where they do not`, fix: null }];
  },
};

/** Keys and NOT NULL have rules of their own. */
const WORDS: ReadonlyMap<string, string> = new Map([["check", "the check"], ["foreign-key", "the foreign key"], ["exclude", "the exclusion constraint"]]);

function isMadeAgain(name: string | null, table: RelationName, { before, statement }: Situation): boolean {
  return [...before, statement].some(({ changes }) => changes.some((one) => one.kind === "drop-constraint" && one.name === name && one.table.name === table.name));
}
