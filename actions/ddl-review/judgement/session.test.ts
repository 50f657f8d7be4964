import { describe, expect, it } from "@jest/globals";
import type { Wrapping } from "../migrations/migration.js";
import { readerOf } from "../dialects/reader.js";
import { Session } from "./session.js";

/** What holds for each statement of a script when it begins: T in a transaction, L with a limit for locks. */
async function followed(sql: string, wrapping: Wrapping = "none"): Promise<string[]> {
  const session = new Session(wrapping);
  return (await readerOf("postgres"))(sql).map((statement) => {
    const now = `${session.isInTransaction ? "T" : "-"}${session.hasLockTimeout ? "L" : "-"}`;
    session.follow(statement, sql.slice(statement.span.start, statement.span.end));
    return now;
  });
}

describe("a migration's session", () => {
  it("is in a transaction from BEGIN to COMMIT", async () => {
    expect(await followed("SELECT 1; BEGIN; SELECT 1; SAVEPOINT a; ROLLBACK TO a; ROLLBACK WORK TO a; SELECT 1; COMMIT; SELECT 1")).toEqual(["--", "--", "T-", "T-", "T-", "T-", "T-", "T-", "--"]);
    expect(await followed("START TRANSACTION; SELECT 1; ROLLBACK; SELECT 1")).toEqual(["--", "T-", "T-", "--"]);
  });

  it("is in a transaction all the time where the runner opens one", async () => {
    expect(await followed("SELECT 1; COMMIT; SELECT 1", "transaction")).toEqual(["T-", "T-", "T-"]);
  });

  it.each(["SET lock_timeout = '2s'", "SET LOCAL lock_timeout TO 2000", "set session lock_wait_timeout = 5"])("has a limit for locks after %s", async (set) => {
    expect(await followed(`${set}; SELECT 1`)).toEqual(["--", "-L"]);
  });

  it.each(["SET lock_timeout = 0", "SET lock_timeout TO DEFAULT", "SET statement_timeout = '2s'", "SELECT 'lock_timeout = 5'"])("has none after %s", async (set) => {
    expect(await followed(`${set}; SELECT 1`)).toEqual(["--", "--"]);
  });
});
