import type { ReadMigration } from "../migrations/read-migration.js";
import type { Statement } from "../statements/statement.js";

/** A statement of a migration with its own text. */
export interface Step {
  /** Position among the statements of its migration. */
  readonly index: number;
  readonly statement: Statement;
  readonly text: string;
  /**
   * What it is to its transaction. `local`: it sets something until the transaction's end. `rule`: it says how the transaction
   * works, before or at its end, and does nothing else. `savepoint`: it divides it.
   */
  readonly role: "work" | "local" | "rule" | "savepoint";
}

/** Statements that run in one transaction, or one that runs by itself. */
export interface Part {
  readonly steps: readonly Step[];
  readonly isTransaction: boolean;
  /** Whether the file itself takes it back. */
  readonly isRolledBack: boolean;
}

/** What a word says about the transaction itself; null for everything that runs in one. */
function turnOf(text: string): "begin" | "commit" | "rollback" | null {
  if (/^(?:begin|start\s+transaction)\b/i.test(text)) return "begin";
  if (/^(?:commit|end)\b(?!\s+prepared\b)/i.test(text)) return "commit";
  return /^(?:rollback|abort)\b(?!\s+prepared\b)/i.test(text) && !/\bto\b/i.test(text) ? "rollback" : null;
}

function roleOf(text: string): Step["role"] {
  if (/^set\s+(?:transaction|constraints)\b/i.test(text)) return "rule";
  if (/^(?:savepoint|release|rollback)\b/i.test(text)) return "savepoint";
  return /^set\s+local\b|^select\b[^;]*\bset_config\s*\([^;]*\btrue\s*\)/i.test(text) ? "local" : "work";
}

/**
 * The transactions of a migration, as its runner and its own BEGIN and COMMIT make them. What begins and ends them is in none.
 */
export function transactionParts({ migration: { up, wrapping }, statements }: ReadMigration): readonly Part[] {
  const parts: Part[] = [];
  let open: Step[] | null = wrapping === "transaction" ? [] : null;
  const close = (isRolledBack: boolean): void => {
    if (open !== null && open.length > 0) parts.push({ steps: open, isTransaction: true, isRolledBack });
    open = null;
  };
  for (const [index, statement] of statements.entries()) {
    const text = up.slice(statement.span.start, statement.span.end);
    const turn = statement.kind === "transaction" ? turnOf(text) : null;
    if (turn === "begin") open ??= [];
    else if (turn !== null) close(turn === "rollback");
    else if (open !== null) open.push({ index, statement, text, role: roleOf(text) });
    else parts.push({ steps: [{ index, statement, text, role: roleOf(text) }], isTransaction: false, isRolledBack: false });
  }
  close(false);
  return parts;
}
