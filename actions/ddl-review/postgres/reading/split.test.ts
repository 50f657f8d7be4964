import { describe, expect, it } from "@jest/globals";
import { splitStatements } from "./split.js";

const pieces = (text: string): string[] => splitStatements(text).map(({ start, end }) => text.slice(start, end));

describe("splitting a migration of PostgreSQL", () => {
  it.each<[string, string, string[]]>([
    ["a mark of the order of bytes and ends of lines with two signs", "\ufeffSELECT 1;\r\n-- x\r\nSELECT 2", ["SELECT 1", "SELECT 2"]],
    ["comments within comments", "/* a /* ; */ b; */ SELECT 1; /* no end", ["SELECT 1"]],
    ["semicolons in quotations", "SELECT 'a;''b', \"c;\"\"d\"; SELECT 2", ["SELECT 'a;''b', \"c;\"\"d\"", "SELECT 2"]],
    ["escapes where they are escapes", "SELECT E'a\\';b', 'c\\'; SELECT b'01', x'F;'", ["SELECT E'a\\';b', 'c\\'", "SELECT b'01', x'F;'"]],
    ["dollars as quotations and as numbers of values", "DO $a$ ; $$ ; $b$ $a$; SELECT $1, a$b$c; SELECT $$ no end", ["DO $a$ ; $$ ; $b$ $a$", "SELECT $1, a$b$c", "SELECT $$ no end"]],
    ["an opening parenthesis too many", "CREATE TABLE a ((b int); DROP TABLE c", ["CREATE TABLE a ((b int)", "DROP TABLE c"]],
    ["a rule of two actions", "CREATE OR REPLACE RULE r AS ON INSERT TO a DO (NOTIFY b; NOTIFY c); SELECT 1", ["CREATE OR REPLACE RULE r AS ON INSERT TO a DO (NOTIFY b; NOTIFY c)", "SELECT 1"]],
    ["a body of statements with an END of its own inside", "CREATE PROCEDURE p() BEGIN ATOMIC SELECT CASE WHEN a THEN b END; END; SELECT 1", ["CREATE PROCEDURE p() BEGIN ATOMIC SELECT CASE WHEN a THEN b END; END", "SELECT 1"]],
    ["rows that are copied", "COPY a FROM STDIN;\nit's\t1\n\\.\nDROP TABLE b;", ["COPY a FROM STDIN", "DROP TABLE b"]],
    ["a copy whose rows are elsewhere", "COPY a FROM stdin; SELECT 1", ["COPY a FROM stdin", "SELECT 1"]],
    ["names of letters beyond ASCII", "SELECT größe😀 FROM é;SELECT 2", ["SELECT größe😀 FROM é", "SELECT 2"]],
  ])("knows %s", (_what, text, expected) => {
    expect(pieces(text)).toEqual(expected);
  });

  it("takes a line of psql for a piece of its own, with the statement that it ends", () => {
    const text = "\\set it's on\r\nSELECT 1 \\gexec\nSELECT 2;\n\\q";
    expect(pieces(text)).toEqual(["\\set it's on", "SELECT 1 \\gexec", "SELECT 2", "\\q"]);
    expect(splitStatements(text).map(({ command }) => command)).toEqual(["\\set", "\\gexec", null, "\\q"]);
  });
});
