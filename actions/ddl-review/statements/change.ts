import type { ColumnDefinition, ConstraintDefinition, DataType, IndexPart } from "./definitions.js";
import type { RelationName } from "./relation-name.js";
import type { Span } from "./span.js";

export type { RelationName } from "./relation-name.js";

/** Where in the file a change is written: one action of an ALTER TABLE has its own. */
interface Written {
  readonly span: Span;
}

interface OnTable extends Written {
  readonly table: RelationName;
}

interface OnColumn extends OnTable {
  readonly column: string;
}

/** What a statement does to the schema or to the rows, in the words of both dialects. */
export type Change =
  | TableChange
  | ColumnChange
  | ConstraintChange
  | IndexChange
  | DataChange
  | OtherChange;

export type TableChange =
  | (OnTable & {
      readonly kind: "create-table"; readonly ifNotExists: boolean; readonly temporary: boolean;
      readonly columns: readonly ColumnDefinition[]; readonly constraints: readonly ConstraintDefinition[]; readonly indexes: readonly IndexDefinition[];
      /** Tables whose rows it copies (CREATE TABLE AS), whose form it takes (LIKE), or that it is a partition of. */
      readonly from: readonly RelationName[]; readonly like: RelationName | null; readonly partitionOf: RelationName | null;
      readonly isPartitioned: boolean; readonly options: ReadonlyMap<string, string>;
    })
  | (OnTable & { readonly kind: "drop-table"; readonly ifExists: boolean; readonly cascade: boolean })
  | (OnTable & { readonly kind: "rename-table"; readonly to: RelationName })
  | (OnTable & { readonly kind: "truncate"; readonly cascade: boolean })
  | (OnTable & { readonly kind: "table-option"; readonly name: string; readonly value: string | null })
  | (OnTable & { readonly kind: "partition"; readonly operation: string; readonly partition: RelationName | null })
  /** ALGORITHM and LOCK as an ALTER TABLE of MySQL demands them. */
  | (OnTable & { readonly kind: "demand"; readonly algorithm: string | null; readonly lock: string | null });

export type ColumnChange =
  | (OnTable & { readonly kind: "add-column"; readonly definition: ColumnDefinition; readonly position: "last" | "first" | { readonly after: string } })
  | (OnColumn & { readonly kind: "drop-column"; readonly cascade: boolean })
  | (OnColumn & { readonly kind: "rename-column"; readonly to: string })
  /** MySQL's MODIFY and CHANGE: the column gets another definition as a whole. `to` is its name then. */
  | (OnColumn & { readonly kind: "redefine-column"; readonly to: string; readonly definition: ColumnDefinition; readonly position: "stays" | "first" | { readonly after: string } })
  /** `usingIsCast`: USING says no more than the column cast to the type, which costs no more than saying nothing. */
  | (OnColumn & { readonly kind: "alter-type"; readonly type: DataType; readonly using: boolean; readonly usingIsCast?: boolean })
  | (OnColumn & { readonly kind: "set-not-null" | "drop-not-null" | "drop-default" | "drop-identity" | "drop-expression" })
  | (OnColumn & { readonly kind: "set-default"; readonly expression: string });

export type ConstraintChange =
  | (OnTable & { readonly kind: "add-constraint"; readonly constraint: ConstraintDefinition })
  | (OnTable & { readonly kind: "drop-constraint"; readonly name: string | null; readonly type: ConstraintDefinition["type"] | null; readonly cascade: boolean })
  | (OnTable & { readonly kind: "validate-constraint"; readonly name: string })
  | (OnTable & { readonly kind: "rename-constraint"; readonly name: string; readonly to: string });

/** An index that a table definition or a statement of its own makes. */
export interface IndexDefinition {
  readonly name: string | null;
  readonly type: "plain" | "unique" | "fulltext" | "spatial" | "vector";
  readonly parts: readonly IndexPart[];
  /** btree, hash, gin …; null: the dialect's usual one. */
  readonly method: string | null;
  readonly isPartial: boolean;
}

export type IndexChange =
  | (OnTable & { readonly kind: "create-index"; readonly index: IndexDefinition; readonly concurrently: boolean; readonly ifNotExists: boolean; readonly only: boolean })
  /** PostgreSQL names no table; the schema's history knows it. */
  | (Written & { readonly kind: "drop-index"; readonly index: RelationName; readonly table: RelationName | null; readonly concurrently: boolean; readonly ifExists: boolean })
  | (Written & { readonly kind: "rename-index"; readonly index: RelationName; readonly table: RelationName | null; readonly to: string })
  | (Written & { readonly kind: "index-option"; readonly index: RelationName; readonly table: RelationName | null; readonly name: string });

export type DataChange =
  | (OnTable & { readonly kind: "insert"; readonly isFromQuery: boolean; readonly reads: readonly RelationName[]; readonly columns: readonly string[] | null })
  | (OnTable & { readonly kind: "update" | "delete"; readonly hasCondition: boolean; readonly reads: readonly RelationName[]; readonly columns: readonly string[] });

/** Everything else that a relation can suffer; `verb` is the statement's own first words in small letters, such as `cluster`. */
export type OtherChange = Written & {
  readonly kind: "other";
  readonly verb: string;
  readonly relations: readonly RelationName[];
  /** What the verb is about where it is no relation: a type, a schema, a function, an extension. */
  readonly object: { readonly type: string; readonly name: RelationName } | null;
};
