import type { ConstraintDefinition } from "../../statements/definitions.js";
import type { Cursor } from "./cursor.js";

const REACTIONS = ["restrict", "cascade", "set null", "no action", "set default"] as const;

/** Reads REFERENCES with the table, its columns and what becomes of rows whose parent goes. */
export function readReferences(cursor: Cursor): NonNullable<ConstraintDefinition["references"]> {
  cursor.expect("references");
  const table = cursor.relation();
  const columns = cursor.sees("(") ? readNames(cursor) : [];
  let onDelete: string | null = null;
  let onUpdate: string | null = null;
  for (;;) {
    if (cursor.accept("match")) cursor.take();
    else if (cursor.accept("on", "delete")) onDelete = reaction(cursor);
    else if (cursor.accept("on", "update")) onUpdate = reaction(cursor);
    else return { table, columns, onDelete, onUpdate };
  }
}

function reaction(cursor: Cursor): string {
  return cursor.acceptOneOf(REACTIONS) ?? cursor.fail("expected what becomes of the rows, such as CASCADE");
}

/** Names in brackets. */
export function readNames(cursor: Cursor): string[] {
  cursor.expect("(");
  const names = cursor.list(() => cursor.name());
  cursor.expect(")");
  return names;
}
