import { beforeAll, describe, expect, it } from "@jest/globals";
import { loadParser, type Parser } from "./parser.js";
import { readPostgres } from "./read-postgres.js";

let parser: Parser;
beforeAll(async () => {
  parser = await loadParser();
});

describe("statements of PostgreSQL that have no form of their own", () => {
  it.each<[string, string, string[], [string, string] | null]>([
    ["LOCK t, s.u IN SHARE MODE", "lock table in share mode", ["t", "s.u"], null],
    ["LOCK t NOWAIT", "lock table", ["t"], null],
    ["VACUUM (ANALYZE, FULL false) t", "vacuum", ["t"], null],
    ["VACUUM FULL t, u", "vacuum full", ["t", "u"], null],
    ["VACUUM (FULL 0) t", "vacuum", ["t"], null],
    ["VACUUM (FULL on) t", "vacuum full", ["t"], null],
    ["ANALYZE t", "analyze", ["t"], null],
    ["REINDEX (VERBOSE) INDEX i", "reindex index", ["i"], null],
    ["REINDEX (CONCURRENTLY) TABLE s.t", "reindex table concurrently", ["s.t"], null],
    ["REINDEX DATABASE x", "reindex database", [], null],
    ["CREATE CONSTRAINT TRIGGER x AFTER INSERT ON s.t FOR EACH ROW EXECUTE FUNCTION f()", "create trigger", ["s.t"], null],
    ["CREATE POLICY p ON s.t USING (a IN (SELECT 1 FROM u))", "create policy", ["s.t"], null],
    ["ALTER POLICY p ON t USING (true)", "alter policy", ["t"], null],
    ["CREATE RULE r AS ON INSERT TO a DO INSTEAD INSERT INTO b VALUES (1)", "create rule", ["a"], null],
    ["DROP TRIGGER x ON s.t", "drop trigger", ["s.t"], ["trigger", "x"]],
    ["DROP FUNCTION s.f(int)", "drop function", [], ["function", "s.f"]],
    ["DROP EVENT TRIGGER x", "drop event trigger", [], ["event trigger", "x"]],
    ["COMMENT ON TABLE s.t IS 'x'", "comment on table", ["s.t"], null],
    ["COMMENT ON COLUMN s.t.a IS 'x'", "comment on column", ["s.t"], null],
    ["COMMENT ON TYPE s.e IS 'x'", "comment on type", [], ["type", "s.e"]],
    ["GRANT SELECT ON s.t, u TO r", "grant", ["s.t", "u"], null],
    ["GRANT USAGE ON SEQUENCE q TO r", "grant", ["q"], null],
    ["REVOKE USAGE ON SCHEMA s FROM r", "revoke", [], ["schema", "s"]],
    ["REVOKE a FROM b", "revoke", [], null],
    ["ALTER DOMAIN d ADD CHECK (value > 0) NOT VALID", "alter domain add constraint not valid", [], ["domain", "d"]],
    ["ALTER DOMAIN d SET NOT NULL", "alter domain set not null", [], ["domain", "d"]],
    ["CREATE TYPE s.c AS (a int)", "create type", [], ["type", "s.c"]],
    ["CREATE TYPE r AS RANGE (subtype = int)", "create type", [], ["type", "r"]],
    ["ALTER FUNCTION f(int) SET SCHEMA s", "alter function set schema", [], ["function", "f"]],
    ["ALTER TYPE e OWNER TO bob", "alter type owner", [], ["type", "e"]],
    ["CREATE SEQUENCE s.q", "create sequence", [], ["sequence", "s.q"]],
    ["ALTER SEQUENCE q RESTART", "alter sequence", ["q"], null],
    ["CREATE EXTENSION IF NOT EXISTS \"uuid-ossp\"", "create extension", [], ["extension", "uuid-ossp"]],
    ["CREATE SCHEMA s CREATE TABLE t (a int)", "create schema", ["t"], ["schema", "s"]],
    ["CREATE SCHEMA AUTHORIZATION bob", "create schema", [], ["schema", ""]],
    ["ALTER TABLE t INHERIT s.p", "alter table add inherit", ["t", "s.p"], null],
    ["SELECT * FROM t JOIN s.u USING (id) FOR UPDATE", "select for update", ["t", "s.u"], null],
    ["CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION f()", "create event trigger", [], null],
    ["CHECKPOINT", "checkpoint", [], null],
    ["EXECUTE p", "execute", [], null],
  ])("tells %s", (sql, verb, relations, object) => {
    const named = ({ schema, name }: { readonly schema: string | null; readonly name: string }): string => (schema === null ? name : `${schema}.${name}`);
    const found = readPostgres(sql, parser).flatMap(({ changes }) => changes.map((change) => (
      change.kind === "other" ? [change.verb, change.relations.map(named), change.object === null ? null : [change.object.type, named(change.object.name)]] : change
    )));
    expect(found).toEqual([[verb, relations, object]]);
  });
});
