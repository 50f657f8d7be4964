import type { Change, IndexDefinition, RelationName } from "../statements/change.js";
import type { ColumnDefinition, ConstraintDefinition } from "../statements/definitions.js";
import type { Dialect } from "../statements/dialect.js";
import { constraintName, indexName } from "./given-names.js";
import type { Column, Constraint, Index, Relation, Schema } from "./schema.js";

/** What a change could not be applied to. */
export interface SchemaProblem { readonly code: "missing-object" | "already-there"; readonly message: string }

type Made = Extract<Change, { kind: "create-table" }>;
interface Table extends Relation { name: RelationName; columns: Map<string, Column>; constraints: Constraint[]; indexes: Index[]; options: Map<string, string> }

const missing = (what: string): SchemaProblem => ({ code: "missing-object", message: `${what} is not there` });
const present = (what: string): SchemaProblem => ({ code: "already-there", message: `${what} is there already` });

/** The schema as migrations make it, one change after the other. */
export class GrowingSchema implements Schema {
  readonly dialect: Dialect;
  readonly #tables = new Map<string, Table>();

  constructor(dialect: Dialect) {
    this.dialect = dialect;
  }

  relation(name: RelationName): Relation | undefined { return this.#tables.get(this.#key(name)); }

  relations(): Iterable<Relation> { return this.#tables.values(); }

  index(name: RelationName, table: RelationName | null): { readonly relation: Relation; readonly index: Index } | undefined {
    const found = this.#indexOf(name, table);
    return found === undefined ? undefined : { relation: found.table, index: found.index };
  }

  referencesTo(name: RelationName): readonly { readonly relation: Relation; readonly constraint: Constraint }[] {
    const key = this.#key(name);
    return [...this.#tables.values()].flatMap((relation) =>
      relation.constraints.filter(({ references }) => references !== null && this.#key(references.table) === key).map((constraint) => ({ relation, constraint })));
  }

  /** Types are not followed yet: none is known. */
  type(): undefined { return undefined; }

  /** @returns what is wrong with it; the change is then left out. */
  apply(change: Change, migration: number): SchemaProblem | null {
    if (change.kind === "create-table") return this.#create(change, migration);
    if (change.kind === "drop-index") return this.#dropIndex(change);
    if (change.kind === "rename-index") return this.#renameIndex(change);
    if (!("table" in change) || change.kind === "index-option") return null;
    const table = this.#tables.get(this.#key(change.table));
    if (table === undefined) return change.kind === "drop-table" && change.ifExists ? null : missing(`table ${change.table.name}`);
    switch (change.kind) {
      case "drop-table": return this.#drop(table);
      case "rename-table": return this.#rename(table, change.to);
      case "add-column": return this.#addColumn(table, change.definition, change.position);
      case "create-index": return this.#addIndex(table, change.index, change.ifNotExists);
      case "add-constraint": return this.#addConstraint(table, change.constraint);
      case "drop-constraint": return this.#dropConstraint(table, change.name ?? (change.type === "primary-key" ? "PRIMARY" : ""));
      case "validate-constraint": return this.#changeConstraint(table, change.name, { notValid: false });
      case "rename-constraint": return this.#changeConstraint(table, change.name, { name: change.to });
      case "drop-column": return this.#dropColumn(table, change.column);
      case "rename-column": return this.#changeColumn(table, change.column, { name: change.to });
      case "redefine-column": return this.#changeColumn(table, change.column, { name: change.to, type: change.definition.type, notNull: change.definition.notNull, default: change.definition.default });
      case "alter-type": return this.#changeColumn(table, change.column, { type: change.type });
      case "set-not-null": return this.#changeColumn(table, change.column, { notNull: true });
      case "drop-not-null": return this.#changeColumn(table, change.column, { notNull: false });
      case "set-default": return this.#changeColumn(table, change.column, { default: { kind: "expression", text: change.expression } });
      case "drop-default": case "drop-identity": case "drop-expression": return this.#changeColumn(table, change.column, { default: null });
      case "table-option": table.options.set(change.name, change.value ?? ""); return null;
      default: return null;
    }
  }

  #key({ schema, name }: RelationName): string {
    return JSON.stringify([schema ?? (this.dialect === "postgres" ? "public" : ""), name]);
  }

  /** MySQL tells columns, indexes and constraints apart without regard to capitals. */
  #same(one: string, other: string): boolean {
    return one === other || (this.dialect !== "postgres" && one.toLowerCase() === other.toLowerCase());
  }

  #create(change: Made, migration: number): SchemaProblem | null {
    const key = this.#key(change.table);
    if (this.#tables.has(key)) return change.ifNotExists ? null : present(`table ${change.table.name}`);
    const like = change.like ?? change.partitionOf;
    const form = like === null ? undefined : this.#tables.get(this.#key(like));
    const table: Table = {
      name: change.table, kind: "table", columns: new Map(form?.columns), constraints: [], indexes: [], madeBy: migration,
      isWhole: change.from.length === 0 && (like === null || form?.isWhole === true), isTemporary: change.temporary, isPartitioned: change.isPartitioned,
      partitionOf: change.partitionOf, options: new Map(change.options),
    };
    this.#tables.set(key, table);
    const problems = [
      like !== null && form === undefined ? missing(`table ${like.name}`) : null,
      ...change.columns.map((column) => this.#addColumn(table, column, "last")),
      ...change.constraints.map((constraint) => this.#addConstraint(table, constraint)),
      ...change.indexes.map((index) => this.#addIndex(table, index, false)),
    ];
    return problems.find((problem) => problem !== null) ?? null;
  }

  #drop(table: Table): null {
    const key = this.#key(table.name);
    this.#tables.delete(key);
    for (const other of this.#tables.values()) other.constraints = other.constraints.filter(({ references }) => references === null || this.#key(references.table) !== key);
    return null;
  }

  #rename(table: Table, to: RelationName): SchemaProblem | null {
    if (this.#tables.has(this.#key(to))) return present(`table ${to.name}`);
    const key = this.#key(table.name);
    for (const other of this.#tables.values()) {
      other.constraints = other.constraints.map((constraint) =>
        constraint.references !== null && this.#key(constraint.references.table) === key ? { ...constraint, references: { ...constraint.references, table: to } } : constraint);
    }
    this.#tables.delete(key);
    table.name = to;
    this.#tables.set(this.#key(to), table);
    return null;
  }

  #column(table: Table, name: string): Column | undefined {
    return table.columns.get(name) ?? [...table.columns.values()].find((column) => this.#same(column.name, name));
  }

  #addColumn(table: Table, definition: ColumnDefinition, position: "last" | "first" | { readonly after: string }): SchemaProblem | null {
    const { name, type, notNull, constraints } = definition;
    if (this.#column(table, name) !== undefined) return present(`column ${table.name.name}.${name}`);
    const columns = [...table.columns.values()];
    const after = typeof position === "object" ? columns.findIndex((column) => this.#same(column.name, position.after)) + 1 : 0;
    columns.splice(position === "first" ? 0 : after === 0 ? columns.length : after, 0, { name, type, notNull, default: definition.default });
    table.columns = new Map(columns.map((column) => [column.name, column]));
    return constraints.map((constraint) => this.#addConstraint(table, constraint)).find((problem) => problem !== null) ?? null;
  }

  #changeColumn(table: Table, name: string, changed: Partial<Column>): SchemaProblem | null {
    const found = this.#column(table, name);
    if (found === undefined) return table.isWhole ? missing(`column ${table.name.name}.${name}`) : null;
    const column = { ...found, ...changed };
    const renamed = (one: string): string => this.#same(one, found.name) ? column.name : one;
    table.columns = new Map([...table.columns.values()].map((one) => one === found ? [column.name, column] : [one.name, one]));
    table.constraints = table.constraints.map((constraint) => ({ ...constraint, columns: constraint.columns.map(renamed) }));
    table.indexes = table.indexes.map((index) => ({ ...index, parts: index.parts.map((part) => ({ ...part, column: part.column === null ? null : renamed(part.column) })) }));
    return null;
  }

  #dropColumn(table: Table, name: string): SchemaProblem | null {
    const found = this.#column(table, name);
    if (found === undefined) return table.isWhole ? missing(`column ${table.name.name}.${name}`) : null;
    table.columns.delete(found.name);
    table.constraints = table.constraints.filter(({ columns }) => !columns.includes(found.name));
    table.indexes = table.indexes.filter(({ parts }) => !parts.some(({ column }) => column === found.name));
    return null;
  }

  #addConstraint(table: Table, definition: ConstraintDefinition): SchemaProblem | null {
    const isTaken = (one: string): boolean => [...table.constraints, ...table.indexes].some((other) => this.#same(other.name, one));
    const isPrimary = definition.type === "primary-key";
    const name = this.dialect !== "postgres" && isPrimary ? "PRIMARY" : definition.name ?? definition.usingIndex ?? constraintName(this.dialect, table.name, definition, isTaken);
    if (table.constraints.some((other) => this.#same(other.name, name))) return present(`constraint ${name}`);
    table.constraints.push({ ...definition, name });
    if (isPrimary || definition.type === "not-null") for (const column of definition.columns) this.#changeColumn(table, column, { notNull: true });
    const isKey = isPrimary || definition.type === "unique";
    const needsIndex = definition.type === "foreign-key" && this.dialect !== "postgres" && !table.indexes.some(({ parts }) => definition.columns.every((column, at) => this.#same(parts[at]?.column ?? "", column)));
    if ((!isKey && !needsIndex) || definition.usingIndex !== null) return null;
    const parts = definition.columns.map((column) => ({ column, expression: null, length: null, descending: false }));
    table.indexes.push({ name: isKey ? name : definition.name ?? indexName(this.dialect, table.name, { name: null, type: "plain", parts, method: null, isPartial: false }, isTaken), type: isKey ? "unique" : "plain", parts, method: null, isPartial: false });
    return null;
  }

  #dropConstraint(table: Table, name: string): SchemaProblem | null {
    if (!table.constraints.some((constraint) => this.#same(constraint.name, name))) return missing(`constraint ${name}`);
    const dropped = table.constraints.find((constraint) => this.#same(constraint.name, name));
    table.constraints = table.constraints.filter((constraint) => constraint !== dropped);
    // MySQL keeps the index that it made for a foreign key.
    if (dropped?.type !== "foreign-key") table.indexes = table.indexes.filter((index) => !this.#same(index.name, name));
    return null;
  }

  #changeConstraint(table: Table, name: string, changed: Partial<Constraint>): SchemaProblem | null {
    const found = table.constraints.find((constraint) => this.#same(constraint.name, name));
    if (found === undefined) return missing(`constraint ${name}`);
    table.constraints = table.constraints.map((constraint) => constraint === found ? { ...found, ...changed } : constraint);
    table.indexes = table.indexes.map((index) => this.#same(index.name, name) ? { ...index, name: changed.name ?? name } : index);
    return null;
  }

  #addIndex(table: Table, index: IndexDefinition, ifNotExists: boolean): SchemaProblem | null {
    const isTaken = (one: string): boolean => table.indexes.some((other) => this.#same(other.name, one));
    const name = index.name ?? indexName(this.dialect, table.name, index, isTaken);
    if (this.#indexOf({ schema: table.name.schema, name }, table.name) !== undefined) return ifNotExists ? null : present(`index ${name}`);
    table.indexes.push({ ...index, name });
    return null;
  }

  #indexOf(name: RelationName, on: RelationName | null): { readonly table: Table; readonly index: Index } | undefined {
    const isNamedByTable = this.dialect !== "postgres" && on !== null;
    for (const table of this.#tables.values()) {
      if (isNamedByTable ? this.#key(table.name) !== this.#key(on) : this.#key({ ...table.name, name: "" }) !== this.#key({ ...name, name: "" })) continue;
      const index = table.indexes.find((one) => this.#same(one.name, name.name));
      if (index !== undefined) return { table, index };
    }
    return undefined;
  }

  #dropIndex({ index: name, table: on, ifExists }: Extract<Change, { kind: "drop-index" }>): SchemaProblem | null {
    const found = this.#indexOf(name, on);
    if (found === undefined) return ifExists ? null : missing(`index ${name.name}`);
    found.table.indexes = found.table.indexes.filter((index) => index !== found.index);
    // MySQL keeps a unique constraint and a primary key as nothing but their index.
    found.table.constraints = found.table.constraints.filter((constraint) => constraint.type === "foreign-key" || !this.#same(constraint.name, found.index.name));
    return null;
  }

  #renameIndex({ index: name, table: on, to }: Extract<Change, { kind: "rename-index" }>): SchemaProblem | null {
    const found = this.#indexOf(name, on);
    if (found === undefined) return missing(`index ${name.name}`);
    found.table.indexes = found.table.indexes.map((index) => index === found.index ? { ...index, name: to } : index);
    found.table.constraints = found.table.constraints.map((constraint) => constraint.type !== "foreign-key" && this.#same(constraint.name, found.index.name) ? { ...constraint, name: to } : constraint);
    return null;
  }
}
