import { describe, expect, it } from "@jest/globals";
import { readMysqlScript } from "../../mysql/reading/read-statement.js";
import { GrowingSchema } from "../../schema/growing-schema.js";
import type { Work } from "../work.js";
import { mysqlWorks } from "./static-works.js";
import { ONLINE_DDL_CASES } from "./testing/online-ddl-cases.js";

type Dialect = "mysql" | "mariadb";

function worksOf(dialect: Dialect, version: string, before: string, statement: string): readonly Work[] {
  const schema = new GrowingSchema(dialect);
  for (const { changes } of readMysqlScript(before)) for (const change of changes) schema.apply(change, 0);
  const [major = 0, minor = 0, patch = 0] = version.split(".").map(Number);
  return readMysqlScript(statement).flatMap((read) => mysqlWorks(read, schema, { dialect, version: { major, minor, patch }, timeZone: null }));
}

function answerOf(dialect: Dialect, version: string, before: string, alter: string): string | null {
  const work = worksOf(dialect, version, before, `ALTER TABLE t ${alter}`).find(({ relation }) => relation.name === "t");
  return work === undefined ? null : `${String(work.algorithm)} ${work.lock}${work.rewrites ? " rewrites" : ""}`;
}

describe("the online-DDL matrices", () => {
  const mariadb = ONLINE_DDL_CASES.filter((one) => one.mariadb !== null);
  it.each(mariadb)("say of MariaDB 10.11 what it answered: $before; ALTER TABLE t $alter", ({ before, alter, mariadb: answer }) => {
    expect(answerOf("mariadb", "10.11.19", before, alter)).toBe(answer);
  });

  const mysql = ONLINE_DDL_CASES.filter((one) => one.mysql !== null);
  it.each(mysql)("say of MySQL 8.4 what its manual says: $before; ALTER TABLE t $alter", ({ before, alter, mysql: answer }) => {
    expect(answerOf("mysql", "8.4.3", before, alter)).toBe(answer);
  });

  it("hold at least sixty answers of each server", () => {
    expect([mysql.length, mariadb.length].every((count) => count >= 60)).toBe(true);
  });
});
