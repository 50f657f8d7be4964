import type { CasesOfTable } from "./online-ddl-case.js";

/** Partitions, and partitioned tables. */
export const PARTITIONS: readonly CasesOfTable[] = [
  { before: "CREATE TABLE t (id INT NOT NULL PRIMARY KEY, a INT, b VARCHAR(50), n INT NOT NULL DEFAULT 0, e ENUM('x','y'), s SET('1','2','3','4','5','6','7'), d DECIMAL(10,2), x TEXT, c CHAR(10), KEY k (a)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4", alters: [["PARTITION BY HASH (id) PARTITIONS 4", "COPY SHARED rewrites", "COPY SHARED rewrites", "unasked"]] },
  { before: "CREATE TABLE t (id INT NOT NULL PRIMARY KEY, a INT) ENGINE=InnoDB PARTITION BY RANGE (id) (PARTITION p0 VALUES LESS THAN (10), PARTITION p1 VALUES LESS THAN (20))", alters: [
    ["REMOVE PARTITIONING", "COPY SHARED rewrites", "COPY SHARED rewrites", "unasked"],
    ["ADD PARTITION (PARTITION p2 VALUES LESS THAN (30))", "INPLACE NONE", "INSTANT EXCLUSIVE", "unasked"],
    ["DROP PARTITION p0", "INPLACE NONE", "INSTANT EXCLUSIVE", "unasked"],
    ["TRUNCATE PARTITION p0", "INPLACE NONE", "INSTANT EXCLUSIVE", "unasked"],
    ["REBUILD PARTITION p0", "INPLACE SHARED rewrites", "COPY SHARED rewrites", "unasked"],
    ["ADD COLUMN z INT", "INSTANT NONE", "INSTANT NONE"],
    ["DROP COLUMN a", "INSTANT NONE", "INSTANT NONE"],
    ["ADD INDEX i (a)", "INPLACE NONE", "NOCOPY NONE"],
    ["ADD COLUMN v INT GENERATED ALWAYS AS (a + 1) VIRTUAL", "COPY SHARED rewrites", "COPY SHARED rewrites"],
    ["FORCE", "INPLACE NONE rewrites", "INPLACE NONE rewrites"],
    ["MODIFY a INT NOT NULL", "INPLACE NONE rewrites", "INPLACE NONE rewrites"],
    ["OPTIMIZE PARTITION p0", "COPY SHARED rewrites", "COPY SHARED rewrites", "unasked"],
    ["ANALYZE PARTITION p0", "INPLACE NONE", "NOCOPY NONE", "unasked"],
    ["CHECK PARTITION p0", "INPLACE NONE", "NOCOPY NONE", "unasked"],
  ] },
  { before: "CREATE TABLE t (id INT NOT NULL PRIMARY KEY, a INT) ENGINE=InnoDB PARTITION BY HASH (id) PARTITIONS 4", alters: [
    ["ADD PARTITION PARTITIONS 2", "INPLACE SHARED rewrites", "COPY SHARED rewrites", "unasked"],
    ["COALESCE PARTITION 2", "INPLACE SHARED rewrites", "COPY SHARED rewrites", "unasked"],
    ["REMOVE PARTITIONING", null, "COPY SHARED rewrites", "unasked"],
    ["RENAME COLUMN a TO b", null, "INSTANT NONE"],
    ["DROP PRIMARY KEY", null, "COPY SHARED rewrites"],
    ["MODIFY a INT AFTER id", null, "INSTANT NONE"],
  ] },
  { before: "CREATE TABLE t (id INT NOT NULL PRIMARY KEY, a INT) ENGINE=InnoDB PARTITION BY RANGE (id) (PARTITION p0 VALUES LESS THAN (10), PARTITION p1 VALUES LESS THAN (20)); CREATE TABLE u (id INT NOT NULL PRIMARY KEY, a INT) ENGINE=InnoDB", alters: [["EXCHANGE PARTITION p0 WITH TABLE u", "INPLACE EXCLUSIVE", "INPLACE EXCLUSIVE", "unasked"]] },
  { before: "CREATE TABLE t (id INT NOT NULL PRIMARY KEY, x INT) ENGINE=InnoDB", alters: [["PARTITION BY HASH (id) PARTITIONS 2", null, "COPY SHARED rewrites", "unasked"]] },
  { before: "CREATE TABLE t (id INT NOT NULL PRIMARY KEY, a VARCHAR(10)) ENGINE=InnoDB PARTITION BY HASH (id) PARTITIONS 4", alters: [["MODIFY a VARCHAR(12)", null, "INSTANT NONE"]] },
  { before: "CREATE TABLE t (id INT NOT NULL PRIMARY KEY, z INT) ENGINE=InnoDB PARTITION BY HASH (id) PARTITIONS 2", alters: [
    ["ENGINE=InnoDB", null, "INPLACE NONE rewrites"],
    ["ADD COLUMN y INT AS (z) VIRTUAL", null, "COPY SHARED rewrites"],
    ["ADD CHECK (z > 0)", null, "COPY SHARED rewrites"],
  ] },
  { before: "CREATE TABLE t (id INT NOT NULL PRIMARY KEY, z INT, y INT AS (z) VIRTUAL) ENGINE=InnoDB PARTITION BY HASH (id) PARTITIONS 2", alters: [["DROP COLUMN y", null, "COPY SHARED rewrites"]] },
];
