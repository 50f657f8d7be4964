import type { Schema } from "../../schema/schema.js";
import type { Change, RelationName } from "../../statements/change.js";
import type { ColumnDefinition, ConstraintDefinition } from "../../statements/definitions.js";
import type { Server } from "../server.js";
import type { Work } from "../work.js";
import { hasInlineReferences } from "./inline-references.js";

type Kind = Omit<Work, "relation" | "algorithm">;

const BRIEF = { lock: "EXCLUSIVE", blocks: "reads and writes", rewrites: false, scans: false, why: "" } as const satisfies Kind;
/** The server locks the definition of the other table of a foreign key, too (https://dev.mysql.com/doc/refman/8.4/en/metadata-locking.html). */
const OTHER_END = { ...BRIEF, why: "its definition is locked for a moment: a foreign key refers to it" } as const satisfies Kind;
const ROWS = { lock: "ROWS", blocks: "nothing", rewrites: false, scans: false, why: "" } as const satisfies Kind;
const SEARCHED = { ...ROWS, scans: true, why: "every row that it reads is locked until the transaction ends; whether an index spares it most of them is not known" } as const satisfies Kind;
const ALL_ROWS = { ...ROWS, blocks: "writes", scans: true, why: "every row is locked until the transaction ends" } as const satisfies Kind;
/** A statement that writes what it reads keeps others from changing it (https://dev.mysql.com/doc/refman/8.4/en/innodb-locks-set.html). */
const SOURCE = { ...ROWS, blocks: "writes", scans: true, why: "with REPEATABLE READ the rows that it reads are locked until the transaction ends" } as const satisfies Kind;
const READ = { ...ROWS, scans: true } as const satisfies Kind;

/** Statements about whole tables, by their first words, with what each does to every table that it names. */
const BY_VERB = new Map<string, Kind>(Object.entries({
  "analyze table": ROWS,
  "check table": { lock: "SHARED", blocks: "writes", rewrites: false, scans: true, why: "" },
  "checksum table": READ,
  "repair table": { ...BRIEF, rewrites: true, scans: true },
  "lock table": { ...BRIEF, why: "until UNLOCK TABLES" },
}));

/** What a change that is no part of an ALTER TABLE does to the relations that the schema knows. */
export function otherWorks(change: Change, schema: Schema, server: Server): readonly Work[] {
  return namedWorks(change, schema, server).flatMap(([name, kind]) => {
    const relation = schema.relation(name);
    return relation === undefined ? [] : [{ relation: relation.name, ...kind, algorithm: null }];
  });
}

type Named = readonly (readonly [RelationName, Kind])[];

function namedWorks(change: Change, schema: Schema, server: Server): Named {
  return rowWorks(change) ?? wholeTableWorks(change, schema) ?? referencedWorks(change, schema, server);
}

function rowWorks(change: Change): Named | null {
  if (change.kind === "insert") return [[change.table, ROWS], ...sources(change.reads, change.table)];
  if (change.kind !== "update" && change.kind !== "delete") return null;
  return [[change.table, change.hasCondition ? SEARCHED : ALL_ROWS], ...sources(change.reads, change.table)];
}

function wholeTableWorks(change: Change, schema: Schema): Named | null {
  if (change.kind === "drop-table") return [[change.table, BRIEF], ...otherEnds(schema.relation(change.table)?.constraints ?? [], change.table)];
  if (change.kind === "truncate") return [[change.table, { ...BRIEF, rewrites: true }]];
  if (change.kind === "partition") return change.partition === null ? [] : [[change.partition, { ...BRIEF, scans: true, why: "the rows are checked" }]];
  return change.kind === "other" ? othersNamed(change, schema) : null;
}

/** The tables at the other ends of foreign keys that come or go. */
function referencedWorks(change: Change, schema: Schema, server: Server): Named {
  const inline = (columns: readonly ColumnDefinition[]): readonly ConstraintDefinition[] => (hasInlineReferences(server) ? columns.flatMap(({ constraints }) => constraints) : []);
  if (change.kind === "create-table") return [...change.from.map((name) => [name, SOURCE] as const), ...otherEnds([...change.constraints, ...inline(change.columns)], change.table)];
  if (change.kind === "add-column" || change.kind === "redefine-column") return otherEnds(inline([change.definition]), change.table);
  if (change.kind === "add-constraint") return otherEnds([change.constraint], change.table);
  if (change.kind !== "drop-constraint") return [];
  return otherEnds((schema.relation(change.table)?.constraints ?? []).filter(({ name }) => name.toLowerCase() === change.name?.toLowerCase()), change.table);
}

/** A foreign key to its own table asks for nothing more than what makes it. */
function otherEnds(constraints: readonly Pick<ConstraintDefinition, "references">[], own: RelationName): Named {
  return constraints.flatMap(({ references }) => (references === null || isSameRelation(references.table, own) ? [] : [[references.table, OTHER_END] as const]));
}

function isSameRelation(one: RelationName, other: RelationName): boolean {
  return one.schema === other.schema && one.name === other.name;
}

function sources(reads: readonly RelationName[], target: RelationName): Named {
  return reads.filter((name) => !isSameRelation(name, target)).map((name) => [name, SOURCE]);
}

function othersNamed(change: Extract<Change, { readonly kind: "other" }>, schema: Schema): Named {
  const { verb, relations, object } = change;
  if (verb === "drop database" || verb === "drop schema") return [...schema.relations()].filter(({ name }) => name.schema === object?.name.name).map(({ name }) => [name, BRIEF]);
  // A view that is made locks no table for longer than its definition is read; OPTIMIZE is an ALTER TABLE under another name.
  if (verb === "create view" || verb === "optimize table") return [];
  const kind = BY_VERB.get(verb) ?? BRIEF;
  return relations.map((name) => [name, kind]);
}
