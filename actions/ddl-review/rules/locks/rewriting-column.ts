import type { Change } from "../../statements/change.js";
import type { ColumnDefinition } from "../../statements/definitions.js";
import { existingWork } from "../existing-work.js";
import type { Remark, Situation } from "../rule.js";
import { spoken } from "../written-names.js";

type AddColumn = Extract<Change, { kind: "add-column" }>;

/** A remark on a new column for which an existing table is written anew. @param cause why each row gets a value of its own. */
export function remarkOnRewritingColumn(
  change: Change | null, situation: Situation, isSo: (definition: ColumnDefinition) => boolean, cause: string, fixOf: (change: AddColumn) => string | null,
): readonly Remark[] {
  if (change?.kind !== "add-column" || !isSo(change.definition)) return [];
  const work = existingWork(situation, change.table);
  if (work?.rewrites !== true) return [];
  const message = `${spoken(change.table)} and its indexes are written anew, because column ${change.definition.name} ${cause}; ${work.blocks} wait until it is done`;
  return [{ span: change.span, message, fix: fixOf(change) }];
}
