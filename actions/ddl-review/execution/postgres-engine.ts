/** A PostgreSQL that statements are tried on. Nothing of value lives in it. */
export interface PostgresEngine {
  /** As people read it, such as `PGlite 0.5.16`. */
  readonly name: string;
  /** Extensions that CREATE EXTENSION finds. */
  readonly extensions: ReadonlySet<string>;
  /** Whether it has roles, databases and settings that belong to others too. */
  readonly isShared: boolean;
  /**
   * Sends statements in one message, as psql -c does: several of them are one transaction where they do not say otherwise.
   * @param place of the statement in its file, for messages.
   * @returns the texts of a column `facts`, which our own queries give; all other rows stay where they are.
   * @throws Refusal where PostgreSQL refuses one of them; the ones behind it did not run.
   * @throws InconclusiveError where it does not answer in time, or no more at all.
   */
  run(sql: string, place: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** PostgreSQL's own refusal. */
export class Refusal extends Error {
  /** SQLSTATE (https://www.postgresql.org/docs/current/errcodes-appendix.html). */
  readonly code: string;
  constructor(code: string, message: string) {
    super(withoutValues(code, message));
    this.name = "Refusal";
    this.code = code;
  }
}

/** Data exceptions show the value at their end, which may be anybody's. */
function withoutValues(code: string, message: string): string {
  const line = message.replace(/\s*[\r\n]\s*/g, " ").trim();
  return code.startsWith("22") ? line.replace(/: ".*$/, "") : line;
}

/** What a run was refused with; null where it ran. Everything else that is thrown goes on. */
export async function refusalOf(run: Promise<unknown>): Promise<Refusal | null> {
  try {
    await run;
    return null;
  } catch (thrown) {
    if (thrown instanceof Refusal) return thrown;
    throw thrown;
  }
}
