import type { Change, IndexDefinition, OtherChange, RelationName } from "../statements/change.js";
import type { ColumnDefinition, ConstraintDefinition } from "../statements/definitions.js";
import type { Dialect } from "../statements/dialect.js";
import { constraintName, indexName } from "./given-names.js";
import type { Column, Constraint, Index, Relation, Schema } from "./schema.js";
import { changeColumn, columnFrom, columnOf, isSame, placeColumn, removeColumn, type Position, type Table } from "./table.js";
import { MadeTypes } from "./made-types.js";

/** What a change could not be applied to. */
export interface SchemaProblem { readonly code: "missing-object" | "already-there"; readonly message: string }

type Made = Extract<Change, { kind: "create-table" }>;
type Redefined = Extract<Change, { kind: "redefine-column" }>;

/** Changes of rows, and of what the schema does not hold. */
type Passing = Extract<Change, { kind: "insert" | "update" | "delete" | "truncate" | "demand" | "index-option" }>;
type OnTable = Exclude<Change, Passing | { kind: "create-table" | "drop-index" | "rename-index" | "other" }>;
const PASSING: ReadonlySet<Change["kind"]> = new Set(["insert", "update", "delete", "truncate", "demand", "index-option"]);

function leavesSchema(change: Change): change is Passing {
  return PASSING.has(change.kind);
}

const missing = (what: string): SchemaProblem => ({ code: "missing-object", message: `${what} is not there` });
const present = (what: string): SchemaProblem => ({ code: "already-there", message: `${what} is there already` });
const firstOf = (problems: readonly (SchemaProblem | null)[]): SchemaProblem | null => problems.find((problem) => problem !== null) ?? null;

/** The schema as migrations make it, one change after the other. */
export class GrowingSchema implements Schema {
  readonly dialect: Dialect;
  readonly #tables = new Map<string, Table>();
  readonly #types = new MadeTypes();

  constructor(dialect: Dialect) {
    this.dialect = dialect;
  }

  relation(name: RelationName): Relation | undefined { return this.#table(name); }

  relations(): Iterable<Relation> { return this.#tables.values(); }

  index(name: RelationName, table: RelationName | null): { readonly relation: Relation; readonly index: Index } | undefined {
    const found = this.#indexOf(name, table);
    return found === undefined ? undefined : { relation: found.table, index: found.index };
  }

  referencesTo(name: RelationName): readonly { readonly relation: Relation; readonly constraint: Constraint }[] {
    const key = this.#key(name);
    return [...this.#tables.values()].flatMap((relation) => relation.constraints.filter((one) => this.#refersTo(one, key)).map((constraint) => ({ relation, constraint })));
  }

  type(name: RelationName): ReturnType<Schema["type"]> { return this.#types.get(name); }

  /** @returns what is wrong with it; the change is then left out. */
  apply(change: Change, migration: number): SchemaProblem | null {
    if (change.kind === "create-table") return this.#create(change, migration);
    if (change.kind === "drop-index") return this.#dropIndex(change);
    if (change.kind === "rename-index") return this.#renameIndex(change);
    if (change.kind === "other") return this.#applyOther(change, migration);
    if (leavesSchema(change)) return null;
    const table = this.#table(change.table);
    if (table !== undefined) return this.#applyTo(table, change);
    return change.kind === "drop-table" && change.ifExists ? null : missing(`table ${change.table.name}`);
  }

  #applyTo(table: Table, change: OnTable): SchemaProblem | null {
    switch (change.kind) {
      case "drop-table": return this.#drop(table);
      case "rename-table": return this.#rename(table, change.to);
      case "table-option": return this.#setOption(table, change.name, change.value ?? "");
      case "partition": return this.#partition(table, change.operation, change.partition);
      case "add-column": return this.#addColumn(table, change.definition, change.position);
      case "create-index": return this.#addIndex(table, change.index, change.ifNotExists);
      case "add-constraint": return this.#addConstraint(table, change.constraint);
      case "drop-constraint": return this.#dropConstraint(table, change.name ?? "PRIMARY");
      case "validate-constraint": return this.#changeConstraint(table, change.name, { notValid: false });
      case "rename-constraint": return this.#changeConstraint(table, change.name, { name: change.to });
      case "drop-column": return this.#dropColumn(table, change.column);
      case "rename-column": return this.#changeColumn(table, change.column, { name: change.to });
      case "redefine-column": return this.#redefineColumn(table, change);
      case "alter-type": return this.#changeColumn(table, change.column, { type: change.type });
      case "set-not-null": return this.#changeColumn(table, change.column, { notNull: true });
      case "drop-not-null": return this.#changeColumn(table, change.column, { notNull: false });
      case "set-default": return this.#changeColumn(table, change.column, { default: { kind: "expression", text: change.expression } });
      case "drop-default": case "drop-identity": case "drop-expression": return this.#changeColumn(table, change.column, { default: null });
    }
  }

  #key({ schema, name }: RelationName): string {
    return JSON.stringify([schema ?? (this.dialect === "postgres" ? "public" : ""), name]);
  }

  #table(name: RelationName): Table | undefined { return this.#tables.get(this.#key(name)); }

  #same(one: string, other: string): boolean { return isSame(this.dialect, one, other); }

  #refersTo({ references }: Constraint, key: string, column?: string): boolean {
    return references !== null && this.#key(references.table) === key && (column === undefined || references.columns.includes(column));
  }

  #create(change: Made, migration: number): SchemaProblem | null {
    const key = this.#key(change.table);
    if (this.#tables.has(key)) return change.ifNotExists ? null : present(`table ${change.table.name}`);
    const like = change.like ?? change.partitionOf;
    const form = like === null ? undefined : this.#table(like);
    const table: Table = {
      name: change.table, kind: "table", columns: new Map(form?.columns), constraints: [], indexes: [], madeBy: migration,
      isWhole: change.from.length === 0 && (like === null || form?.isWhole === true), isTemporary: change.temporary, isPartitioned: change.isPartitioned,
      partitionOf: change.partitionOf, options: new Map([...(this.dialect === "postgres" ? [] : (form?.options ?? [])), ...change.options]),
    };
    this.#tables.set(key, table);
    if (form !== undefined) this.#copyForm(form, table);
    return firstOf([
      like !== null && form === undefined ? missing(`table ${like.name}`) : null,
      ...change.columns.map((column) => this.#addColumn(table, column, "last")),
      ...change.constraints.filter(({ type }) => type !== "foreign-key").map((constraint) => this.#addConstraint(table, constraint)),
      ...change.indexes.map((index) => this.#addTablesIndex(table, index)),
      // MySQL gives them an index only where none of the others serves.
      ...change.constraints.filter(({ type }) => type === "foreign-key").map((constraint) => this.#addConstraint(table, constraint)),
    ]);
  }

  /** PostgreSQL's LIKE copies columns alone; a partition and MySQL's LIKE have the keys and indexes too, under names of their own. */
  #copyForm(form: Table, table: Table): void {
    if (this.dialect !== "postgres") {
      table.indexes = [...form.indexes];
      table.constraints = form.constraints.filter(({ type }) => type !== "foreign-key");
    } else if (table.partitionOf !== null) {
      for (const constraint of form.constraints) this.#addConstraint(table, { ...constraint, name: this.#hasIndex(constraint) ? null : constraint.name });
      for (const index of form.indexes.filter(({ name }) => !form.constraints.some((constraint) => constraint.name === name))) this.#addIndex(table, { ...index, name: null }, false);
    }
  }

  #drop(table: Table): null {
    const key = this.#key(table.name);
    this.#tables.delete(key);
    for (const other of this.#tables.values()) other.constraints = other.constraints.filter((constraint) => !this.#refersTo(constraint, key));
    return null;
  }

  #rename(table: Table, to: RelationName): SchemaProblem | null {
    if (this.#tables.has(this.#key(to))) return present(`table ${to.name}`);
    const key = this.#key(table.name);
    this.#redirect(key, (references) => ({ ...references, table: to }));
    for (const other of this.#tables.values()) if (other.partitionOf !== null && this.#key(other.partitionOf) === key) other.partitionOf = to;
    this.#tables.delete(key);
    table.name = to;
    this.#tables.set(this.#key(to), table);
    return null;
  }

  #redirect(key: string, change: (references: NonNullable<Constraint["references"]>) => NonNullable<Constraint["references"]>): void {
    for (const table of this.#tables.values()) {
      table.constraints = table.constraints.map((one) => (one.references !== null && this.#refersTo(one, key) ? { ...one, references: change(one.references) } : one));
    }
  }

  /** CONVERT TO gives each column that holds text the new character set. */
  #setOption(table: Table, name: string, value: string): null {
    if (name !== "convert charset") table.options.set(name.replace(/^convert /, ""), value);
    else {
      table.options.set("charset", value);
      for (const column of table.columns.values()) if (column.type.characterSet !== null) changeColumn(table, column, { type: { ...column.type, characterSet: value, collation: null } });
    }
    return null;
  }

  #partition(table: Table, operation: string, name: RelationName | null): null {
    const partition = name === null ? undefined : this.#table(name);
    if (partition === undefined) return null;
    partition.partitionOf = operation === "attach" ? table.name : null;
    // What it was bounded by before says nothing of what it is now.
    partition.options.delete("partition");
    return null;
  }

  #addColumn(table: Table, definition: ColumnDefinition, position: Position): SchemaProblem | null {
    if (columnOf(table, this.dialect, definition.name) !== undefined) return present(`column ${table.name.name}.${definition.name}`);
    placeColumn(table, this.dialect, columnFrom(definition), position);
    return firstOf(definition.constraints.map((constraint) => this.#addConstraint(table, constraint)));
  }

  #redefineColumn(table: Table, { column, to, definition, position }: Redefined): SchemaProblem | null {
    const problem = this.#changeColumn(table, column, { ...columnFrom(definition), name: to });
    const changed = columnOf(table, this.dialect, to);
    if (problem !== null || changed === undefined) return problem;
    if (position !== "stays") placeColumn(table, this.dialect, changed, position);
    return firstOf(definition.constraints.map((constraint) => this.#addConstraint(table, constraint)));
  }

  #changeColumn(table: Table, name: string, changed: Partial<Column>): SchemaProblem | null {
    const found = columnOf(table, this.dialect, name);
    if (found === undefined) return table.isWhole ? missing(`column ${table.name.name}.${name}`) : null;
    const column = changeColumn(table, found, changed);
    if (column.name !== found.name) this.#redirect(this.#key(table.name), (references) => ({ ...references, columns: references.columns.map((one) => (one === found.name ? column.name : one)) }));
    return null;
  }

  #dropColumn(table: Table, name: string): SchemaProblem | null {
    const found = columnOf(table, this.dialect, name);
    if (found === undefined) return table.isWhole ? missing(`column ${table.name.name}.${name}`) : null;
    removeColumn(table, this.dialect, found);
    const key = this.#key(table.name);
    for (const other of this.#tables.values()) other.constraints = other.constraints.filter((one) => !this.#refersTo(one, key, found.name));
    return null;
  }

  #hasIndex({ type }: Pick<ConstraintDefinition, "type">): boolean { return type === "primary-key" || type === "unique" || type === "exclude"; }

  /** PostgreSQL's indexes share their names with the relations of the schema; MySQL's are each table's own. */
  #isTaken(table: Table, name: string): boolean {
    if (table.constraints.some((one) => this.#same(one.name, name))) return true;
    return this.#indexOf({ schema: table.name.schema, name }, table.name) !== undefined || (this.dialect === "postgres" && this.#table({ schema: table.name.schema, name }) !== undefined);
  }

  #addConstraint(table: Table, definition: ConstraintDefinition): SchemaProblem | null {
    const isPrimary = definition.type === "primary-key";
    const given = this.dialect !== "postgres" && isPrimary ? "PRIMARY" : (definition.name ?? definition.usingIndex);
    const name = given ?? constraintName(this.dialect, table.name, definition, (one) => this.#isTaken(table, one));
    if (table.constraints.some((other) => this.#same(other.name, name))) return present(`constraint ${name}`);
    table.constraints.push({ ...definition, name });
    if (isPrimary || definition.type === "not-null") for (const column of definition.columns) this.#changeColumn(table, column, { notNull: true });
    this.#indexBehind(table, definition, name);
    return null;
  }

  /** Keys are held by an index; MySQL gives a foreign key one where none begins with its columns. */
  #indexBehind(table: Table, { type, columns, usingIndex, name }: ConstraintDefinition, constraint: string): void {
    const isServed = (): boolean => table.indexes.some(({ parts }) => columns.every((column, at) => this.#same(parts[at]?.column ?? "", column)));
    const needsOne = type === "foreign-key" && this.dialect !== "postgres" && !isServed();
    if (usingIndex !== null || !(this.#hasIndex({ type }) || needsOne)) return;
    const parts = columns.map((column) => ({ column, expression: null, length: null, descending: false }));
    const given = needsOne ? (name ?? indexName(this.dialect, table.name, { parts }, (one) => this.#isTaken(table, one))) : constraint;
    table.indexes.push({ name: given, type: needsOne || type === "exclude" ? "plain" : "unique", parts, method: null, isPartial: false });
  }

  #dropConstraint(table: Table, name: string): SchemaProblem | null {
    const dropped = table.constraints.find((constraint) => this.#same(constraint.name, name));
    if (dropped === undefined) return table.isWhole ? missing(`constraint ${name}`) : null;
    table.constraints = table.constraints.filter((constraint) => constraint !== dropped);
    // MySQL keeps the index that it made for a foreign key.
    if (dropped.type !== "foreign-key") table.indexes = table.indexes.filter((index) => !this.#same(index.name, name));
    return null;
  }

  #changeConstraint(table: Table, name: string, changed: Partial<Constraint>): SchemaProblem | null {
    const found = table.constraints.find((constraint) => this.#same(constraint.name, name));
    if (found === undefined) return table.isWhole ? missing(`constraint ${name}`) : null;
    table.constraints = table.constraints.map((constraint) => (constraint === found ? { ...found, ...changed } : constraint));
    const { name: to } = changed;
    if (to !== undefined) table.indexes = table.indexes.map((index) => (this.#same(index.name, name) ? { ...index, name: to } : index));
    return null;
  }

  /** An index that the table's own definition names: a unique one is there by its constraint, without its lengths. */
  #addTablesIndex(table: Table, index: IndexDefinition): SchemaProblem | null {
    const columns = index.parts.map(({ column }) => column).join();
    const same = table.indexes.find(({ type, name, parts }) => type === "unique" && index.type === "unique" && (index.name === null ? parts.map(({ column }) => column).join() === columns : this.#same(name, index.name)));
    if (same === undefined) return this.#addIndex(table, index, false);
    table.indexes = table.indexes.map((one) => (one === same ? { ...index, name: same.name } : one));
    return null;
  }

  #addIndex(table: Table, index: IndexDefinition, ifNotExists: boolean): SchemaProblem | null {
    const name = index.name ?? indexName(this.dialect, table.name, index, (one) => this.#isTaken(table, one));
    if (this.#indexOf({ schema: table.name.schema, name }, table.name) !== undefined) return ifNotExists ? null : present(`index ${name}`);
    table.indexes.push({ ...index, name });
    return null;
  }

  #indexOf(name: RelationName, on: RelationName | null): { readonly table: Table; readonly index: Index } | undefined {
    const own = this.dialect !== "postgres" && on !== null ? this.#table(on) : undefined;
    const schema = this.#key({ ...name, name: "" });
    for (const table of own === undefined ? this.#tables.values() : [own]) {
      const index = table.indexes.find((one) => this.#same(one.name, name.name));
      if (index !== undefined && (own !== undefined || this.#key({ ...table.name, name: "" }) === schema)) return { table, index };
    }
    return undefined;
  }

  #dropIndex({ index: name, table: on, ifExists }: Extract<Change, { kind: "drop-index" }>): SchemaProblem | null {
    const found = this.#indexOf(name, on);
    if (found === undefined) return ifExists ? null : missing(`index ${name.name}`);
    found.table.indexes = found.table.indexes.filter((index) => index !== found.index);
    // MySQL keeps a unique constraint and a primary key as nothing but their index.
    found.table.constraints = found.table.constraints.filter((constraint) => !this.#hasIndex(constraint) || !this.#same(constraint.name, found.index.name));
    return null;
  }

  #renameIndex({ index: name, table: on, to }: Extract<Change, { kind: "rename-index" }>): SchemaProblem | null {
    const found = this.#indexOf(name, on);
    if (found === undefined) return missing(`index ${name.name}`);
    found.table.indexes = found.table.indexes.map((index) => (index === found.index ? { ...index, name: to } : index));
    found.table.constraints = found.table.constraints.map((constraint) => (this.#hasIndex(constraint) && this.#same(constraint.name, found.index.name) ? { ...constraint, name: to } : constraint));
    return null;
  }

  /** Views are known by their names alone, and what takes a whole schema away takes its relations. */
  #applyOther({ verb, relations, object }: OtherChange, migration: number): null {
    this.#types.apply(verb, object);
    const isView = /^(?:create|drop) (?:materialized )?view\b/.test(verb);
    const names = isView && object?.type === "view" ? [object.name] : relations;
    if (isView && verb.startsWith("create")) {
      for (const name of names) {
        if (this.#table(name) === undefined) this.#tables.set(this.#key(name), viewOf(name, verb, migration));
      }
    } else if (isView || /\bset schema$/.test(verb)) for (const name of names) this.#tables.delete(this.#key(name));
    if (/^drop (?:schema|database)\b/.test(verb) && object !== null) for (const table of [...this.#tables.values()]) if (table.name.schema === object.name.name) this.#drop(table);
    return null;
  }
}

function viewOf(name: RelationName, verb: string, migration: number): Table {
  return {
    name, kind: verb.includes("materialized") ? "materialized-view" : "view", columns: new Map(), constraints: [], indexes: [], madeBy: migration,
    isWhole: false, isTemporary: false, isPartitioned: false, partitionOf: null, options: new Map(),
  };
}
