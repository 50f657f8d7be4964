import type { Change } from "../../statements/change.js";
import type { ColumnDefault } from "../../statements/definitions.js";
import { workWithin } from "../existing-work.js";
import type { Remark, Situation } from "../rule.js";
import { spoken } from "../written-names.js";

type AddColumn = Extract<Change, { kind: "add-column" }>;

/** A way for a column to get its value, as a rule is about it. */
interface Value<Kind extends ColumnDefault["kind"]> {
  readonly kind: Kind;
  /** Why each row gets a value of its own. */
  readonly cause: string;
  readonly fixOf?: (change: AddColumn, value: ColumnDefault & { readonly kind: Kind }) => string;
}

/** A remark on a new column for whose values an existing table is written anew. */
export function remarkOnRewritingColumn<Kind extends ColumnDefault["kind"]>(change: Change | null, situation: Situation, { kind, cause, fixOf }: Value<Kind>): readonly Remark[] {
  if (change?.kind !== "add-column" || !isOf(change.definition.default, kind)) return [];
  const work = workWithin(situation, change.table, ({ rewrites }) => rewrites);
  if (work === undefined) return [];
  const message = `${spoken(change.table)} and its indexes are written anew, because column ${change.definition.name} ${cause}; ${work.blocks} wait until it is done`;
  return [{ span: change.span, message, fix: fixOf === undefined ? null : fixOf(change, change.definition.default) }];
}

function isOf<Kind extends ColumnDefault["kind"]>(value: ColumnDefault | null, kind: Kind): value is ColumnDefault & { readonly kind: Kind } {
  return value?.kind === kind;
}
