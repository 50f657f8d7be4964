/**
 * How the runner wraps a migration: all in one transaction, each statement by itself, or as the file says with its own BEGIN
 * and COMMIT. MySQL's definitions end a transaction whatever the runner does. A `batch` is sent to the server in one piece, of
 * which PostgreSQL makes a transaction where it holds several statements; once it is read, it is one of the others.
 */
export const WRAPPINGS = ["transaction", "statement", "none", "batch"] as const;
export type Wrapping = (typeof WRAPPINGS)[number];

/** One migration, ready to be read. */
export interface Migration {
  /** Path as it is told to people. */
  readonly file: string;
  /** The statements that lead forward. For a file with both directions the other one is blanked out, so that places stay true. */
  readonly up: string;
  /** The way back; null where there is none. Text of the file `downFile`, blanked likewise. */
  readonly down: string | null;
  readonly downFile: string | null;
  /** What the runner orders by, such as `20240102030405`; null for files that are run whenever they change. */
  readonly version: string | null;
  readonly wrapping: Wrapping;
}
