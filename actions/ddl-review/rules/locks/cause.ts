import type { Work } from "../../locks/work.js";

/** ` (a new type)`: what makes the work so; nothing where the statement says it itself. */
export function cause({ why }: Work): string {
  return why === "" ? "" : ` (${why})`;
}
