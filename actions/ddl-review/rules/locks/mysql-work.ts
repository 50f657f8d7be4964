import type { Work } from "../../locks/work.js";
import { spoken } from "../written-names.js";

/** ` (a new type)`: what makes the work so; nothing where the statement says it itself. */
export function cause({ why }: Work): string {
  return why === "" ? "" : ` (${why})`;
}

/** Whether the statement is a definition to the server, and not reads and writes of rows. */
export function isDefinition({ algorithm }: Work): boolean {
  return algorithm !== null;
}

/** Names for a message, each once. */
export function names(works: readonly Work[]): string {
  return [...new Set(works.map(({ relation }) => spoken(relation)))].join(", ");
}
