import type { OtherChange } from "../../statements/change.js";
import { alterAction } from "./alter-actions.js";
import { dropTable } from "./tables.js";
import { everyTable, throughout, views, type Ground } from "./ground.js";
import { on, type Doing, type Effect, type PostgresLock } from "./strength.js";
import { alterDomain, dropType } from "./types-in-use.js";

/** What a verb does to the relations that it names. */
type Verb = readonly [lock: PostgresLock, doing: Doing];

const LOCKED: Doing = {};
const READ: Doing = { scans: true };
const WRITTEN: Doing = { rewrites: true, scans: true };
/** While an index is built anew, whoever wants to use it waits, readers too. */
const REINDEXED: Doing = { scans: true, why: "reads that could use an index wait until it is built" };

const VERBS: ReadonlyMap<string, Verb> = new Map<string, Verb>([
  ["create trigger", ["ShareRowExclusive", LOCKED]], ["drop trigger", ["AccessExclusive", LOCKED]], ["alter trigger rename", ["AccessExclusive", LOCKED]],
  ["create policy", ["AccessExclusive", LOCKED]], ["alter policy", ["AccessExclusive", LOCKED]], ["alter policy rename", ["AccessExclusive", LOCKED]], ["drop policy", ["AccessExclusive", LOCKED]],
  ["create rule", ["AccessExclusive", LOCKED]], ["alter rule rename", ["AccessExclusive", LOCKED]], ["drop rule", ["AccessExclusive", LOCKED]],
  ["create view", ["AccessExclusive", LOCKED]], ["drop view", ["AccessExclusive", LOCKED]], ["drop materialized view", ["AccessExclusive", LOCKED]], ["create materialized view", ["AccessShare", LOCKED]],
  // The old rows of the view are not looked at; the tables that its query reads are not known here.
  ["refresh materialized view", ["AccessExclusive", { rewrites: true, why: "the view is written anew from its query" }]],
  ["refresh materialized view concurrently", ["Exclusive", { scans: true, why: "the query's rows are compared with all of the view" }]],
  ["cluster", ["AccessExclusive", WRITTEN]], ["vacuum full", ["AccessExclusive", WRITTEN]], ["vacuum", ["ShareUpdateExclusive", READ]],
  // It reads a sample.
  ["analyze", ["ShareUpdateExclusive", LOCKED]], ["analyse", ["ShareUpdateExclusive", LOCKED]],
  ["create statistics", ["ShareUpdateExclusive", LOCKED]], ["create publication", ["ShareUpdateExclusive", LOCKED]], ["alter publication", ["ShareUpdateExclusive", LOCKED]],
  ["comment on table", ["ShareUpdateExclusive", LOCKED]], ["comment on column", ["ShareUpdateExclusive", LOCKED]], ["comment on view", ["ShareUpdateExclusive", LOCKED]],
  ["comment on materialized view", ["ShareUpdateExclusive", LOCKED]], ["comment on foreign table", ["ShareUpdateExclusive", LOCKED]],
  ["comment on tabconstraint", ["AccessShare", LOCKED]], ["comment on trigger", ["AccessShare", LOCKED]], ["comment on policy", ["AccessShare", LOCKED]], ["comment on rule", ["AccessShare", LOCKED]], ["grant", ["AccessShare", LOCKED]], ["revoke", ["AccessShare", LOCKED]],
  ["select for update", ["RowShare", { scans: true, why: "whether an index serves the query is not known" }]],
  // Foreign keys in it may refer to tables that are there.
  ["create schema", ["ShareRowExclusive", { why: "what it makes may refer to the table" }]],
  ["reindex table", ["Share", REINDEXED]], ["reindex table concurrently", ["ShareUpdateExclusive", READ]],
]);

/** Verbs that leave a table's partitions as they are. */
const ALONE = /^(?:comment on|(?:create|alter|drop) (?:policy|rule|publication|statistics))\b/;

const UNKNOWN: Doing = { rewrites: true, scans: true, why: "what this statement does to the table is not known here" };

/** Verbs that mean the whole database, or a part that the statement does not name table by table, where they name no relation. */
const EVERYWHERE: ReadonlyMap<string, Verb> = new Map<string, Verb>([
  ["vacuum", ["ShareUpdateExclusive", READ]], ["vacuum full", ["AccessExclusive", WRITTEN]], ["analyze", ["ShareUpdateExclusive", LOCKED]], ["analyse", ["ShareUpdateExclusive", LOCKED]],
  ["cluster", ["AccessExclusive", { ...WRITTEN, why: "if it was clustered once, which is not followed" }]],
  ["drop owned", ["AccessExclusive", { why: "if the role owns it, which is not followed" }]], ["reassign owned", ["AccessExclusive", { why: "if the role owns it, which is not followed" }]],
  ["alter table", ["AccessExclusive", { ...WRITTEN, why: "if it is in the tablespace, which is not followed" }]],
]);

/** What a statement without a form of its own does, by its verb. The words are the reader's (postgres/reading/other-statement.ts). */
export function other(change: OtherChange, ground: Ground): readonly Effect[] {
  const { verb, relations, object } = change;
  if (/^alter (?:table|foreign table|materialized view|matview|view) ./.test(verb)) return alterAction(change, ground);
  if (verb.startsWith("alter domain ") && object !== null) return alterDomain(verb, object.name, ground);
  if (verb.startsWith("reindex ") && !verb.startsWith("reindex table")) return reindex(change, ground);
  if (verb.startsWith("lock table")) return lockTable(change, ground);
  if (relations.length === 0) return unnamed(change, ground);
  const isCascading = verb.endsWith(" cascade");
  const [lock, doing]: Verb = VERBS.get(verb.replace(/ cascade$/, "")) ?? ["AccessExclusive", UNKNOWN];
  const named = relations.flatMap((name) => {
    const relation = ground.schema.relation(name);
    return ALONE.test(verb) ? on(relation, lock, doing) : throughout(relation, lock, doing, ground);
  });
  return isCascading ? [...named, ...views(ground)] : named;
}

function unnamed({ verb, object }: OtherChange, ground: Ground): readonly Effect[] {
  const everywhere = EVERYWHERE.get(verb);
  if (everywhere !== undefined) return everyTable(...everywhere, ground);
  if (object === null || !/^drop .* cascade$/.test(verb)) return [];
  if (object.type === "schema") {
    return [...ground.schema.relations()].filter(({ name }) => (name.schema ?? "public") === object.name.name).flatMap(({ name }) => dropTable({ table: name, cascade: true }, ground));
  }
  const fallen = object.type === "type" || object.type === "domain" ? dropType(object.name, ground)
    : everyTable("AccessExclusive", { why: `CASCADE drops what uses the ${object.type}: whether the table does is not followed` }, ground);
  return [...fallen, ...views(ground)];
}

/** REINDEX of an index, or of all that is in a schema or a database. */
function reindex({ verb, relations }: OtherChange, ground: Ground): readonly Effect[] {
  const [lock, doing]: Verb = verb.endsWith(" concurrently") ? ["ShareUpdateExclusive", READ] : ["Share", REINDEXED];
  if (relations.length === 0) return everyTable(lock, doing, ground);
  return relations.flatMap((name) => throughout(ground.schema.index(name, null)?.relation, lock, doing, ground));
}

const MODES: ReadonlyMap<string, PostgresLock> = new Map([
  ["access share", "AccessShare"], ["row share", "RowShare"], ["row exclusive", "RowExclusive"], ["share update exclusive", "ShareUpdateExclusive"],
  ["share", "Share"], ["share row exclusive", "ShareRowExclusive"], ["exclusive", "Exclusive"],
]);

/** LOCK TABLE holds its lock until the transaction ends. */
function lockTable({ verb, relations }: OtherChange, ground: Ground): readonly Effect[] {
  const lock = MODES.get(verb.replace(/^lock table in (.*) mode$/, "$1")) ?? "AccessExclusive";
  return relations.flatMap((name) => throughout(ground.schema.relation(name), lock, { why: "until the transaction ends" }, ground));
}
