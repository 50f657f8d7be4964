import { describe, expect, it } from "@jest/globals";
import type { Migration } from "../migration.js";
import { ORDER_EXPLANATIONS } from "./explanations.js";
import { addedMigrations, editedRemarks, versionRemarks } from "./order-remarks.js";

function at(version: string | null, up = "SELECT 1;", down: string | null = null): Migration {
  return { file: `V${version ?? "R"}.sql`, version, up, down, downFile: null, wrapping: "none" };
}

const told = (remarks: ReturnType<typeof versionRemarks>): string[] => remarks.map(({ explanation, file }) => `${explanation.id} ${file}`);

describe("the migrations of a change", () => {
  it("are those that were not merged before, and those without a version whose text is another one", () => {
    const merged = [at("1"), at(null, "CREATE VIEW a")];
    expect(addedMigrations({ merged, now: [at("1", "SELECT 2;"), at("2"), at(null, "CREATE VIEW a  \n")] }).map(({ version }) => version)).toEqual(["2"]);
    expect(addedMigrations({ merged, now: [at(null, "CREATE VIEW b")] })).toHaveLength(1);
  });

  it("may not edit or take away what was merged, but spaces at the ends of lines", () => {
    const merged = [at("1"), at("2"), at("3"), at(null, "CREATE VIEW a")];
    const remarks = editedRemarks({ merged, now: [at("1", "SELECT 1; \r\n\n"), at("2", "SELECT 2;"), at(null, "CREATE VIEW b")] });
    expect(remarks.map(({ message }) => message)).toEqual(["V2.sql was merged before and is edited now: databases that ran it never run the new text", "V3.sql was merged before and is gone now: databases that ran it never run the new text"]);
  });

  it("come behind what was merged, without gaps, each version once", () => {
    expect(told(versionRemarks([at("1"), at("2")], [at("3"), at("4")], false))).toEqual([]);
    expect(told(versionRemarks([at("1"), at("3")], [at("2")], false))).toEqual(["out-of-order V2.sql"]);
    expect(told(versionRemarks([at("1")], [at("3")], false))).toEqual(["version-gap V3.sql"]);
    expect(told(versionRemarks([at("1")], [{ ...at("1"), file: "V1b.sql" }], false))).toEqual(["duplicate-version V1b.sql"]);
    expect(told(versionRemarks([], [at("5"), { ...at("5"), file: "V5b.sql" }], false))).toEqual(["duplicate-version V5.sql", "duplicate-version V5b.sql"]);
  });

  it("have no order where their names tell none", () => {
    expect(told(versionRemarks([at("db/orders.sql"), at("olga:2")], [at("db/items.sql"), at("ben:1")], false))).toEqual([]);
    expect(told(versionRemarks([at("db/002_b.sql")], [at("db/001_a.sql")], false))).toEqual(["out-of-order Vdb/001_a.sql.sql"]);
  });

  it("have no gaps where versions are times, or there is none", () => {
    expect(told(versionRemarks([at("20240101")], [at("20240301"), at(null)], true))).toEqual(["missing-down V20240301.sql"]);
  });

  it("have a way back where their runner has one", () => {
    expect(told(versionRemarks([], [at("1", "SELECT 1;", "SELECT 2;")], true))).toEqual([]);
  });
});

describe("findings about the order", () => {
  it.each(ORDER_EXPLANATIONS)("explain themselves: $id", ({ bad, safe, why }) => {
    expect([bad.before, bad.statement, safe, why].every((text) => text.length > 20)).toBe(true);
  });
});
