import { describe, expect, it } from "@jest/globals";
import { forbiddenReason } from "./forbidden.js";

describe("what is not run", () => {
  it.each([
    "COPY orders FROM '/etc/passwd'", "copy orders to program 'curl example.org'", "COPY orders FROM STDIN", "/* a */ COPY orders TO STDOUT",
    "LOAD 'library'", "CHECKPOINT", "ALTER SYSTEM SET archive_command = 'x'", "CREATE DATABASE x", "DROP DATABASE orders", "ALTER DATABASE orders SET x = 1", "CREATE TABLESPACE t LOCATION '/x'",
    "CREATE SERVER s FOREIGN DATA WRAPPER w", "CREATE SUBSCRIPTION s CONNECTION 'host=x' PUBLICATION p", "CREATE USER MAPPING FOR x SERVER s", "IMPORT FOREIGN SCHEMA a FROM SERVER s INTO b",
    "CREATE LANGUAGE plperlu", "CREATE OR REPLACE TRUSTED LANGUAGE x", "SET ROLE postgres", "SET SESSION AUTHORIZATION x", "SET LOCAL ROLE x", "PREPARE TRANSACTION 'x'", "COMMIT PREPARED 'x'",
    "SELECT pg_read_file('/etc/passwd')", "SELECT pg_catalog.pg_ls_dir('/')", 'SELECT "pg_read_binary_file"(\'x\')', "SELECT lo_import('/etc/passwd')", "SELECT dblink_connect('host=x')", "SELECT pg_terminate_backend(1)",
    "CREATE EXTENSION file_fdw", "CREATE EXTENSION IF NOT EXISTS dblink", "CREATE EXTENSION plpython3u", "DO $$ BEGIN PERFORM pg_read_file('x'); END $$",
    "DO $$ BEGIN EXECUTE 'COPY orders FROM PROGRAM ''ls'''; END $$", "CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN COPY orders TO '/tmp/x'; END $$", "DO $$ BEGIN EXECUTE format('COPY t FROM %L', x); END $$",
    "CREATE FUNCTION f() RETURNS void LANGUAGE c AS '/x.so', 'f'", "SELECT U&\"p\\0067_read_file\"('x')",
  ])("is %s", (sql) => {
    expect(forbiddenReason(sql, false)).toMatch(/^\S.*\S$/);
  });

  it.each([
    "ALTER TABLE orders ADD COLUMN copy text", "UPDATE orders SET copy = 'x'", "CREATE PUBLICATION p FOR TABLE orders", "SET search_path = app", "RESET ROLE", "COMMENT ON TABLE copies IS 'copied'", "CREATE ROLE app",
    "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'", "CREATE EXTENSION pgcrypto", "DISCARD ALL", "",
  ])("is not %s", (sql) => {
    expect(forbiddenReason(sql, false)).toBeNull();
  });

  it.each(["CREATE ROLE app", "DROP USER app", "ALTER GROUP g ADD USER x", "REASSIGN OWNED BY a TO b"])("is %s where roles are of others too", (sql) => {
    expect(forbiddenReason(sql, true)).toBe("roles are the whole server's");
    expect(forbiddenReason("DROP TABLE orders", true)).toBeNull();
  });

  it("is told in time with a long text", () => {
    const started = performance.now();
    forbiddenReason(`SELECT '${"copy ".repeat(20000)}'`, false);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
