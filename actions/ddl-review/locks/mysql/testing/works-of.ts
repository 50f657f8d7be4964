import { readMysqlScript } from "../../../mysql/reading/read-statement.js";
import { GrowingSchema } from "../../../schema/growing-schema.js";
import type { Work } from "../../work.js";
import { mysqlWorks } from "../static-works.js";

/** A server by its name and version, such as `mysql 8.0.28`; without a version nothing is told of it. */
export type ServerName = "mysql" | "mariadb" | `${"mysql" | "mariadb"} ${string}`;

/** What a statement does where `before` made everything. */
export function worksOf(server: ServerName, before: string, statement: string): readonly Work[] {
  const [dialect, version] = server.startsWith("mysql") ? (["mysql", server.slice(6)] as const) : (["mariadb", server.slice(8)] as const);
  const schema = new GrowingSchema(dialect);
  for (const { changes } of readMysqlScript(before)) for (const change of changes) schema.apply(change, 0);
  const [major = 0, minor = 0, patch = 0] = version.split(".").map(Number);
  return readMysqlScript(statement).flatMap((read) => mysqlWorks(read, schema, { dialect, version: { major, minor, patch }, timeZone: null }));
}

/** How the table `t` is altered, in the words of the cases; null where nothing is done to it. */
export function answerOf(server: ServerName, before: string, alter: string): string | null {
  const work = worksOf(server, before, `ALTER TABLE t ${alter}`).find(({ relation }) => relation.name === "t");
  return work === undefined ? null : `${String(work.algorithm)} ${work.lock}${work.rewrites ? " rewrites" : ""}`;
}
