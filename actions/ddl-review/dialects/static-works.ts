import type { Schema } from "../schema/schema.js";
import type { Dialect } from "../statements/dialect.js";
import type { Statement } from "../statements/statement.js";
import type { Server } from "../locks/server.js";
import type { Work } from "../locks/work.js";

/** What a statement does to each relation that the schema knows, by what is known of the server. */
export type StaticWorks = (statement: Statement, schema: Schema, server: Server) => readonly Work[];

/** What is known of a dialect's server: only that one's tables are loaded. */
export async function staticWorksOf(dialect: Dialect): Promise<StaticWorks> {
  if (dialect === "postgres") return (await import("../locks/postgres/static-works.js")).postgresWorks;
  return (await import("../locks/mysql/static-works.js")).mysqlWorks;
}
