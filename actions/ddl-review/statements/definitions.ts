import type { RelationName } from "./relation-name.js";
import type { Span } from "./span.js";

/** A type as it is written, in small letters, such as `numeric` with the arguments 10 and 2. */
export interface DataType {
  readonly name: string;
  /** Lengths, precisions, or the members of an enumeration, without quotes. */
  readonly arguments: readonly string[];
  readonly isArray: boolean;
  readonly unsigned: boolean;
  /** MySQL's character set and collation, where they are written. */
  readonly characterSet: string | null;
  readonly collation: string | null;
}

/** How a column gets a value that nobody gives. */
export type ColumnDefault =
  | { readonly kind: "constant" | "expression"; readonly text: string }
  | { readonly kind: "identity" | "auto-increment" }
  | { readonly kind: "generated"; readonly text: string; readonly stored: boolean };

/** A column as a statement defines it. */
export interface ColumnDefinition {
  readonly span: Span;
  readonly name: string;
  readonly type: DataType;
  /** What is written: a primary key makes a column NOT NULL without saying so. */
  readonly notNull: boolean;
  readonly default: ColumnDefault | null;
  /** PRIMARY KEY, UNIQUE, CHECK and REFERENCES behind the column. */
  readonly constraints: readonly ConstraintDefinition[];
  /** MySQL: whether reads must name the column. */
  readonly invisible: boolean;
  readonly comment: string | null;
}

/** A constraint of a table. */
export interface ConstraintDefinition {
  readonly span: Span;
  readonly name: string | null;
  readonly type: "primary-key" | "unique" | "foreign-key" | "check" | "exclude" | "not-null";
  readonly columns: readonly string[];
  readonly references: { readonly table: RelationName; readonly columns: readonly string[]; readonly onDelete: string | null; readonly onUpdate: string | null } | null;
  readonly expression: string | null;
  /** PostgreSQL's NOT VALID; MySQL's NOT ENFORCED. */
  readonly notValid: boolean;
  /** PostgreSQL's USING INDEX: an index that is there already. */
  readonly usingIndex: string | null;
}

/** A column or an expression that an index is made of. */
export interface IndexPart {
  /** Null for an expression. */
  readonly column: string | null;
  readonly expression: string | null;
  /** MySQL: how many characters or bytes of it. */
  readonly length: number | null;
  readonly descending: boolean;
}
