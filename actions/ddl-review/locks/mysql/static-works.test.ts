import { describe, expect, it } from "@jest/globals";
import type { Work } from "../work.js";
import { ONLINE_DDL_CASES } from "./testing/online-ddl-cases.js";
import { answerOf, worksOf, type ServerName } from "./testing/works-of.js";

describe("the online-DDL matrices", () => {
  const mariadb = ONLINE_DDL_CASES.filter((one) => one.mariadb !== null);
  it.each(mariadb)("say of MariaDB 10.11 what it answered: $before; ALTER TABLE t $alter", ({ before, alter, mariadb: answer }) => {
    expect(answerOf("mariadb 10.11.19", before, alter)).toBe(answer);
  });

  const mysql = ONLINE_DDL_CASES.filter((one) => one.mysql !== null);
  it.each(mysql)("say of MySQL 8.4 what its manual and source say: $before; ALTER TABLE t $alter", ({ before, alter, mysql: answer }) => {
    expect(answerOf("mysql 8.4.3", before, alter)).toBe(answer);
  });

  it("hold at least sixty answers of each server", () => {
    expect([mysql.length, mariadb.length].every((count) => count >= 60)).toBe(true);
  });
});

const T = "CREATE TABLE t (id INT PRIMARY KEY, a INT, e ENUM('x'));";

describe("what a server does", () => {
  it.each<[ServerName, string, string]>([
    ["mysql 5.5", "ADD COLUMN z INT", "INPLACE NONE rewrites"], ["mysql 5.7.44", "ADD COLUMN z INT", "INPLACE NONE rewrites"], ["mysql 8.0.11", "ADD COLUMN z INT", "INPLACE NONE rewrites"],
    ["mysql 8.0.12", "ADD COLUMN z INT", "INSTANT NONE"], ["mysql 8.0.28", "ADD COLUMN z INT FIRST", "INPLACE NONE rewrites"], ["mysql 8.0.29", "ADD COLUMN z INT FIRST", "INSTANT NONE"],
    ["mysql 8.0.28", "DROP COLUMN a", "INPLACE NONE rewrites"], ["mysql 8.0.29", "DROP COLUMN a", "INSTANT NONE"], ["mysql 9.1", "DROP COLUMN a", "INSTANT NONE"],
    ["mysql 8.0.27", "RENAME COLUMN a TO b", "INPLACE NONE"], ["mysql 8.0.28", "RENAME COLUMN a TO b", "INSTANT NONE"], ["mysql 5.7.44", "ALTER a SET DEFAULT 1", "INPLACE NONE"],
    ["mysql 5.7.44", "MODIFY e ENUM('x', 'y')", "INPLACE NONE"], ["mysql 5.7.44", "ADD COLUMN v INT AS (a) VIRTUAL", "INPLACE NONE"],
    ["mariadb 10.2.44", "ADD COLUMN z INT", "INPLACE NONE rewrites"], ["mariadb 10.3.2", "ADD COLUMN z INT", "INSTANT NONE"], ["mariadb 10.3.39", "ADD COLUMN z INT FIRST", "INPLACE NONE rewrites"],
    ["mariadb 10.3.39", "DROP COLUMN a", "INPLACE NONE rewrites"], ["mariadb 10.4.1", "DROP COLUMN a", "INSTANT NONE"], ["mariadb 11.4.2", "DROP COLUMN a", "INSTANT NONE"],
  ])("depends on its version: %s, %s", (server, alter, answer) => {
    expect(answerOf(server, T, alter)).toBe(answer);
  });

  it.each<[ServerName, string, string]>([
    ["mysql", "ADD COLUMN z INT", "INSTANT NONE"], ["mysql", "DROP COLUMN a", "INPLACE NONE rewrites"], ["mysql 8.0", "ADD COLUMN z INT", "INSTANT NONE"],
    ["mysql 8.0", "RENAME COLUMN a TO b", "INPLACE NONE"], ["mysql 8.4", "DROP COLUMN a", "INSTANT NONE"], ["mariadb", "DROP COLUMN a", "INSTANT NONE"],
  ])("is that of its first version with INSTANT columns where none is told: %s, %s", (server, alter, answer) => {
    expect(answerOf(server, T, alter)).toBe(answer);
  });

  it.each<[string, string, string, string]>([
    ["CREATE TABLE t (a VARCHAR(20));", "MODIFY a VARCHAR(80)", "COPY SHARED rewrites", "its length needs a second byte beyond 255 bytes"],
    ["CREATE TABLE t (a VARCHAR(20)) CHARSET=latin1;", "MODIFY a VARCHAR(80)", "INPLACE NONE", ""],
    ["CREATE TABLE t (a VARCHAR(20)) COLLATE=utf8_bin;", "MODIFY a VARCHAR(80)", "INPLACE NONE", ""],
    ["CREATE TABLE t (a INT); CREATE TABLE p (id INT PRIMARY KEY); ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES p (id) ON UPDATE SET NULL", "ADD INDEX (a)", "INPLACE SHARED", "a cascading foreign key refuses LOCK=NONE"],
    [T, "ADD COLUMN z INT, ADD INDEX (z)", "INPLACE NONE rewrites", "one action is not INSTANT, so the table is rebuilt for the others"],
    [T, "MODIFY a BIGINT, ADD COLUMN z DATE NOT NULL", "COPY SHARED rewrites", "another type"],
    [`${T} CREATE FULLTEXT INDEX f ON t (e)`, "DROP COLUMN a", "COPY SHARED rewrites", "a FULLTEXT index"],
    ["CREATE TABLE t (p POINT NOT NULL, SPATIAL INDEX (p))", "ADD COLUMN z INT", "INPLACE SHARED rewrites", "a SPATIAL index"],
    [T, "COMMENT = 'x'", "INPLACE NONE", ""],
    [T, "COMMENT = 'x', ALTER a SET DEFAULT 1", "INPLACE NONE", ""],
    [T, "COMMENT = 'x', ADD INDEX (a)", "INPLACE NONE rewrites", "an option of the table beside other actions"],
    ["CREATE TABLE t (a INT NOT NULL, b INT NOT NULL, UNIQUE (a))", "MODIFY b INT NULL", "COPY SHARED rewrites", "the rows lose the key that they are ordered by"],
    ["CREATE TABLE t (a INT, v INT AS (a) VIRTUAL)", "DROP COLUMN v, ADD COLUMN w INT AS (a) VIRTUAL, ADD INDEX (w)", "COPY SHARED rewrites", "a virtual column that comes with an index, beside one that goes"],
    ["CREATE TABLE t (a INT, b INT, v INT AS (a) VIRTUAL)", "DROP COLUMN v, DROP COLUMN b, ADD COLUMN z INT", "INSTANT NONE", ""],
    ["CREATE TABLE t (a INT, v INT AS (a) VIRTUAL)", "DROP COLUMN v, RENAME COLUMN a TO b", "COPY SHARED rewrites", "a virtual column beside other actions"],
    ["CREATE TABLE t (a INT) ENGINE=Memory", "ADD COLUMN z INT", "COPY SHARED rewrites", "the engine memory"],
    [T, "INSERT_METHOD = LAST", "COPY SHARED rewrites", "what this action does is not known, so the heaviest way is assumed"],
    [T, "ADD INDEX ((a + 1))", "INPLACE SHARED", "an index on an expression makes a hidden virtual column"],
    [T, "ADD UNIQUE INDEX ((a + 1))", "COPY SHARED rewrites", "a unique index on an expression makes a hidden virtual column"],
    [T, "ADD INDEX ((a + 1)), MODIFY a INT NOT NULL", "COPY SHARED rewrites", "a virtual column beside other actions"],
  ])("is told with what makes it so: %s ALTER TABLE t %s", (before, alter, answer, why) => {
    expect([answerOf("mysql 8.4.3", before, alter), worksOf("mysql 8.4.3", before, `ALTER TABLE t ${alter}`)[0]?.why]).toEqual([answer, why]);
  });

  it.each<[ServerName, string, string, string]>([
    ["mysql 8.4.3", "ADD COLUMN z INT", "COPY SHARED rewrites", "not all of the table is known"], ["mysql 8.4.3", "MODIFY z INT", "COPY SHARED rewrites", "nothing is known of the column"],
    ["mysql 8.4.3", "ADD INDEX (z)", "INPLACE SHARED", "a cascading foreign key is assumed"], ["mariadb", "ADD INDEX (z)", "NOCOPY NONE", ""], ["mariadb", "DROP COLUMN z", "INPLACE SHARED rewrites", "not all of the table is known"],
    ["mariadb", "CONVERT TO CHARACTER SET utf8mb4", "COPY SHARED rewrites", "another character set"], ["mariadb", "DROP CONSTRAINT c", "COPY SHARED rewrites", "is not known"],
    ["mysql 8.4.3", "ADD UNIQUE INDEX (z)", "INPLACE SHARED", "a cascading foreign key is assumed"],
  ])("is assumed to be the worst where not all of the table is known: %s, %s", (server, alter, answer, why) => {
    const before = "CREATE TABLE t AS SELECT * FROM elsewhere;";
    expect([answerOf(server, before, alter), worksOf(server, before, `ALTER TABLE t ${alter}`)[0]?.why]).toEqual([answer, expect.stringContaining(why)]);
  });

  it.each<[string, string, string]>([
    [`CREATE TABLE t (e ENUM(${Array.from({ length: 255 }, (_, at) => `'${String(at)}'`).join(",")}))`, `MODIFY e ENUM(${Array.from({ length: 256 }, (_, at) => `'${String(at)}'`).join(",")})`, "COPY SHARED rewrites"],
    [`CREATE TABLE t (s SET(${Array.from({ length: 33 }, (_, at) => `'${String(at)}'`).join(",")}))`, `MODIFY s SET(${Array.from({ length: 60 }, (_, at) => `'${String(at)}'`).join(",")})`, "INSTANT NONE"],
  ])("depends on how many members there are", (before, alter, answer) => {
    expect([answerOf("mysql 8.4.3", before, alter), answerOf("mariadb", before, alter)]).toEqual([answer, answer]);
  });

  it("is nothing to a table that nobody made, or when nothing but a demand is written", () => {
    expect([worksOf("mysql", T, "ALTER TABLE u ADD COLUMN z INT"), worksOf("mysql", T, "ALTER TABLE t ALGORITHM=INPLACE"), worksOf("mysql", T, "ALTER TABLE t WITHOUT VALIDATION")]).toEqual([[], [], []]);
  });

  it("is done to an index by its own statement as by ALTER TABLE", () => {
    const algorithms = (statement: string): Work["algorithm"][] => worksOf("mariadb", "CREATE TABLE t (a INT, e VARCHAR(9) NOT NULL); CREATE INDEX i ON t (a);", statement).map(({ algorithm }) => algorithm);
    expect(["CREATE UNIQUE INDEX j ON t (e(1), a)", "CREATE UNIQUE INDEX j ON t ((a + 1))", "CREATE VECTOR INDEX j ON t (e)", "CREATE INDEX j ON t (e)", "DROP INDEX i ON t", "OPTIMIZE TABLE t, u", "ALTER TABLE t RENAME INDEX i TO j"].map(algorithms)).toEqual([["NOCOPY"], ["COPY"], ["COPY"], ["NOCOPY"], ["NOCOPY"], ["INPLACE"], ["INSTANT"]]);
  });
});
