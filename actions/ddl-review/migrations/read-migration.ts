import type { Statement } from "../statements/statement.js";
import type { Migration } from "./migration.js";

/** A migration with the statements that its reader found in `up`, in their order. */
export interface ReadMigration {
  readonly migration: Migration;
  readonly statements: readonly Statement[];
}
