import { describe, expect, it } from "@jest/globals";
import { readMysqlScript } from "./read-statement.js";

/** What a script changes, without places; what cannot be read is its problem. */
function told(text: string): unknown[] {
  return readMysqlScript(text).flatMap(({ problem, changes, kind }): unknown[] => (problem !== null ? [problem] : changes.length === 0 ? [kind] : changes.map((change) => Object.fromEntries(Object.entries(change).filter(([key]) => key !== "span")))));
}

function columnsOf(text: string): unknown[] {
  return readMysqlScript(text).flatMap(({ changes }) => changes).flatMap((change) => (change.kind === "create-table" ? change.columns : []));
}

function elementsOf(text: string): unknown {
  const [change] = readMysqlScript(text).flatMap(({ changes }) => changes);
  return change?.kind === "create-table" ? { constraints: change.constraints, indexes: change.indexes } : readMysqlScript(text);
}

const T = { schema: null, name: "t" };

describe("columns of MySQL and MariaDB", () => {
  it.each<[string, unknown]>([
    ["a SERIAL", { type: { name: "serial" }, notNull: true, default: { kind: "auto-increment" } }],
    ["a INT SERIAL DEFAULT VALUE", { notNull: true, default: { kind: "auto-increment" } }],
    ["a DECIMAL(10, 2) UNSIGNED ZEROFILL NULL", { type: { name: "decimal", arguments: ["10", "2"], unsigned: true }, notNull: false }],
    ["a DOUBLE PRECISION SIGNED", { type: { name: "double precision" } }],
    ["a CHAR(5) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin", { type: { characterSet: "utf8mb4", collation: "utf8mb4_bin" } }],
    ["a CHAR(5) CHARSET latin1 BINARY", { type: { characterSet: "latin1" } }], ["a CHAR(5) CHAR SET latin1", { type: { characterSet: "latin1" } }],
    ["a CHAR(5) ASCII", { type: { characterSet: "latin1" } }], ["a CHAR(5) UNICODE", { type: { characterSet: "ucs2" } }], ["a CHAR(5) BYTE", { type: { characterSet: "binary" } }],
    ["a VARCHAR(50) COMPRESSED=zlib, b BLOB COMPRESSED", { name: "a" }],
    ["a TIMESTAMP DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6)", { default: { kind: "constant", text: "CURRENT_TIMESTAMP(6)" } }],
    ["a CHAR(36) DEFAULT (uuid()) COMMENT 'it''s' INVISIBLE", { default: { kind: "expression", text: "(uuid())" }, comment: "it's", invisible: true }],
    ["a CHAR(36) DEFAULT uuid() VISIBLE", { default: { kind: "expression" }, invisible: false }],
    ["a INT GENERATED ALWAYS AS (b + (1)) STORED", { default: { kind: "generated", text: "b + (1)", stored: true } }],
    ["a INT AS (b) PERSISTENT", { default: { stored: true } }], ["a INT AS (b) VIRTUAL NOT NULL", { default: { stored: false }, notNull: true }],
    ["a TIMESTAMP(6) GENERATED ALWAYS AS ROW START", { default: { kind: "generated", text: "row" } }], ["a TIMESTAMP(6) AS ROW END", { default: { text: "row" } }],
    ["a INT CONSTRAINT `c` CHECK (a > 0)", { constraints: [{ name: "c" }] }],
    ["a INT UNIQUE KEY", { constraints: [{ type: "unique", columns: ["a"], name: null }] }], ["a INT KEY", { constraints: [{ type: "primary-key" }] }],
    ["a INT CONSTRAINT c CHECK (a > 0) NOT ENFORCED", { constraints: [{ type: "check", name: "c", expression: "a > 0", notValid: true }] }],
    ["a INT CONSTRAINT CHECK (a > 0) ENFORCED", { constraints: [{ type: "check", name: null, notValid: false }] }],
    ["a INT REFERENCES u (b) MATCH FULL ON DELETE CASCADE ON UPDATE SET NULL", { constraints: [{ type: "foreign-key", references: { table: { name: "u" }, columns: ["b"], onDelete: "cascade", onUpdate: "set null" } }] }],
    ["a INT REFERENCES u", { constraints: [{ references: { columns: [] } }] }],
    ["a POINT SRID 4326 STORAGE DISK COLUMN_FORMAT=FIXED ENGINE_ATTRIBUTE='{}' CHARSET utf8 COLLATE utf8_bin CHARACTER SET utf8", { type: { name: "point", characterSet: "utf8", collation: "utf8_bin" } }],
    ["a INT WITHOUT SYSTEM VERSIONING NOT SECONDARY", { name: "a" }],
    ["`vector` BLOB", { name: "vector" }], ["vector BLOB", { name: "vector" }], ['"a b" INT', { name: "a b" }], ["größe INT DEFAULT 0x1F", { name: "größe", default: { kind: "constant", text: "0x1F" } }],
    ["a INT DEFAULT -1", { default: { text: "-1" } }], ["a BIT(3) DEFAULT b'101'", { default: { text: "b'101'" } }],
  ])("are read: %s", (column, expected) => {
    expect(columnsOf(`CREATE TABLE t (${column})`)[0]).toMatchObject(expected as object);
  });
});

describe("keys and constraints of MySQL and MariaDB", () => {
  it.each<[string, unknown]>([
    ["PRIMARY KEY USING BTREE (a DESC, b ASC) COMMENT 'x'", { constraints: [{ type: "primary-key", columns: ["a", "b"] }] }],
    ["UNIQUE INDEX u TYPE HASH (a(10), (lower(b)))", { constraints: [{ type: "unique", name: "u", columns: ["a"] }], indexes: [{ name: "u", method: "hash", parts: [{ column: "a", length: 10 }, { column: null, expression: "lower(b)" }] }] }],
    ["CONSTRAINT c UNIQUE (a)", { constraints: [{ name: "c" }], indexes: [{ name: "c" }] }],
    ["INDEX (a) KEY_BLOCK_SIZE=8 INVISIBLE", { indexes: [{ name: null, type: "plain" }] }], ["KEY k USING HASH (a) USING BTREE", { indexes: [{ method: "btree" }] }],
    ["FULLTEXT KEY f (a) WITH PARSER ngram", { indexes: [{ type: "fulltext", name: "f" }] }], ["SPATIAL INDEX (g)", { indexes: [{ type: "spatial" }] }], ["VECTOR INDEX v (e) M=8 DISTANCE=cosine", { indexes: [{ type: "vector" }] }],
    ["CONSTRAINT FOREIGN KEY IF NOT EXISTS f (a) REFERENCES u (b) ON DELETE NO ACTION", { constraints: [{ type: "foreign-key", name: "f" }] }], ["FOREIGN KEY (a) REFERENCES u (b)", { constraints: [{ name: null }] }],
    ["CHECK (a > 0)", { constraints: [{ type: "check", notValid: false }] }], ["PERIOD FOR p (a, b), UNIQUE (a, p WITHOUT OVERLAPS)", { constraints: [{ columns: ["a", "p"] }] }], ["UNIQUE (a, WITHOUT OVERLAPS)", "expected )"],
    ["b INT CONSTRAINT", { constraints: [] }], ["CONSTRAINT c KEY (a)", "expected what the constraint asks for"], ["FOREIGN KEY (a) REFERENCES u (b) ON DELETE EXPLODE", "expected what becomes of the rows"],
  ])("are read: %s", (element, expected) => {
    const text = `CREATE TABLE t (a INT, ${element})`;
    if (typeof expected === "string") expect(told(text)).toEqual([expect.stringContaining(expected)]);
    else expect(elementsOf(text)).toMatchObject(expected as object);
  });
});

describe("tables of MySQL and MariaDB", () => {
  it.each<[string, unknown]>([
    ["CREATE TABLE t (LIKE u)", { like: { name: "u" } }], ["CREATE TABLE t LIKE s.u", { like: { schema: "s" } }],
    ["CREATE TABLE t IGNORE AS SELECT * FROM u", { from: [{ name: "u" }] }], ["CREATE TABLE t REPLACE (SELECT * FROM u)", { from: [{ name: "u" }] }], ["CREATE TABLE t (SELECT 1)", { from: [] }], ["CREATE TABLE t AS TABLE u", { from: [{ name: "u" }] }],
    ["CREATE TABLE t (a INT) AS WITH x AS (SELECT * FROM u) SELECT * FROM x", { from: [{ name: "u" }] }], ["CREATE TABLE t AS VALUES ROW(1)", { from: [] }], ["CREATE TABLE t ((SELECT 1))", { from: [] }], ["CREATE TABLE t (VALUES ROW(1))", { from: [] }], ["CREATE TABLE t (WITH x AS (SELECT 1) SELECT * FROM x)", { from: [] }],
    ["CREATE TABLE t (a INT) DEFAULT CHARACTER SET = utf8mb4, TYPE InnoDB UNION=(u, v) TABLESPACE s STORAGE DISK START TRANSACTION anything=1", { options: new Map([["charset", "utf8mb4"], ["engine", "innodb"], ["union", "u, v"], ["tablespace", "s"], ["start transaction", ""], ["anything", "1"]]) }],
    ["CREATE TABLE t (a INT) TABLESPACE s WITH SYSTEM VERSIONING PARTITION BY KEY() PARTITIONS 2", { isPartitioned: true }],
  ])("are read: %s", (text, expected) => {
    expect(told(text)[0]).toMatchObject(expected as object);
  });

  it("are not read where something stands behind them that nobody knows", () => {
    expect(told("CREATE TABLE t (a INT) WHATEVER")).toEqual(['expected an option of the table or a query, found "WHATEVER"']);
  });
});

describe("actions of ALTER TABLE in MySQL and MariaDB", () => {
  it.each<[string, unknown[]]>([
    ["IF EXISTS t WAIT 5 ADD IF NOT EXISTS a INT FIRST", [{ kind: "add-column", position: "first" }]], ["t NOWAIT ADD COLUMN IF NOT EXISTS a INT AFTER b", [{ position: { after: "b" } }]], ["t ADD a INT", [{ position: "last" }]], ["t ADD COLUMN a INT", [{ position: "last" }]],
    ["t", []],
    ["t ADD (a INT, KEY k (a), CHECK (a > 0), PERIOD FOR p (a, b))", [{ kind: "add-column" }, { kind: "create-index" }, { kind: "add-constraint" }, { kind: "table-option", name: "period", value: "add" }]],
    ["t ADD UNIQUE (a(10), (lower(b)))", [{ kind: "add-constraint", constraint: { type: "unique", columns: ["a"] } }]],
    ["t ADD SYSTEM VERSIONING, DROP SYSTEM VERSIONING, DROP PERIOD FOR p", [{ name: "system versioning", value: "add" }, { name: "system versioning", value: "drop" }, { name: "period", value: "drop" }]],
    ["t DROP PRIMARY KEY, DROP FOREIGN KEY IF EXISTS f, DROP CHECK c, DROP CONSTRAINT d", [{ name: null, type: "primary-key" }, { name: "f", type: "foreign-key" }, { name: "c", type: "check" }, { name: "d", type: null }]],
    ["t DROP INDEX IF EXISTS i, DROP KEY k, DROP COLUMN IF EXISTS a CASCADE, DROP b RESTRICT", [{ kind: "drop-index", ifExists: true }, { kind: "drop-index", ifExists: false }, { kind: "drop-column", cascade: true }, { cascade: false }]],
    ["t ALTER INDEX i VISIBLE, ALTER KEY IF EXISTS k NOT IGNORED", [{ kind: "index-option", name: "visible" }, { name: "not ignored" }]],
    ["t ALTER CHECK c NOT ENFORCED, ALTER CONSTRAINT d ENFORCED", [{ kind: "table-option", value: "c" }, { kind: "validate-constraint", name: "d" }]],
    ["t ALTER COLUMN a SET INVISIBLE, ALTER IF EXISTS b SET DEFAULT 1", [{ name: "column visibility", value: "a" }, { kind: "set-default", expression: "constant" }]],
    ["t MODIFY (a INT, b INT), MODIFY COLUMN IF EXISTS c INT AFTER b", [{ column: "a", position: "stays" }, { column: "b" }, { column: "c", position: { after: "b" } }]],
    ["t CHANGE COLUMN a b INT", [{ kind: "redefine-column", column: "a", to: "b" }]],
    ["t RENAME COLUMN IF EXISTS a TO b, RENAME KEY IF EXISTS i TO j, RENAME AS u, RENAME v", [{ kind: "rename-column" }, { kind: "rename-index" }, { to: { name: "u" } }, { to: { name: "v" } }]],
    ["t ALGORITHM INPLACE, LOCK=NONE, FORCE, CONVERT TO CHARSET utf8mb4, ORDER BY a DESC, b", [{ algorithm: "inplace" }, { lock: "none" }, { name: "force" }, { name: "convert charset" }, { name: "order by", value: "a, b" }]],
    ["t ADD PARTITION IF NOT EXISTS (PARTITION p VALUES LESS THAN (5)), ADD PARTITION NO_WRITE_TO_BINLOG PARTITIONS 3, COALESCE PARTITION 2", [{ operation: "add partition" }, { operation: "add hash partition" }, { operation: "coalesce partition" }]],
    ["t REORGANIZE PARTITION, REMOVE PARTITIONING", [{ operation: "reorganize partition" }, { operation: "remove partitioning" }]],
    ["t EXCHANGE PARTITION p WITH TABLE u", [{ operation: "exchange partition", partition: { name: "u" } }]],
    ["t CONVERT PARTITION p TO TABLE u, CONVERT TABLE v TO PARTITION q VALUES LESS THAN (5)", [{ operation: "convert partition", partition: { name: "u" } }, { operation: "convert table", partition: { name: "v" } }]],
    ["t DISCARD PARTITION p, q TABLESPACE, TRUNCATE PARTITION ALL", [{ operation: "discard partition" }, { operation: "truncate partition" }]],
  ])("are read: %s", (text, expected) => {
    expect(told(`ALTER TABLE ${text}`)).toMatchObject(expected.length === 0 ? ["definition"] : expected);
  });

  it.each([
    ["ALTER TABLE t ALTER INDEX i SIDEWAYS", "expected VISIBLE or INVISIBLE"], ["ALTER TABLE t ALTER CHECK c MAYBE", "expected ENFORCED"], ["ALTER TABLE t CONVERT TO utf8", "expected CHARACTER SET"], ["ALTER TABLE t DROP", "more was expected"], ["ALTER TABLE t ADD COLUMN 'a' INT", "expected a name"],
    ["ALTER TABLE t ALTER a SET SAIL", "expected DEFAULT"], ["ALTER TABLE t ALTER a MOVE", "expected SET"],
  ])("are not read: %s", (text, problem) => {
    expect(told(text)).toEqual([expect.stringContaining(problem)]);
  });
});

describe("statements about rows in MySQL and MariaDB", () => {
  it.each<[string, unknown[]]>([
    ["INSERT LOW_PRIORITY INTO t PARTITION (p) (a, b) VALUES (1, 2)", [{ kind: "insert", isFromQuery: false, columns: ["a", "b"] }]], ["INSERT t () VALUES ()", [{ columns: null }]], ["INSERT INTO t VALUE (1)", [{ isFromQuery: false }]], ["REPLACE t SET a = 1", [{ isFromQuery: false }]],
    ["INSERT INTO t (SELECT * FROM u x, `v` AS y JOIN w USING (a) WHERE a IN (SELECT b FROM JSON_TABLE('x', '$') j))", [{ isFromQuery: true, columns: null, reads: [{ name: "u" }, { name: "v" }, { name: "w" }] }]],
    ["INSERT INTO t WITH x AS (SELECT * FROM u) SELECT * FROM x JOIN s.x", [{ reads: [{ name: "u" }, { schema: "s", name: "x" }] }]], ["INSERT INTO t SELECT * FROM f(1)", [{ reads: [] }]],
    ["LOAD DATA LOCAL INFILE 'x' REPLACE INTO TABLE t FIELDS TERMINATED BY ','", [{ kind: "insert", isFromQuery: false, table: T }]], ["LOAD XML INFILE 'x' INTO TABLE t", [{ kind: "insert" }]],
    ["UPDATE t SET a = 'where', b = (SELECT 1 WHERE 1) LIMIT 5", [{ kind: "update", hasCondition: true, columns: ["a", "b"] }]], ["UPDATE t SET a = 1", [{ hasCondition: false }]],
    ["DELETE a.*, b, c.d, e.f.* FROM a JOIN b ON a.x = b.x", [{ kind: "delete", table: { name: "a" }, hasCondition: false }, { table: { name: "b" } }, { table: { schema: "c", name: "d" } }, { table: { schema: "e", name: "f" } }]], ["DELETE QUICK FROM t", [{ hasCondition: false }]],
  ])("are read: %s", (text, expected) => {
    expect(told(text)).toMatchObject(expected);
  });
});

describe("other statements of MySQL and MariaDB", () => {
  it.each<[string, unknown[]]>([
    ["CREATE FULLTEXT INDEX IF NOT EXISTS f ON t (a) LOCK SHARED", [{ kind: "create-index", ifNotExists: true, index: { type: "fulltext" } }, { kind: "demand", lock: "shared" }]],
    ["CREATE OR REPLACE VECTOR INDEX v ON t (a) DISTANCE=euclidean", [{ index: { type: "vector" } }]], ["CREATE ONLINE UNIQUE INDEX o ON t (a)", [{ index: { type: "unique" } }]], ["DROP INDEX IF EXISTS i ON t NOWAIT ALGORITHM=COPY", [{ ifExists: true }, { algorithm: "copy" }]],
    ["DROP TEMPORARY TABLE t WAIT 3 RESTRICT", [{ kind: "drop-table", cascade: false }]], ["TRUNCATE TABLE t", [{ kind: "truncate" }]], ["RENAME TABLES IF EXISTS a NOWAIT TO b", [{ kind: "rename-table" }]],
    ["ALTER ONLINE IGNORE TABLE t FORCE", [{ kind: "table-option" }]], ["ALTER IGNORE TABLE t FORCE", [{ kind: "table-option" }]], ["ALTER ONLINE TABLE t FORCE", [{ kind: "table-option" }]],
    ["ANALYZE NO_WRITE_TO_BINLOG TABLE a, b UPDATE HISTOGRAM ON c", [{ kind: "other", verb: "analyze table", relations: [{ name: "a" }, { name: "b" }] }]], ["LOCK TABLES t WRITE", [{ verb: "lock table" }]],
    ["DROP VIEW IF EXISTS v", [{ verb: "drop view", relations: [{ name: "v" }] }]], ["CREATE DATABASE IF NOT EXISTS d CHARACTER SET utf8", [{ verb: "create database", object: { type: "database" } }]],
    ["CREATE TRIGGER g BEFORE INSERT ON s.t FOR EACH ROW SET @a = 1", [{ verb: "create trigger", relations: [{ schema: "s", name: "t" }] }]], ["DROP TRIGGER g", [{ verb: "drop trigger", relations: [] }]],
    ["ALTER DATABASE d CHARACTER SET utf8", [{ verb: "alter database" }]], ["CREATE INDEX i ON t (a)", [{ index: { type: "plain" } }]], ["delimiter", ["session"]], ["GRANT ALL ON t TO x", ["permission"]], ["CALL p()", ["code"]], ["SAVEPOINT a", ["transaction"]], ["SHOW TABLES", ["query"]],
  ])("are read: %s", (text, expected) => {
    expect(told(text)).toMatchObject(expected);
  });

  it.each([["CREATE WHATEVER", "expected what to create"], ["FROBNICATE", "expected a statement"], ["SELECT 1 /* never closed", "what /* opens is not closed"], ["SELECT x'1", "what ' opens is not closed"], ["DROP TABLE a b", "expected the end of the statement"]])("are not read: %s", (text, problem) => {
    expect(told(text)).toEqual([expect.stringContaining(problem)]);
  });

  it("end where their delimiter stands, whatever stands in a body", () => {
    const script = "DELIMITER $$\nCREATE PROCEDURE p() BEGIN WHILE a DO SET a = a - 1; END WHILE; REPEAT SET b = 1; UNTIL c END REPEAT; l: LOOP LEAVE l; END LOOP; END$$\nDELIMITER ;\nSELECT 1; SELECT `a``b`, 'it\\'s', \"x\"\"y\", @@session.a, @'b c', 1.5e3, .5, a <=> b;\n# end";
    expect(readMysqlScript(script).map(({ kind, problem }) => problem ?? kind)).toEqual(["code", "query", "query"]);
    expect(readMysqlScript("CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO BEGIN IF a THEN SELECT 1; END IF; END; SELECT 2").map(({ kind }) => kind)).toEqual(["code", "query"]);
  });

  it("are code for the newest server where a version comment holds them", () => {
    expect(told("/*!50100 ALTER TABLE t FORCE */; /*M!100100 ALTER TABLE t FORCE */; ALTER TABLE t /*! FORCE */")).toMatchObject([{ name: "force" }, { name: "force" }, { name: "force" }]);
  });
});
