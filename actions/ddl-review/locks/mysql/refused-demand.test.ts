import { describe, expect, it } from "@jest/globals";
import { readMysqlScript } from "../../mysql/reading/read-statement.js";
import type { Dialect } from "../../statements/dialect.js";
import { refusedDemand } from "./refused-demand.js";
import { worksOf } from "./testing/works-of.js";

function refusal(alter: string, dialect?: Dialect): string | null {
  const statement = `ALTER TABLE t ${alter}`;
  const works = worksOf("mysql 8.4.3", "CREATE TABLE t (id INT PRIMARY KEY, a INT);", statement);
  return readMysqlScript(statement).map((read) => refusedDemand(read, works, dialect))[0] ?? null;
}

describe("a demand of ALTER TABLE", () => {
  it.each<[string, string | null]>([
    ["MODIFY a BIGINT, ALGORITHM=INSTANT", "ALGORITHM=INSTANT will be refused: it needs COPY (another type)"],
    ["MODIFY a BIGINT, ALGORITHM=COPY, LOCK=none", "LOCK=NONE will be refused: ALGORITHM=COPY needs SHARED"],
    ["MODIFY a BIGINT, LOCK=NONE", "LOCK=NONE will be refused: it needs SHARED (another type)"],
    ["ADD INDEX (a), ALGORITHM=INSTANT, LOCK=NONE", "ALGORITHM=INSTANT will be refused: it needs INPLACE"],
    ["ADD INDEX (a), ALGORITHM=INPLACE, LOCK=NONE", null],
    ["ADD COLUMN z INT, ALGORITHM=COPY, LOCK=SHARED", null],
    ["ADD COLUMN z INT, ALGORITHM=INSTANT, LOCK=DEFAULT", null],
    ["MODIFY a BIGINT, ALGORITHM=SOMEHOW", null],
    ["MODIFY a BIGINT", null],
  ])("is refused when it needs more: %s", (alter, expected) => {
    expect(refusal(alter)).toBe(expected);
  });

  it("of MySQL for INSTANT goes with no lock", () => {
    expect([refusal("ADD COLUMN z INT, ALGORITHM=INSTANT, LOCK=NONE", "mysql"), refusal("ADD COLUMN z INT, ALGORITHM=INSTANT, LOCK=NONE", "mariadb")]).toEqual(["LOCK=NONE will be refused: ALGORITHM=INSTANT goes with LOCK=DEFAULT alone", null]);
  });
});
