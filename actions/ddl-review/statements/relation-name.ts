/** A table, view, index, sequence or type as it is written; names are unquoted and folded as the dialect folds them. */
export interface RelationName {
  readonly schema: string | null;
  readonly name: string;
}
