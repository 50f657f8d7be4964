import type { Relation, Schema } from "../../schema/schema.js";
import type { Change, RelationName } from "../../statements/change.js";
import type { Statement } from "../../statements/statement.js";
import type { Server } from "../server.js";
import { MYSQL_LOCKS, type Work } from "../work.js";
import { assumedServer } from "./assumed-server.js";
import { mergedWay } from "./merge.js";
import { otherWorks } from "./other-works.js";
import type { Way } from "./ways.js";

/** What a statement of MySQL or MariaDB does to each relation that the schema knows: one work each. */
export function mysqlWorks(statement: Statement, schema: Schema, server: Server): readonly Work[] {
  const assumed = assumedServer(server);
  const altered = alteredTables(statement, schema).flatMap(({ table, changes }) => alterWork(table, changes, schema, assumed));
  const works = [...altered, ...statement.changes.flatMap((change) => otherWorks(change, schema, assumed))];
  const found = new Map<string, Work>();
  for (const work of works) {
    const key = JSON.stringify([work.relation.schema, work.relation.name]);
    const other = found.get(key);
    found.set(key, other === undefined ? work : together(other, work));
  }
  return [...found.values()];
}

/** The tables that are altered, each with what is done to it: RENAME and OPTIMIZE TABLE may name several. */
function alteredTables({ changes }: Statement, schema: Schema): readonly { readonly table: Relation; readonly changes: readonly Change[] }[] {
  const tables = new Map<Relation, Change[]>();
  for (const change of changes.flatMap(asAlter)) {
    const table = "table" in change && change.table !== null ? schema.relation(change.table) : undefined;
    if (table !== undefined) tables.set(table, [...(tables.get(table) ?? []), change]);
  }
  return [...tables].map(([table, own]) => ({ table, changes: own }));
}

/** OPTIMIZE TABLE is ALTER TABLE FORCE on every table that it names. */
function asAlter(change: Change): readonly Change[] {
  if (change.kind !== "other" || change.verb !== "optimize table") return [change];
  return change.relations.map((table) => ({ kind: "table-option", table, name: "force", value: null, span: change.span }));
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
  const rank = ({ lock }: Work): number => MYSQL_LOCKS.findIndex((name) => name === lock);
  const lock = rank(one) < rank(other) ? other.lock : one.lock;
  const blocks = BLOCKS.indexOf(one.blocks) < BLOCKS.indexOf(other.blocks) ? other.blocks : one.blocks;
  const why = [one.why, other.why].filter((text, at, all) => text !== "" && all.indexOf(text) === at).join("; ");
  return { ...one, lock, blocks, why, rewrites: one.rewrites || other.rewrites, scans: one.scans || other.scans };
}
