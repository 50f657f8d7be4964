import { describe, expect, it } from "@jest/globals";
import type { SourceFile } from "./layout.js";
import { layoutOf, LAYOUT_NAMES, type LayoutName } from "./layouts.js";

function sources(files: Readonly<Record<string, string>>): SourceFile[] {
  return Object.entries(files).map(([file, text]) => ({ file, text }));
}

/** Migrations as `version file wrapping`, in their order. */
function read(files: Readonly<Record<string, string>>, name: LayoutName = "auto") {
  const layout = layoutOf(name, sources(files));
  const migrations = layout.migrationsOf(sources(files));
  return { layout: layout.name, migrations, told: migrations.map(({ version, file, wrapping }) => `${version ?? "-"} ${file} ${wrapping}`) };
}

describe("migrations as their runner has them", () => {
  it("of Flyway are ordered by version, with what undoes them, and the repeatable ones last", () => {
    const { layout, migrations, told } = read({
      "db/R__views.sql": "CREATE VIEW v AS SELECT 1;", "db/V10__c.sql": "CREATE TABLE c (id int);", "db/V2.1__b.sql": "CREATE INDEX CONCURRENTLY i ON c (id);",
      "db/V2__a.sql": "CREATE TABLE a (id int);", "db/U2__a.sql": "DROP TABLE a;", "db/notes.sql": "",
    });
    expect(layout).toBe("flyway");
    expect(told).toEqual(["2 db/V2__a.sql transaction", "2.1 db/V2.1__b.sql none", "10 db/V10__c.sql transaction", "- db/R__views.sql transaction"]);
    expect(migrations[0]).toMatchObject({ down: "DROP TABLE a;", downFile: "db/U2__a.sql" });
    expect(migrations[1]).toMatchObject({ down: null, downFile: null });
  });

  it("of golang-migrate have their way back in a file of its own", () => {
    const { layout, migrations, told } = read({ "m/000002_b.up.sql": "UP", "m/000002_b.down.sql": "DOWN", "m/000001_a.up.sql": "UP" });
    expect(layout).toBe("golang-migrate");
    expect(told).toEqual(["000001 m/000001_a.up.sql batch", "000002 m/000002_b.up.sql batch"]);
    expect(migrations[1]).toMatchObject({ up: "UP", down: "DOWN", downFile: "m/000002_b.down.sql" });
  });

  it("of Prisma are named by their folder", () => {
    expect(read({ "prisma/migrations/20240102_b/migration.sql": "", "prisma/migrations/20240101_a/migration.sql": "", "prisma/seed.sql": "" }))
      .toMatchObject({ layout: "prisma", told: ["20240101_a prisma/migrations/20240101_a/migration.sql batch", "20240102_b prisma/migrations/20240102_b/migration.sql batch"] });
  });

  it("of goose stand behind marks, each at its own place", () => {
    const text = "-- +goose Up\nCREATE TABLE é (id int);\n-- +goose Down\nDROP TABLE é;\n";
    const { layout, migrations, told } = read({ "2_b.sql": `-- +goose NO TRANSACTION\n${text}`, "1_a.sql": text, "readme.sql": text, "3_c.sql": "-- nothing", "4_d.sql": "-- +goose Up\nSELECT 1;\n-- +goose Down\n" });
    expect(layout).toBe("goose");
    expect(told).toEqual(["1 1_a.sql transaction", "2 2_b.sql none", "4 4_d.sql transaction"]);
    expect(migrations[0]).toEqual({ file: "1_a.sql", version: "1", downFile: "1_a.sql", wrapping: "transaction", up: "            \nCREATE TABLE é (id int);\n              \n             \n", down: "            \n                        \n              \nDROP TABLE é;\n" });
    expect(migrations[2]?.down).toBeNull();
  });

  it("of dbmate may ask for no transaction", () => {
    const { layout, told } = read({ "20240101_a.sql": "-- migrate:up transaction:false\nSELECT 1;\n-- migrate:down\nSELECT 2;\n", "20240102_b.sql": "-- migrate:up\nSELECT 1;\n" });
    expect(layout).toBe("dbmate");
    expect(told).toEqual(["20240101 20240101_a.sql none", "20240102 20240102_b.sql transaction"]);
  });

  it("of Liquibase are changesets, each with its rollback", () => {
    const { layout, migrations, told } = read({
      "changelog.sql": "--liquibase formatted sql\n\n--changeset olga:1\nCREATE TABLE a (id int);\n--rollback DROP TABLE a;\n\n-- changeset ben:2 runInTransaction:false\nSELECT 1;\n--changeset ben:3\nSELECT 2;\n--rollback SELECT 3;",
      "other.sql": "SELECT 1;",
    });
    expect(layout).toBe("liquibase");
    expect(told).toEqual(["olga:1 changelog.sql transaction", "ben:2 changelog.sql none", "ben:3 changelog.sql transaction"]);
    expect(migrations.map(({ up, down }) => [up.replace(/--.*/g, "").trim(), down?.trim() ?? null])).toEqual([["CREATE TABLE a (id int);", "DROP TABLE a;"], ["SELECT 1;", null], ["SELECT 2;", "SELECT 3;"]]);
    expect(migrations[1]?.up.split("\n")[7]).toBe("SELECT 1;");
  });

  it("of Drizzle run in one transaction, those of Atlas too unless they say otherwise", () => {
    expect(read({ "0001_b.sql": "SELECT 1;--> statement-breakpoint\nSELECT 2;", "0000_a.sql": "SELECT 1;" })).toMatchObject({ layout: "drizzle", told: ["0000 0000_a.sql transaction", "0001 0001_b.sql transaction"] });
    expect(read({ "20240101.sql": "-- atlas:txmode none\nSELECT 1;", "20240102_x.sql": "SELECT 1;" })).toMatchObject({ layout: "atlas", told: ["20240101 20240101.sql none", "20240102 20240102_x.sql transaction"] });
  });

  it("of nobody known are taken as they come", () => {
    expect(read({ "b.sql": "SELECT 1;", "a.sql": "SELECT 2;" })).toMatchObject({ layout: "plain", told: ["b.sql b.sql none", "a.sql a.sql none"] });
    expect(read({})).toMatchObject({ layout: "plain", told: [] });
  });

  it("of one version, and without any, come in the order of their names", () => {
    expect(read({ "V1__b.sql": "", "V1__a.sql": "", "R__b.sql": "", "R__a.sql": "" }).told.map((line) => line.split(" ")[1])).toEqual(["V1__a.sql", "V1__b.sql", "R__a.sql", "R__b.sql"]);
  });

  it.each(LAYOUT_NAMES.filter((name) => name !== "auto"))("are read as %s where the caller says so", (name) => {
    expect(layoutOf(name, [])).toMatchObject({ name });
  });
});
