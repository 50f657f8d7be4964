import { spoken } from "../written-names.js";
import { isOld } from "../made-before.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "rename-schema",
  family: "compatibility",
  dialects: ["postgres"],
  severity: "block",
  isOptional: false,
  title: "A schema is renamed, or something is moved to another one",
  why: "The version that still runs names the old schema, or finds nothing in its search_path any more. Make the new schema beside the old one, with views for as long as both are asked. Source: https://www.postgresql.org/docs/current/sql-alterschema.html; strong_migrations, renaming a schema.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, note varchar(20));\nCREATE SCHEMA sales;",
    statement: "ALTER SCHEMA public RENAME TO shop;",
  },
  safe: "CREATE VIEW sales.orders AS SELECT id, note FROM orders;",
  check(change, situation) {
    if (change?.kind !== "other") return [];
    const name = change.object?.name ?? change.relations[0];
    if (name === undefined || !/^alter (?:schema rename|.+ set schema)$/.test(change.verb) || !isOld(name, situation)) return [];
    const what = change.verb === "alter schema rename" ? `schema ${spoken(name)} is renamed` : `${spoken(name)} moves to another schema`;
    return [{ span: change.span, message: `${what}: the version that runs asks for the old name`, fix: null }];
  },
};
