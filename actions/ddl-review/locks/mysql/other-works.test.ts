import { describe, expect, it } from "@jest/globals";
import { worksOf, type ServerName } from "./testing/works-of.js";

const BEFORE = `
  CREATE TABLE p (id INT PRIMARY KEY); CREATE TABLE q (id INT PRIMARY KEY);
  CREATE TABLE t (id INT PRIMARY KEY, a INT, CONSTRAINT fk FOREIGN KEY (a) REFERENCES p (id), CONSTRAINT ck CHECK (a > 0));
  CREATE TABLE shop.s (id INT);`;

/** Each work as the table's name, the lock, what it blocks, and whether it rewrites or scans. */
function outline(statement: string, server: ServerName = "mysql 8.4.3"): string[] {
  return worksOf(server, BEFORE, statement).map(({ relation, lock, blocks, rewrites, scans }) => `${relation.name} ${lock} ${blocks}${rewrites ? " rewrites" : ""}${scans ? " scans" : ""}`);
}

describe("what other statements do", () => {
  it.each<[string, string[]]>([
    ["INSERT INTO t VALUES (1, 2)", ["t ROWS nothing"]],
    ["INSERT INTO t SELECT id, 1 FROM q", ["t ROWS nothing", "q ROWS writes scans"]],
    ["INSERT INTO t SELECT id + 1, a FROM t", ["t ROWS nothing"]],
    ["UPDATE t SET a = 1", ["t ROWS writes scans"]],
    ["UPDATE t SET a = 1 WHERE id = 2", ["t ROWS nothing scans"]],
    ["DELETE t, q FROM t JOIN q WHERE t.id = q.id", ["t ROWS writes scans", "q ROWS writes scans"]],
    ["DROP TABLE t", ["t EXCLUSIVE reads and writes", "p EXCLUSIVE reads and writes"]],
    ["DROP TABLE t, p", ["t EXCLUSIVE reads and writes", "p EXCLUSIVE reads and writes"]],
    ["DROP TABLE IF EXISTS u", []],
    ["TRUNCATE t", ["t EXCLUSIVE reads and writes rewrites"]],
    ["RENAME TABLE p TO r, q TO v", ["p EXCLUSIVE reads and writes", "q EXCLUSIVE reads and writes"]],
    ["CREATE TABLE n (a INT, b INT REFERENCES q (id), FOREIGN KEY (a) REFERENCES p (id), FOREIGN KEY (a) REFERENCES n (id))", ["p EXCLUSIVE reads and writes"]],
    ["CREATE TABLE n (FOREIGN KEY (id) REFERENCES q (id)) AS SELECT id FROM q", ["q EXCLUSIVE reads and writes scans"]],
    ["CREATE TABLE n AS SELECT id FROM q", ["q ROWS writes scans"]],
    ["CREATE TABLE n LIKE q", []],
    ["ALTER TABLE t ADD FOREIGN KEY (id) REFERENCES q (id)", ["t SHARED writes rewrites scans", "q EXCLUSIVE reads and writes"]],
    ["ALTER TABLE t ADD COLUMN z INT REFERENCES q (id)", ["t NONE definitions"]],
    ["ALTER TABLE t DROP FOREIGN KEY FK", ["t NONE definitions", "p EXCLUSIVE reads and writes"]],
    ["ALTER TABLE t DROP CHECK ck", ["t NONE definitions"]],
    ["ALTER TABLE t EXCHANGE PARTITION x WITH TABLE q", ["t EXCLUSIVE reads and writes scans", "q EXCLUSIVE reads and writes scans"]],
    ["ALTER TABLE u DROP FOREIGN KEY k", []],
    ["ANALYZE TABLE t", ["t ROWS nothing"]],
    ["CHECK TABLE t", ["t SHARED writes scans"]],
    ["CHECKSUM TABLE t", ["t ROWS nothing scans"]],
    ["REPAIR TABLE t", ["t EXCLUSIVE reads and writes rewrites scans"]],
    ["LOCK TABLES t WRITE", ["t EXCLUSIVE reads and writes"]],
    ["CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW SET @a = 1", ["t EXCLUSIVE reads and writes"]],
    ["CREATE VIEW v AS SELECT * FROM t", []],
    ["DROP DATABASE shop", ["s EXCLUSIVE reads and writes"]],
    ["SET @a = 1", []],
  ])("%s", (statement, works) => {
    expect(outline(statement)).toEqual(works);
  });

  it("locks the table behind REFERENCES of a column where the server heeds it", () => {
    const statement = "ALTER TABLE t ADD COLUMN z INT REFERENCES q (id)";
    expect([outline(statement, "mysql 9.0"), outline(statement, "mariadb")]).toEqual([["t SHARED writes rewrites scans", "q EXCLUSIVE reads and writes"], ["t SHARED writes rewrites scans", "q EXCLUSIVE reads and writes"]]);
  });
});
