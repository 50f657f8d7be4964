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

/** Migrations with their statements. */
export function readMigrations(migrations: readonly Migration[], read: Reader): ReadMigration[] {
  return migrations.map((migration) => {
    const statements = read(migration.up);
    const wrapping = migration.wrapping === "batch" ? (statements.length > 1 ? "transaction" : "none") : migration.wrapping;
    return { migration: { ...migration, wrapping }, statements };
  });
}
