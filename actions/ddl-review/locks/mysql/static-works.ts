import type { Relation, Schema } from "../../schema/schema.js";
import type { Change, RelationName } from "../../statements/change.js";
import type { Statement } from "../../statements/statement.js";
import type { Server } from "../server.js";
import { MYSQL_LOCKS, type Work } from "../work.js";
import { assumedServer } from "./assumed-server.js";
import { mergedWay } from "./merge.js";
import { otherWorks } from "./other-works.js";
import type { Way } from "./ways.js";

/** Changes that an ALTER TABLE is made of, or a statement that the server runs as one. */
const ALTERS: ReadonlySet<Change["kind"]> = new Set<Change["kind"]>([
  "add-column", "drop-column", "rename-column", "redefine-column", "set-default", "drop-default", "add-constraint", "drop-constraint", "validate-constraint",
  "create-index", "drop-index", "rename-index", "index-option", "table-option", "partition", "rename-table",
]);

/** What a statement of MySQL or MariaDB does to each relation that the schema knows: one work each. */
export function mysqlWorks(statement: Statement, schema: Schema, server: Server): readonly Work[] {
  const assumed = assumedServer(server);
  const altered = alteredTables(statement, schema).flatMap(({ table, changes }) => alterWork(table, changes, schema, assumed));
  const works = [...altered, ...statement.changes.flatMap((change) => otherWorks(change, schema))];
  const found = new Map<string, Work>();
  for (const work of works) {
    const key = JSON.stringify([work.relation.schema, work.relation.name]);
    const other = found.get(key);
    found.set(key, other === undefined ? work : together(other, work));
  }
  return [...found.values()];
}

/** RENAME TABLE may name several. */
function alteredTables({ changes }: Statement, schema: Schema): readonly { readonly table: Relation; readonly changes: readonly Change[] }[] {
  const tables = new Map<Relation, Change[]>();
  for (const change of changes) {
    if (!ALTERS.has(change.kind) || !("table" in change) || change.table === null) continue;
    const table = schema.relation(change.table);
    if (table !== undefined) tables.set(table, [...(tables.get(table) ?? []), change]);
  }
  return [...tables].map(([table, own]) => ({ table, changes: own }));
}

function alterWork(table: Relation, changes: readonly Change[], schema: Schema, server: Server): Work[] {
  const merged = mergedWay({ table, schema, server, changes });
  return merged === null ? [] : [workOf(table.name, merged.way, merged.why, server)];
}

function workOf(relation: RelationName, { algorithm, lock, rewrites, scans }: Way, why: string, server: Server): Work {
  const blocks = { NONE: "definitions", SHARED: "writes", EXCLUSIVE: "reads and writes" } as const;
  // MySQL has no word of its own for what is done in place without a new table.
  return { relation, lock, blocks: blocks[lock], rewrites, scans, algorithm: algorithm === "NOCOPY" && server.dialect === "mysql" ? "INPLACE" : algorithm, why };
}

const BLOCKS = ["nothing", "definitions", "writes", "reads and writes"] as const satisfies readonly Work["blocks"][];

function together(one: Work, other: Work): Work {
  const lock = MYSQL_LOCKS.find((name) => name === one.lock || name === other.lock) === one.lock ? other.lock : one.lock;
  const blocks = BLOCKS.indexOf(one.blocks) < BLOCKS.indexOf(other.blocks) ? other.blocks : one.blocks;
  const why = [one.why, other.why].filter((text, at, all) => text !== "" && all.indexOf(text) === at).join("; ");
  return { ...one, lock, blocks, why, rewrites: one.rewrites || other.rewrites, scans: one.scans || other.scans, algorithm: one.algorithm ?? other.algorithm };
}
