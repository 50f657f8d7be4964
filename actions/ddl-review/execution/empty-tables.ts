import type { Work } from "../locks/work.js";
import type { Statement } from "../statements/statement.js";

/**
 * What an engine without rows shows otherwise than one with rows. A foreign key of an empty table is checked without a look
 * at the table that it refers to. TRUNCATE builds the indexes of an empty table, which counts as reading it: it
 * reads no row.
 */
export function asWithRows(works: readonly Work[], { changes }: Statement): readonly Work[] {
  if (changes.some(({ kind }) => kind === "truncate")) return works.map((work) => ({ ...work, scans: false }));
  const isChecked = changes.some(checksForeignKey) && works.some(({ scans }) => scans);
  return isChecked ? works.map((work) => ({ ...work, scans: work.scans || work.lock === "ShareRowExclusive" || work.lock === "RowShare" })) : works;
}

function checksForeignKey(change: Statement["changes"][number]): boolean {
  if (change.kind === "validate-constraint") return true;
  if (change.kind === "add-column") return change.definition.constraints.some(({ type }) => type === "foreign-key");
  return change.kind === "add-constraint" && change.constraint.type === "foreign-key" && !change.constraint.notValid;
}
