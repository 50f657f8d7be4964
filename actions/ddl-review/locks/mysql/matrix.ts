import { isSince, type Server } from "../server.js";
import { WAYS, type Way, type WayName } from "./ways.js";

const MANUAL = "https://dev.mysql.com/doc/refman/8.4/en/innodb-online-ddl-operations.html#online-ddl-";
const COLUMN = `${MANUAL}column-operations`;
const GENERATED = `${MANUAL}generated-column-operations`;
const INDEX = `${MANUAL}index-operations`;
const PRIMARY = `${MANUAL}primary-key-operations`;
const FOREIGN = `${MANUAL}foreign-key-operations`;
const TABLE = `${MANUAL}table-operations`;
const TABLESPACE = `${MANUAL}tablespace-operations`;
const PARTITION = `${MANUAL}partitioning-operations`;
const LIMITS = "https://dev.mysql.com/doc/refman/8.4/en/innodb-online-ddl-limitations.html";
const INSTANT_RULES = "https://github.com/vitessio/vitess/blob/main/go/vt/schemadiff/capability.go";
/** What InnoDB itself asks before it alters a table. */
const INNODB = "https://github.com/mysql/mysql-server/blob/8.4/storage/innobase/handler/handler0alter.cc";
const ALTER = "https://dev.mysql.com/doc/refman/8.4/en/alter-table.html";
const MARIADB = "https://mariadb.com/docs/server/server-usage/storage-engines/innodb/innodb-online-ddl";

/** Since which version it is done how. `beside`: how, in an ALTER TABLE whose other parts are not INSTANT; null: likewise. */
type Since = readonly [version: readonly [major: number, minor: number, patch?: number], alone: WayName, beside?: WayName];

/** Oldest first; the first one holds for whatever is older, too. */
type History = readonly [Since, ...Since[]];

interface Entry {
  readonly mysql: History;
  /** 10.11's column is what a server of that version answered when it was asked. */
  readonly mariadb: History;
  readonly source: string;
  /** What makes it so, where the statement does not say it itself. */
  readonly reason?: string;
}

const always = (way: WayName): History => [[[0, 0], way]];
const both = (way: WayName, source: string, reason?: string): Entry => ({ mysql: always(way), mariadb: always(way), source, ...(reason === undefined ? {} : { reason }) });
const INSTANT_DEFINITION: History = [[[10, 0], "metadata"], [[10, 3], "instant", "metadata"]];

/** Every operation of ALTER TABLE on an InnoDB table, and how each server does it. */
export const MATRIX = {
  "add-column-last": { mysql: [[[5, 6], "rebuild"], [[8, 0, 12], "instant", "rebuild"]], mariadb: [[[10, 0], "rebuild"], [[10, 3, 2], "instant", "rebuild"]], source: COLUMN },
  "add-column-inside": { mysql: [[[5, 6], "rebuild"], [[8, 0, 29], "instant", "rebuild"]], mariadb: [[[10, 0], "rebuild"], [[10, 4], "instant", "rebuild"]], source: COLUMN },
  "add-column-before-virtual": { mysql: [[[5, 7], "copy"], [[8, 0, 29], "instant", "copy"]], mariadb: always("copy"), source: MARIADB, reason: "a virtual column moves" },
  "add-column-computed-default": both("copy", INSTANT_RULES, "an expression as default"),
  "add-column-constant-expression": { mysql: always("copy"), mariadb: [[[10, 2], "rebuild"], [[10, 3, 2], "instant", "rebuild"]], source: INSTANT_RULES, reason: "an expression as default" },
  "add-column-date-without-default": { mysql: always("rebuild"), mariadb: [[[10, 0], "rebuild"], [[10, 3, 2], "instant", "rebuild"]], source: INNODB, reason: "a date that must not be NULL and has no default" },
  "add-stored-column": both("copy", GENERATED, "a stored generated column"),
  "add-virtual-column": { mysql: [[[5, 7], "metadata"], [[8, 0, 11], "instant", "metadata"]], mariadb: [[[10, 2], "metadata"], [[10, 3], "instant", "metadata"]], source: GENERATED },
  "add-virtual-before-virtual": both("copy", INNODB, "a virtual column moves"),
  "add-auto-increment-column": both("rebuild-shared", COLUMN, "an AUTO_INCREMENT column numbers the rows"),
  "drop-column": { mysql: [[[5, 6], "rebuild"], [[8, 0, 29], "instant", "rebuild"]], mariadb: [[[10, 0], "rebuild"], [[10, 4], "instant", "rebuild"]], source: COLUMN },
  "drop-indexed-column": { mysql: always("rebuild"), mariadb: [[[10, 0], "rebuild"], [[10, 4], "metadata", "rebuild"]], source: INSTANT_RULES, reason: "an index holds the column" },
  "drop-column-of-wider-index": both("rebuild", INSTANT_RULES, "an index holds the column and others"),
  "drop-stored-column": { mysql: always("rebuild"), mariadb: [[[10, 0], "rebuild"], [[10, 4], "instant", "rebuild"]], source: GENERATED, reason: "a stored generated column" },
  "drop-virtual-column": { mysql: [[[5, 7], "metadata"], [[8, 0, 11], "instant", "metadata"]], mariadb: [[[10, 2], "metadata"], [[10, 3], "instant", "metadata"]], source: GENERATED },
  "rename-column": { mysql: [[[5, 6], "metadata"], [[8, 0, 28], "instant", "metadata"]], mariadb: INSTANT_DEFINITION, source: COLUMN },
  "rename-referenced-column": { mysql: always("metadata"), mariadb: INSTANT_DEFINITION, source: COLUMN, reason: "a foreign key refers to the column" },
  "column-definition": { mysql: [[[5, 6], "metadata"], [[8, 0, 11], "instant", "metadata"]], mariadb: INSTANT_DEFINITION, source: COLUMN },
  "column-visibility": { mysql: [[[8, 0, 23], "instant", "metadata"]], mariadb: INSTANT_DEFINITION, source: COLUMN },
  "reorder-column": { mysql: always("rebuild"), mariadb: [[[10, 0], "rebuild"], [[10, 4], "instant", "rebuild"]], source: COLUMN, reason: "another place of the column" },
  "reorder-generated-column": both("copy", GENERATED, "another place of a generated column"),
  "change-type": both("copy", COLUMN, "another type"),
  "unknown-column": both("copy", COLUMN, "nothing is known of the column, so another type is assumed"),
  "shrink-column": both("copy", COLUMN, "a shorter type"),
  "extend-text": { mysql: always("metadata"), mariadb: [[[10, 0], "metadata"], [[10, 2, 2], "instant", "metadata"]], source: COLUMN },
  "extend-text-across": both("copy", COLUMN, "its length needs a second byte beyond 255 bytes"),
  "change-charset": both("copy", TABLE, "another character set or collation"),
  "widen-charset": { mysql: always("copy"), mariadb: [[[10, 0], "copy"], [[10, 4, 3], "instant", "metadata"]], source: TABLE, reason: "another character set or collation" },
  "change-indexed-collation": { mysql: always("copy"), mariadb: [[[10, 0], "copy"], [[10, 4, 3], "build"]], source: TABLE, reason: "another collation of an indexed column" },
  "set-not-null": both("rebuild", COLUMN, "NOT NULL"),
  "drop-not-null": both("rebuild", COLUMN, "NULL where it was refused"),
  "drop-not-null-redundant": { mysql: always("rebuild"), mariadb: [[[10, 0], "rebuild"], [[10, 4, 3], "instant", "rebuild"]], source: MARIADB, reason: "NULL where it was refused" },
  "append-member": { mysql: [[[5, 6], "metadata"], [[8, 0, 11], "instant", "metadata"]], mariadb: INSTANT_DEFINITION, source: COLUMN },
  "change-members": both("copy", COLUMN, "members that are not behind the old ones, or need more bytes"),
  "change-stored-expression": both("copy", GENERATED, "a stored generated column"),
  "change-virtual-expression": { mysql: always("copy"), mariadb: [[[10, 2], "copy"], [[10, 3], "instant", "metadata"]], source: GENERATED, reason: "another expression" },
  "change-indexed-virtual-expression": both("copy", GENERATED, "another expression of an indexed column"),
  "make-auto-increment": both("copy", COLUMN, "AUTO_INCREMENT where it was not"),
  "add-index": both("build", INDEX),
  "add-unique-index": both("build", INDEX),
  "add-expression-index": both("build-shared", INNODB, "an index on an expression makes a hidden virtual column"),
  "add-unique-expression-index": both("copy", INNODB, "a unique index on an expression makes a hidden virtual column"),
  "add-index-on-new-virtual": both("build-shared", GENERATED, "an index on a virtual column of the same statement"),
  "add-first-fulltext": both("rebuild-shared", INDEX, "the first FULLTEXT index"),
  "add-fulltext": both("build-shared", INDEX, "a FULLTEXT index"),
  "add-spatial": both("build-shared", INDEX, "a SPATIAL index"),
  "add-vector": both("copy", INDEX, "a VECTOR index: the server could not be asked, so the heaviest way is assumed"),
  "drop-index": both("metadata", INDEX),
  "rename-index": { mysql: always("metadata"), mariadb: INSTANT_DEFINITION, source: INDEX },
  "index-visibility": { mysql: [[[8, 0], "metadata"], [[8, 0, 29], "instant", "metadata"]], mariadb: INSTANT_DEFINITION, source: INNODB },
  "add-primary-key": both("rebuild", PRIMARY, "the rows are ordered by another key"),
  "replace-primary-key": both("rebuild", PRIMARY, "the rows are ordered by another key"),
  "drop-primary-key": both("copy", PRIMARY, "the rows lose the key that they are ordered by"),
  "add-foreign-key": both("copy", FOREIGN, "a foreign key, with foreign_key_checks on"),
  "drop-foreign-key": { mysql: always("metadata"), mariadb: INSTANT_DEFINITION, source: FOREIGN },
  "add-check": both("copy", ALTER, "a CHECK"),
  "add-unenforced-check": { mysql: [[[8, 0, 16], "metadata"], [[8, 0, 29], "instant", "metadata"]], mariadb: always("copy"), source: INNODB },
  "drop-check": { mysql: [[[8, 0, 16], "metadata"], [[8, 0, 29], "instant", "metadata"]], mariadb: INSTANT_DEFINITION, source: INNODB },
  "enforce-check": both("copy", ALTER, "a CHECK"),
  "rename-table": both("exclusive", TABLE),
  "table-definition": { mysql: always("metadata"), mariadb: INSTANT_DEFINITION, source: TABLE },
  "index-upkeep": both("exclusive", ALTER),
  "rebuild-table": both("rebuild", TABLE),
  "change-engine": both("copy", ALTER, "another engine"),
  "order-rows": both("copy", ALTER),
  encryption: { mysql: always("copy"), mariadb: always("rebuild"), source: TABLESPACE },
  "page-compression": { mysql: always("metadata"), mariadb: always("rebuild"), source: TABLE },
  "move-tablespace": { mysql: always("rebuild"), mariadb: always("copy"), source: INNODB, reason: "another tablespace" },
  "exchange-tablespace": both("exclusive", TABLESPACE),
  "add-system-versioning": both("copy", MARIADB),
  "drop-system-versioning": both("rebuild-shared", MARIADB),
  "add-period": both("copy", MARIADB),
  "drop-period": both("instant", MARIADB),
  "partition-table": both("copy", PARTITION),
  "add-partition": { mysql: always("metadata"), mariadb: always("exclusive"), source: PARTITION },
  "drop-partition": { mysql: always("metadata"), mariadb: always("exclusive"), source: PARTITION },
  "redistribute-partitions": { mysql: always("rebuild-shared"), mariadb: always("copy"), source: PARTITION, reason: "the partitions' rows move" },
  "exchange-partition": both("exclusive-scan", PARTITION, "the rows are checked"),
  "optimize-partition": both("copy", PARTITION, "all partitions are written anew"),
  "check-partition": both("build", PARTITION),
  "repair-partition": both("exclusive-scan", PARTITION),
  "unknown-action": both("copy", LIMITS, "what this action does is not known, so the heaviest way is assumed"),
} as const satisfies Readonly<Record<string, Entry>>;
export type Operation = keyof typeof MATRIX;

/** How the server does an operation by itself, or beside others that are not INSTANT. */
export function wayOf(operation: Operation, server: Server, isBeside: boolean): Way {
  const entry: Entry = MATRIX[operation];
  const rows = server.dialect === "mysql" ? entry.mysql : entry.mariadb;
  const [, alone, beside] = rows.findLast(([version]) => isSince(server, ...version)) ?? rows[0];
  return WAYS[isBeside ? beside ?? alone : alone];
}

/** What makes an operation heavy, in a few words; empty where its statement says so itself. */
export function reasonOf(operation: Operation): string {
  const entry: Entry = MATRIX[operation];
  return entry.reason ?? "";
}
