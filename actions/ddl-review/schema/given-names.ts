import type { IndexDefinition, RelationName } from "../statements/change.js";
import type { ConstraintDefinition } from "../statements/definitions.js";
import type { Dialect } from "../statements/dialect.js";

const LONGEST = 63;
const LABELS = { "primary-key": "pkey", unique: "key", "foreign-key": "fkey", check: "check", exclude: "excl", "not-null": "not_null" } as const;

type IsTaken = (name: string) => boolean;

/** The name that the server gives a constraint which nobody named. */
export function constraintName(dialect: Dialect, table: RelationName, { type, columns }: Pick<ConstraintDefinition, "type" | "columns">, isTaken: IsTaken): string {
  if (dialect === "postgres") return postgresName(table.name, type === "primary-key" ? "" : columns.join("_"), LABELS[type], isTaken);
  if (type === "foreign-key") return numbered(`${table.name}_ibfk_`, isTaken);
  if (type === "check") return numbered(dialect === "mariadb" ? "CONSTRAINT_" : `${table.name}_chk_`, isTaken);
  return byFirstColumn(columns[0], isTaken);
}

/** The name that the server gives an index which nobody named. */
export function indexName(dialect: Dialect, table: RelationName, { parts }: Pick<IndexDefinition, "parts">, isTaken: IsTaken): string {
  if (dialect !== "postgres") return byFirstColumn(parts[0]?.column, isTaken);
  return postgresName(table.name, parts.map(({ column }) => column ?? "expr").join("_"), "idx", isTaken);
}

function numbered(beginning: string, isTaken: IsTaken): string {
  let number = 1;
  while (isTaken(`${beginning}${number}`)) number += 1;
  return `${beginning}${number}`;
}

function byFirstColumn(column: string | null | undefined, isTaken: IsTaken): string {
  const first = column ?? "functional_index";
  return isTaken(first) ? numberedFrom(first, 2, isTaken) : first;
}

function numberedFrom(name: string, number: number, isTaken: IsTaken): string {
  const next = `${name}_${number}`;
  return isTaken(next) ? numberedFrom(name, number + 1, isTaken) : next;
}

function postgresName(table: string, columns: string, label: string, isTaken: IsTaken): string {
  let name = cut(table, columns, label);
  for (let number = 1; isTaken(name); number += 1) name = cut(table, columns, `${label}${number}`);
  return name;
}

/** The longer of both parts loses its end first, as the server does it, until all fits into 63 bytes. */
function cut(table: string, columns: string, label: string): string {
  let [first, second] = [Array.from(table), Array.from(columns)];
  const whole = (): string => [first.join(""), second.join(""), label].filter((part) => part !== "").join("_");
  while (Buffer.byteLength(whole()) > LONGEST) {
    if (Buffer.byteLength(first.join("")) > Buffer.byteLength(second.join(""))) first = first.slice(0, -1);
    else second = second.slice(0, -1);
  }
  return whole();
}
