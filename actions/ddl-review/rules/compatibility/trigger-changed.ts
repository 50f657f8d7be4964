import { isOld } from "../made-before.js";
import { listed } from "../written-names.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "trigger-changed",
  family: "compatibility",
  dialects: ["postgres", "mysql", "mariadb"],
  severity: "warn",
  isOptional: false,
  title: "Writes of the running version set off something else",
  why: "A trigger or a rule runs within each write, from the moment it is there: the version that still runs is slowed by it, fails with it, or misses what it did. Source: https://www.postgresql.org/docs/current/sql-createtrigger.html.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, note varchar(20));\nCREATE FUNCTION noted() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';",
    statement: "CREATE TRIGGER noted BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION noted();",
  },
  safe: "CREATE TABLE order_notes (id bigint PRIMARY KEY);\nCREATE TRIGGER noted BEFORE INSERT ON order_notes FOR EACH ROW EXECUTE FUNCTION noted();",
  mysql: {
    bad: { before: "CREATE TABLE orders (id bigint PRIMARY KEY, note varchar(20));", statement: "CREATE TRIGGER noted BEFORE INSERT ON orders FOR EACH ROW SET NEW.note = 'x';" },
    safe: "CREATE TABLE order_notes (id bigint PRIMARY KEY, note varchar(20));\nCREATE TRIGGER noted BEFORE INSERT ON order_notes FOR EACH ROW SET NEW.note = 'x';",
  },
  check(change, situation) {
    if (change?.kind !== "other" || !/^(?:(?:create|drop) (?:trigger|rule)( cascade)?|alter table (?:en|dis)able (?:always |replica )?(?:trig|rule)\b.*)$/.test(change.verb)) return [];
    const tables = change.relations.filter((name) => isOld(name, situation));
    // MySQL's DROP TRIGGER names no table.
    if (tables.length === 0 && change.relations.length > 0) return [];
    const where = tables.length === 0 ? "the table of the trigger" : listed(tables);
    return [{ span: change.span, message: `each write of the version that runs to ${where} sets off something else from now on`, fix: null }];
  },
};
