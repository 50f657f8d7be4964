import { describe, expect, it } from "@jest/globals";
import { readMysqlScript } from "./read-statement.js";

/** The kinds of changes of a script, or what could not be read. */
function kindsOf(text: string): string[] {
  return readMysqlScript(text).flatMap(({ problem, changes, kind }) => (problem !== null ? [problem] : changes.length === 0 ? [kind] : changes.map((change) => change.kind)));
}

describe("the statements of MySQL and MariaDB", () => {
  it.each<[string, string[]]>([
    ["ALTER TABLE t ADD COLUMN a INT NOT NULL DEFAULT 0 COMMENT 'it''s' AFTER b, ALGORITHM=INSTANT, LOCK=NONE", ["add-column", "demand", "demand"]],
    ["ALTER TABLE `a b`.`t` ADD (x int, y varchar(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin), DROP COLUMN z, DROP KEY k", ["add-column", "add-column", "drop-column", "drop-index"]],
    ["ALTER TABLE t CHANGE a b BIGINT UNSIGNED NOT NULL AUTO_INCREMENT FIRST, MODIFY c ENUM('a','b') NULL", ["redefine-column", "redefine-column"]],
    ["ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY (a, b) REFERENCES p.u (x, y) ON DELETE SET NULL ON UPDATE CASCADE", ["add-constraint"]],
    ["ALTER TABLE t ADD FULLTEXT INDEX f (a) WITH PARSER ngram, ADD UNIQUE KEY u (a(10), (lower(b)) DESC), ADD CHECK (a > 0) NOT ENFORCED", ["create-index", "add-constraint", "add-constraint"]],
    ["ALTER TABLE t ENGINE=InnoDB ROW_FORMAT=DYNAMIC", ["table-option", "table-option"]],
    ["ALTER TABLE t CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci, DEFAULT CHARACTER SET = utf8mb4", ["table-option", "table-option", "table-option"]],
    ["ALTER TABLE t PARTITION BY RANGE COLUMNS (d) (PARTITION p0 VALUES LESS THAN ('2020-01-01'), PARTITION p1 VALUES LESS THAN (MAXVALUE))", ["partition"]],
    ["ALTER TABLE t DROP PARTITION p0, p1", ["partition"]],
    ["ALTER TABLE t REORGANIZE PARTITION p0 INTO (PARTITION n0 VALUES LESS THAN (10), PARTITION n1 VALUES LESS THAN (20))", ["partition"]],
    ["ALTER TABLE t EXCHANGE PARTITION p WITH TABLE u WITHOUT VALIDATION", ["partition"]],
    ["ALTER TABLE t RENAME COLUMN a TO b, RENAME INDEX i TO j, RENAME TO u", ["rename-column", "rename-index", "rename-table"]],
    ["ALTER TABLE t ALTER COLUMN a SET DEFAULT (uuid()), ALTER INDEX i INVISIBLE, ALTER b DROP DEFAULT", ["set-default", "index-option", "drop-default"]],
    ["CREATE TABLE IF NOT EXISTS t (id int PRIMARY KEY, v varchar(255) GENERATED ALWAYS AS (concat(a, 'x')) STORED, KEY k (v), PERIOD FOR p(a, b)) ENGINE=InnoDB, COMMENT='x;y' PARTITION BY HASH(id) PARTITIONS 4", ["create-table"]],
    ["CREATE TEMPORARY TABLE t AS SELECT * FROM a JOIN b USING (id)", ["create-table"]],
    ["CREATE OR REPLACE TABLE t LIKE u", ["drop-table", "create-table"]],
    ["CREATE UNIQUE INDEX i USING BTREE ON t (a DESC, b) COMMENT 'c' ALGORITHM=INPLACE LOCK=NONE", ["create-index", "demand", "demand"]],
    ["DROP INDEX `PRIMARY` ON t", ["drop-index"]],
    ["RENAME TABLE a TO b, c.d TO e.f", ["rename-table", "rename-table"]],
    ["TRUNCATE t; DROP TABLE IF EXISTS a, b CASCADE", ["truncate", "drop-table", "drop-table"]],
    ["UPDATE t SET a = 1, b = (SELECT max(c) FROM u WHERE d = 1)", ["update"]],
    ["DELETE FROM t WHERE a IN (1, 2) LIMIT 10", ["delete"]],
    ["INSERT IGNORE INTO t (a, b) SELECT a, b FROM u ON DUPLICATE KEY UPDATE a = 1", ["insert"]],
    ["SET lock_wait_timeout = 5; /*!50003 SET sql_mode = '' */; SELECT 1", ["session", "session", "query"]],
    ["DELIMITER //\nCREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW BEGIN SET @a = 1; END//\nDELIMITER ;\nSELECT 1;", ["other", "query"]],
    ["CREATE PROCEDURE p() BEGIN IF a THEN SELECT 1; END IF; CASE x WHEN 1 THEN SELECT 2; END CASE; END; SELECT 3", ["other", "query"]],
    ["OPTIMIZE LOCAL TABLE a, b", ["other"]],
    ["CREATE DEFINER=`x`@`%` SQL SECURITY INVOKER VIEW v AS SELECT a FROM t", ["other"]],
    ["# nothing\n-- at all\n/* here */", []],
  ])("are read: %s", (text, kinds) => {
    expect(kindsOf(text)).toEqual(kinds);
  });

  it.each([
    ["ALTER TABLE t FROBNICATE", 'expected an action of ALTER TABLE, found "FROBNICATE"'],
    ["SELECT 'never closed", "what ' opens is not closed"],
    ["CREATE TABLE t (a int", 'expected ), found the end of the statement'],
  ])("that cannot be read lose themselves alone: %s", (text, problem) => {
    expect(kindsOf(`DROP TABLE a;\n${text}`)).toEqual(["drop-table", problem]);
  });
});
