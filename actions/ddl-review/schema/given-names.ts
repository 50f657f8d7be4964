import type { IndexDefinition, RelationName } from "../statements/change.js";
import type { ConstraintDefinition } from "../statements/definitions.js";
import type { Dialect } from "../statements/dialect.js";

const LONGEST = 63;
const LABELS = { "primary-key": "pkey", unique: "key", "foreign-key": "fkey", check: "check", exclude: "excl", "not-null": "not_null" } as const;

/** The name that the server gives a constraint which nobody named. */
export function constraintName(dialect: Dialect, table: RelationName, constraint: Pick<ConstraintDefinition, "type" | "columns">, isTaken: (name: string) => boolean): string {
  const { type, columns } = constraint;
  if (dialect === "postgres") return postgresName(table.name, type === "primary-key" ? "" : columns.join("_"), LABELS[type], isTaken);
  if (type === "primary-key") return "PRIMARY";
  if (type === "foreign-key") return numbered(`${table.name}_ibfk_`, isTaken);
  if (type === "check") return numbered(dialect === "mariadb" ? "CONSTRAINT_" : `${table.name}_chk_`, isTaken);
  return byFirstColumn(columns[0] ?? "functional_index", isTaken);
}

/** The name that the server gives an index which nobody named. */
export function indexName(dialect: Dialect, table: RelationName, index: IndexDefinition, isTaken: (name: string) => boolean): string {
  if (dialect !== "postgres") return byFirstColumn(index.parts[0]?.column ?? "functional_index", isTaken);
  return postgresName(table.name, index.parts.map(({ column }) => column ?? "expr").join("_"), "idx", isTaken);
}

function numbered(beginning: string, isTaken: (name: string) => boolean): string {
  let number = 1;
  while (isTaken(`${beginning}${String(number)}`)) number += 1;
  return `${beginning}${String(number)}`;
}

function byFirstColumn(column: string, isTaken: (name: string) => boolean): string {
  let [name, number] = [column, 2];
  for (; isTaken(name); number += 1) name = `${column}_${String(number)}`;
  return name;
}

function postgresName(table: string, columns: string, label: string, isTaken: (name: string) => boolean): string {
  let name = cut(table, columns, label);
  for (let number = 1; isTaken(name); number += 1) name = cut(table, columns, `${label}${String(number)}`);
  return name;
}

/** The longer of both parts loses its end first, as the server does it, until all fits into 63 bytes. */
function cut(table: string, columns: string, label: string): string {
  let [first, second] = [[...table], [...columns]];
  const whole = (): string => [first.join(""), second.join(""), label].filter((part) => part !== "").join("_");
  while (Buffer.byteLength(whole()) > LONGEST) {
    if (Buffer.byteLength(first.join("")) > Buffer.byteLength(second.join(""))) first = first.slice(0, -1);
    else second = second.slice(0, -1);
  }
  return whole();
}
