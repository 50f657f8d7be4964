import type { Migration } from "../migrations/migration.js";
import type { ReadMigration } from "../migrations/read-migration.js";
import type { Dialect } from "../statements/dialect.js";
import type { Statement } from "../statements/statement.js";

/** Reads the statements of one text. */
export type Reader = (text: string) => readonly Statement[];

/** The reader of a dialect: only its own parser is loaded. */
export async function readerOf(dialect: Dialect): Promise<Reader> {
  if (dialect !== "postgres") return (await import("../mysql/reading/read-statement.js")).readMysqlScript;
  const [{ loadParser }, { readPostgres }] = await Promise.all([import("../postgres/reading/parser.js"), import("../postgres/reading/read-postgres.js")]);
  const parser = await loadParser();
  return (text) => readPostgres(text, parser);
}

/** Characters of the longest migration that is read. Rows in such numbers are no migration, and take minutes to be judged. */
const LONGEST = 4_000_000;

/** Migrations with their statements. One that is too long is one unread statement: never silence. */
export function readMigrations(migrations: readonly Migration[], read: Reader): ReadMigration[] {
  return migrations.map((migration) => {
    const statements = migration.up.length > LONGEST ? [tooLong(migration.up)] : read(migration.up);
    const wrapping = migration.wrapping === "batch" ? (statements.length > 1 ? "transaction" : "none") : migration.wrapping;
    return { migration: { ...migration, wrapping }, statements };
  });
}

function tooLong({ length }: string): Statement {
  const problem = `the file has ${Math.round(length / 1e6)} million characters, more than the ${LONGEST / 1e6} million that are read: load rows by other means than a migration`;
  return { span: { start: 0, end: 1 }, kind: "unread", changes: [], problem };
}
