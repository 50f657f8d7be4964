import type { Relation } from "../../schema/schema.js";
import type { OtherChange } from "../../statements/change.js";
import { isBefore, referredTo, throughout, type Ground } from "./ground.js";
import { on, type Doing, type Effect, type PostgresLock } from "./strength.js";

/** What an action of ALTER TABLE does; `alone`: partitions are left as they are. */
interface Action {
  readonly lock: PostgresLock;
  readonly doing: Doing;
  readonly alone: boolean;
}

const action = (lock: PostgresLock, doing: Doing = {}, alone = false): Action => ({ lock, doing, alone });
const EXCLUSIVE = action("AccessExclusive");
const ALONE = action("AccessExclusive", {}, true);
const SETTING = action("ShareUpdateExclusive");

/** By the reader's words for PostgreSQL's own names of the actions. */
const ACTIONS: ReadonlyMap<string, Action> = new Map([
  ["set statistics", SETTING], ["set options", SETTING], ["reset options", SETTING], ["cluster on", SETTING], ["drop cluster", SETTING],
  // The one parameter that blocks readers is for tables that logical decoding reads as catalogs.
  ["set rel options", action("ShareUpdateExclusive", { why: "user_catalog_table alone would block reads and writes" })], ["reset rel options", SETTING],
  ["set storage", EXCLUSIVE], ["set compression", EXCLUSIVE], ["set identity", EXCLUSIVE], ["add identity", EXCLUSIVE], ["column default", EXCLUSIVE],
  ["change owner", ALONE], ["set schema", ALONE], ["replica identity", ALONE], ["add of", ALONE], ["drop of", ALONE], ["drop oids", EXCLUSIVE], ["drop inherit", ALONE],
  ["enable row security", ALONE], ["disable row security", ALONE], ["force row security", ALONE], ["no force row security", ALONE],
  ["enable rule", ALONE], ["enable always rule", ALONE], ["enable replica rule", ALONE], ["disable rule", ALONE],
  ["set logged", action("AccessExclusive", { rewrites: true, scans: true, why: "unless it is logged already" })], ["set un logged", action("AccessExclusive", { rewrites: true, scans: true })],
  ["set access method", action("AccessExclusive", { rewrites: true, scans: true, why: "unless it is the table's access method already" }, true)],
  // The file is copied as it is: no row is looked at.
  ["set table space", action("AccessExclusive", { rewrites: true, why: "unless it is in the tablespace already" }, true)],
]);
const TRIGGER = action("ShareRowExclusive");
const UNKNOWN = action("AccessExclusive", { rewrites: true, scans: true, why: "what this does to the rows is not known here" });

/** ALTER TABLE and ALTER MATERIALIZED VIEW, one action of them that has no form of its own; of views and foreign tables, which hold no rows, all actions. */
export function alterAction({ verb, relations }: OtherChange, ground: Ground): readonly Effect[] {
  const [first, ...others] = relations.flatMap((name) => ground.schema.relation(name) ?? []);
  if (first === undefined) return [];
  const words = verb.replace(/^alter (?:materialized view|matview|foreign table|table|view) /, "");
  if (words === "add inherit") return [...throughout(first, "AccessExclusive", {}, ground), ...others.flatMap((parent) => on(parent, "ShareUpdateExclusive"))];
  if (words === "alter constraint") return alterConstraint(first, ground);
  if (words === "set expression") return throughout(first, "AccessExclusive", newExpression(first), ground);
  if (/^alter (?:foreign table|view) /.test(verb)) return on(first, "AccessExclusive");
  const { lock, doing, alone } = /^(?:enable|disable)(?: always| replica)? trig\b/.test(words) ? TRIGGER : (ACTIONS.get(words) ?? UNKNOWN);
  // Of a partitioned table it says what later partitions get.
  return alone ? on(first, lock, first.isPartitioned ? {} : doing) : throughout(first, lock, doing, ground);
}

/** Since PostgreSQL 18 it may say ENFORCED, which checks every row of both tables; nothing but a flag is set otherwise. */
function alterConstraint(relation: Relation, ground: Ground): readonly Effect[] {
  if (isBefore(ground, 18)) return throughout(relation, "AccessExclusive", {}, ground);
  const doing: Doing = { scans: true, why: "ENFORCED checks every row, and whether it says so is not known here" };
  return [...throughout(relation, "AccessExclusive", doing, ground), ...referredTo(relation.constraints, ground).flatMap((parent) => throughout(parent, "ShareRowExclusive", doing, ground))];
}

/** Which column it is about the reader does not tell: one that is stored is written anew. */
function newExpression({ columns, isWhole }: Relation): Doing {
  const isStored = !isWhole || [...columns.values()].some((column) => column.default?.kind === "generated" && column.default.stored);
  return isStored ? { rewrites: true, scans: true, why: "a stored generated column is computed for each row" } : {};
}
