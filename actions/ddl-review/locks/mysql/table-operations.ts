import { optionOf, type AlteredTable } from "./altered-table.js";
import { characterSetOf } from "./character-sets.js";
import { redefinitionOperations } from "./column-change.js";
import { hasCharacterSet, usualName } from "./column-types.js";
import type { Operation } from "./matrix.js";

/** Options and actions about the whole table, by the name that the reader gives them. */
const BY_NAME = new Map<string, Operation | null>(Object.entries({
  force: "rebuild-table", row_format: "rebuild-table", key_block_size: "rebuild-table", encryption: "encryption", encrypted: "encryption", page_compressed: "page-compression",
  page_compression_level: "page-compression", compression: "page-compression", "order by": "order-rows", tablespace: "move-tablespace",
  "discard tablespace": "exchange-tablespace", "import tablespace": "exchange-tablespace", "disable keys": "index-upkeep", "enable keys": "index-upkeep",
  "column visibility": "column-visibility", "constraint not enforced": "add-unenforced-check",
  charset: "table-definition", collate: "table-definition", auto_increment: "table-definition", comment: "table-definition", stats_persistent: "table-definition",
  stats_auto_recalc: "table-definition", stats_sample_pages: "table-definition", max_rows: "table-definition", min_rows: "table-definition", avg_row_length: "table-definition",
  checksum: "table-definition", pack_keys: "table-definition", delay_key_write: "table-definition", connection: "table-definition", transactional: "table-definition",
  // They only say how EXCHANGE PARTITION is done.
  "with validation": null, "without validation": null,
} as const satisfies Readonly<Record<string, Operation | null>>));

/** What an option of the table, or an action about the whole table, does. */
export function tableOperations(name: string, value: string | null, altered: AlteredTable): readonly Operation[] {
  if (name === "engine") return [value?.toLowerCase() === engineOf(altered) ? "rebuild-table" : "change-engine"];
  if (name === "convert charset") return conversionOperations(value, altered);
  // It is looked at together with the character set.
  if (name === "convert collate") return [];
  if (name === "system versioning") return [value === "drop" ? "drop-system-versioning" : "add-system-versioning"];
  if (name === "period") return [value === "drop" ? "drop-period" : "add-period"];
  const operation = BY_NAME.get(name);
  return operation === null ? [] : [operation ?? "unknown-action"];
}

/** The table's engine, in small letters. */
export function engineOf({ table }: AlteredTable): string {
  return optionOf(table, "engine") ?? "innodb";
}

/** CONVERT TO gives every column with characters another set: MariaDB looks at each, MySQL copies. */
function conversionOperations(set: string | null, altered: AlteredTable): readonly Operation[] {
  if (altered.server.dialect === "mysql" || !altered.table.isWhole) return ["change-charset"];
  const collation = altered.changes.flatMap((change) => (change.kind === "table-option" && change.name === "convert collate" ? [change.value] : []))[0] ?? null;
  const columns = [...altered.table.columns.values()].filter(({ type }) => hasCharacterSet(type));
  const operations = columns.flatMap((column): readonly Operation[] => {
    const definition = {
      span: { start: 0, end: 0 }, name: column.name, notNull: column.notNull, default: column.default, constraints: [], invisible: false, comment: null,
      type: { ...column.type, characterSet: set, collation },
    };
    const own = redefinitionOperations({ kind: "redefine-column", span: definition.span, table: altered.table.name, column: column.name, to: column.name, definition, position: "stays" }, altered);
    // A TEXT becomes a longer type, so that as many characters fit as before.
    return usualName(column.type).endsWith("text") && characterSetOf(column.type, altered.table) !== characterSetOf(definition.type, altered.table) ? ["change-charset"] : own;
  });
  return operations.length === 0 ? ["table-definition"] : operations;
}

const PARTITIONS = new Map<string, Operation>(Object.entries({
  "partition by": "partition-table", "remove partitioning": "partition-table", "add partition": "add-partition", "add hash partition": "redistribute-partitions",
  "drop partition": "drop-partition", "truncate partition": "drop-partition", "coalesce partition": "redistribute-partitions", "reorganize partition": "redistribute-partitions",
  "rebuild partition": "redistribute-partitions", "exchange partition": "exchange-partition", "convert partition": "exchange-partition", "convert table": "exchange-partition",
  "optimize partition": "optimize-partition", "analyze partition": "check-partition", "check partition": "check-partition", "repair partition": "repair-partition",
  "discard partition": "exchange-tablespace", "import partition": "exchange-tablespace",
} as const satisfies Readonly<Record<string, Operation>>));

/** What an action about partitions does. */
export function partitionOperation(operation: string): Operation {
  return PARTITIONS.get(operation) ?? "unknown-action";
}
