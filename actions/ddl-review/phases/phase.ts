import type { Relation, Schema } from "../schema/schema.js";
import type { Change, RelationName } from "../statements/change.js";
import type { Statement } from "../statements/statement.js";

/** Expand adds what old code does not mind, migrate moves rows, contract takes away or narrows what the running version may use. */
export const PHASES = ["expand", "migrate", "contract"] as const;
export type Phase = (typeof PHASES)[number];

/** What the phase of a statement hangs on. */
interface Surroundings {
  readonly schema: Schema;
  readonly existing: (name: RelationName) => Relation | undefined;
}

/** Verbs of other statements that take something away from who uses it. */
const TAKES_AWAY = /^(?:drop|revoke|alter \w+(?: \w+)? (?:set schema|rename|rename value|add constraint|set not null))\b/;

/** The strongest phase of all changes of a statement. What nobody read may be anything, so it counts as the strongest. */
export function phaseOf(statement: Statement, surroundings: Surroundings): Phase {
  if (statement.kind === "unread") return "contract";
  const phases = statement.changes.map((change) => phaseOfChange(change, surroundings));
  return phases.includes("contract") ? "contract" : phases.includes("migrate") ? "migrate" : "expand";
}

/** What a change of each kind is to the version that runs, where nothing makes it milder or worse. */
const PHASE_OF: Readonly<Record<Exclude<Change["kind"], "other" | "drop-index" | "rename-index" | "index-option">, Phase>> = {
  "create-table": "expand", "table-option": "expand", "demand": "expand", "partition": "expand", "add-column": "expand", "create-index": "expand",
  "set-default": "expand", "drop-not-null": "expand", "drop-constraint": "expand", "rename-constraint": "expand",
  "insert": "migrate", "update": "migrate", "delete": "migrate", "validate-constraint": "migrate",
  "drop-table": "contract", "rename-table": "contract", "truncate": "contract", "drop-column": "contract", "rename-column": "contract", "alter-type": "contract", "redefine-column": "contract",
  "set-not-null": "contract", "drop-default": "contract", "drop-identity": "contract", "drop-expression": "contract", "add-constraint": "contract",
};

function phaseOfChange(change: Change, { schema, existing }: Surroundings): Phase {
  if (change.kind === "other") return TAKES_AWAY.test(change.verb) ? "contract" : change.verb.startsWith("refresh") ? "migrate" : "expand";
  if (change.kind === "drop-index" || change.kind === "rename-index" || change.kind === "index-option") return "expand";
  // Nobody runs on what the same change has made.
  if (existing(change.table) === undefined) return "expand";
  if (isOnlyWider(change, schema)) return "expand";
  return narrows(change) ? "contract" : PHASE_OF[change.kind];
}

/** What takes something away from who writes or reads, among the kinds that mostly do not. */
function narrows(change: Change): boolean {
  if (change.kind === "create-index") return change.index.type === "unique";
  if (change.kind === "partition") return /^(?:drop|truncate|detach)/.test(change.operation);
  return change.kind === "add-column" && isRequired(change);
}

/** A column that writers must name, which those that run do not. */
function isRequired({ definition }: Extract<Change, { kind: "add-column" }>): boolean {
  return definition.constraints.length > 0 || (definition.notNull && definition.default === null);
}

/** Bytes of whole numbers. */
const SIZE: ReadonlyMap<string, number> = new Map([["tinyint", 1], ["smallint", 2], ["int2", 2], ["mediumint", 3], ["int", 4], ["integer", 4], ["int4", 4], ["bigint", 8], ["int8", 8]]);

/** A type that holds all that the old one holds, and in which old code still finds its values. */
function isOnlyWider(change: Change, schema: Schema): boolean {
  if (change.kind !== "alter-type" && change.kind !== "redefine-column") return false;
  const column = schema.relation(change.table)?.columns.get(change.column);
  if (column === undefined) return false;
  if (change.kind === "redefine-column" && (change.to !== change.column || (change.definition.notNull && !column.notNull))) return false;
  const [from, to] = [column.type, change.kind === "alter-type" ? change.type : change.definition.type];
  if (from.unsigned !== to.unsigned || from.isArray !== to.isArray) return false;
  const [fromSize, toSize] = [SIZE.get(from.name), SIZE.get(to.name)];
  if (fromSize !== undefined && toSize !== undefined) return toSize >= fromSize;
  const isText = (name: string): boolean => /^(?:varchar|character varying|text)$/.test(name);
  if (!isText(from.name) || !isText(to.name)) return false;
  return lengthOf(to.arguments) >= lengthOf(from.arguments);
}

function lengthOf(parts: readonly string[]): number {
  return parts.length === 0 ? Infinity : Number(parts[0]);
}
