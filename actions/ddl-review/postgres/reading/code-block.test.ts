import { describe, expect, it } from "@jest/globals";
import { staticStatements } from "./code-block.js";

const DYNAMIC = "runs SQL that it puts together itself, which nobody can read beforehand";

describe("SQL in a block of PL/pgSQL", () => {
  it.each<[string, string[]]>([
    ["BEGIN DELETE FROM t WHERE a = ';'; UPDATE t SET b = 'x; DROP TABLE y'; END", ["DELETE FROM t WHERE a = ';'", "UPDATE t SET b = 'x; DROP TABLE y'"]],
    ["BEGIN RAISE NOTICE 'first; drop table x'; -- ; DROP TABLE y;\n/* ; DROP TABLE z; */ END", []],
    ["BEGIN IF a THEN TRUNCATE b; ELSIF c THEN LOCK d; ELSE DROP TABLE e; END IF; END", ["TRUNCATE b", "LOCK d", "DROP TABLE e"]],
    ["BEGIN <<again>> DELETE FROM a; END", ["DELETE FROM a"]],
    ["BEGIN FOR r IN DELETE FROM a RETURNING * LOOP UPDATE b SET c = r.d; END LOOP; END", ["DELETE FROM a RETURNING *", "UPDATE b SET c = r.d"]],
    ["BEGIN DELETE FROM a RETURNING b INTO STRICT c; END", ["DELETE FROM a RETURNING b"]],
    ["BEGIN WITH x AS (DELETE FROM a RETURNING *) INSERT INTO b SELECT * FROM x; END", ["WITH x AS (DELETE FROM a RETURNING *) INSERT INTO b SELECT * FROM x"]],
    ["BEGIN EXECUTE 'DROP TABLE \"it''s\"'; EXECUTE $q$DROP TABLE b$q$; EXECUTE 'DELETE FROM c' INTO d; END", ["DROP TABLE \"it's\"", "DROP TABLE b", "DELETE FROM c"]],
    ["BEGIN CREATE TRIGGER t BEFORE INSERT ON a EXECUTE FUNCTION f(); GRANT EXECUTE ON FUNCTION f TO b; END", ["CREATE TRIGGER t BEFORE INSERT ON a EXECUTE FUNCTION f()", "GRANT EXECUTE ON FUNCTION f TO b"]],
    ["BEGIN PERFORM f() FROM t FOR UPDATE; x := 1; DROP TABLE a", ["DROP TABLE a"]],
  ])("is read as it stands in %s", (body, statements) => {
    expect(staticStatements(body)).toEqual({ statements, problem: null });
  });

  it.each([
    "BEGIN EXECUTE 'DROP TABLE ' || a; END", "BEGIN EXECUTE format('DROP TABLE %I', a); END", "BEGIN EXECUTE E'DROP TABLE \\x61'; END", "BEGIN EXECUTE a; END", "BEGIN EXECUTE",
  ])("is said to be unseen in %s", (body) => {
    expect(staticStatements(body)).toEqual({ statements: [], problem: DYNAMIC });
  });
});
