import type { Dialect } from "../statements/dialect.js";
import type { IndexDefinition, RelationName } from "../statements/change.js";
import type { ColumnDefault, ConstraintDefinition, DataType } from "../statements/definitions.js";

/** A column as it is now. */
export interface Column {
  readonly name: string;
  readonly type: DataType;
  /** Whether it refuses NULL, for whichever reason: a primary key does so without saying it. */
  readonly notNull: boolean;
  readonly default: ColumnDefault | null;
}

/** A constraint as it is now: where nobody named it, it has the name that the server gives it. */
export interface Constraint extends ConstraintDefinition {
  readonly name: string;
}

/** An index as it is now; those behind primary keys and unique constraints are among them. */
export interface Index extends IndexDefinition {
  readonly name: string;
}

/** A table or view as it is now. Columns are in their order. */
export interface Relation {
  readonly name: RelationName;
  readonly kind: "table" | "view" | "materialized-view";
  readonly columns: ReadonlyMap<string, Column>;
  readonly constraints: readonly Constraint[];
  readonly indexes: readonly Index[];
  /** Number of the migration that made it. */
  readonly madeBy: number;
  /** Whether all its columns are known: those of a table made from a query are not. */
  readonly isWhole: boolean;
  readonly isTemporary: boolean;
  readonly isPartitioned: boolean;
  /** The table that it is a partition of. */
  readonly partitionOf: RelationName | null;
  /** MySQL: table options by their names in small letters, such as `row_format`. */
  readonly options: ReadonlyMap<string, string>;
}

/** What is there after the migrations that were applied. */
export interface Schema {
  readonly dialect: Dialect;
  /** Names are compared as the server compares them; PostgreSQL's without a schema are looked for in `public`. */
  relation(name: RelationName): Relation | undefined;
  relations(): Iterable<Relation>;
  /** An index with the table that it is on. MySQL's names are of their table, PostgreSQL's of the schema: `table` is null there. */
  index(name: RelationName, table: RelationName | null): { readonly relation: Relation; readonly index: Index } | undefined;
  /** Foreign keys that refer to a table, with the table that each is on. */
  referencesTo(name: RelationName): readonly { readonly relation: Relation; readonly constraint: Constraint }[];
  /** Types that were made: enumerations with their members, domains and others with none. */
  type(name: RelationName): { readonly kind: "enum" | "domain" | "other"; readonly members: readonly string[] } | undefined;
}
