import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { contextFor } from "../../../tests/support/context.js";
import { gitCheckout } from "../../../tests/support/git-checkout.js";
import { useTemporaryFolder } from "../../../tests/support/temporary-folder.js";
import { migrationsBefore, migrationsNamed } from "./find-migrations.js";
import { repositoryFacts } from "./repository.js";
import { serverOf } from "./server-version.js";

const folder = useTemporaryFolder();

async function write(file: string, content: string | Uint8Array): Promise<string> {
  const full = path.join(folder(), file);
  await mkdir(path.dirname(full), { recursive: true });
  await writeFile(full, content);
  return full;
}

const places = (confined = true) => ({ folder: folder(), confined, wrapping: "none" as const });

describe("the migrations of a review", () => {
  it("are those that paths and globs name, each once, globs by their numbers", async () => {
    for (const name of ["V10__b.sql", "V9__a.sql", "V1__c.sql"]) await write(`db/${name}`, `-- ${name}`);
    const found = await migrationsNamed(["db/V9__a.sql", "db/*.sql"], places());
    expect(found.map(({ file }) => file)).toEqual(["db/V9__a.sql", "db/V1__c.sql", "db/V10__b.sql"]);
    expect(found[0]).toEqual({ file: "db/V9__a.sql", up: "-- V9__a.sql", down: null, downFile: null, version: null, wrapping: "none" });
  });

  it("leave the changed ones out of what was there before", async () => {
    for (const name of ["1.sql", "2.sql", "3.sql"]) await write(`db/${name}`, "");
    const changed = await migrationsNamed(["db/3.sql"], places());
    expect((await migrationsBefore("db/*.sql", changed, places())).map(({ file }) => file)).toEqual(["db/1.sql", "db/2.sql"]);
  });

  it("may lie anywhere for a person in a terminal, and nowhere outside for a runner", async () => {
    const elsewhere = await mkdtemp(path.join(tmpdir(), "migrations-"));
    await writeFile(path.join(elsewhere, "1.sql"), "SELECT 1");
    expect((await migrationsNamed([path.join(elsewhere, "1.sql"), path.join(elsewhere, "*.sql")], places(false))).map(({ file }) => file)).toEqual([path.join(elsewhere, "1.sql")]);
    await expect(migrationsNamed([path.join(elsewhere, "1.sql")], places())).rejects.toThrow("lies outside");
    await expect(migrationsNamed([path.join(elsewhere, "*.sql")], places())).rejects.toThrow();
  });

  it.each([["no.sql", "cannot read no.sql: there is no such file"], ["db/*.nothing", 'no file matches "db/*.nothing"']])("are asked for where %s names none", async (name, message) => {
    await expect(migrationsNamed([name], places())).rejects.toThrow(message);
  });

  it("are UTF-8, with or without a byte order mark", async () => {
    await write("a.sql", Buffer.from("\ufeffSELECT 'é'", "utf8"));
    expect((await migrationsNamed(["a.sql"], places()))[0]?.up).toBe("SELECT 'é'");
    await write("b.sql", Buffer.from("SELECT 'é'", "latin1"));
    await expect(migrationsNamed(["b.sql"], places())).rejects.toThrow("b.sql is not UTF-8 text; save it as UTF-8");
    await write("c.sql", Buffer.from("\ufeffSELECT 'é'", "utf16le"));
    await expect(migrationsNamed(["c.sql"], places())).rejects.toThrow("c.sql is not UTF-8 text but UTF-16; save it as UTF-8");
  });
});

describe("the server of a review", () => {
  it.each([["16", 16, 0, 0], ["8.4", 8, 4, 0], ["8.0.36", 8, 0, 36], ["10.11.19-MariaDB", 10, 11, 19], ["", 0, 0, 0]])("of version %j is told", (version, major, minor, patch) => {
    expect(serverOf("mariadb", version, "")).toEqual({ dialect: "mariadb", version: { major, minor, patch }, timeZone: null });
  });

  it("keeps its time zone", () => {
    expect(serverOf("postgres", "", "UTC").timeZone).toBe("UTC");
  });

  it.each(["sixteen", "8.0.36.1", "-1", "v8"])("is refused for %j", (version) => {
    expect(() => serverOf("mysql", version, "")).toThrow("input server-version: expected a version such as 16.2 or 8.4.3");
  });
});

describe("the repository of a review", () => {
  const OFF = "ddl:\n  rules: { drop-table: off }\n";

  it("is judged by the policy on disk outside git, unless the change has a base", async () => {
    await write("plain/.github/plimsoll.yml", OFF);
    const context = contextFor({ workspace: path.join(folder(), "plain") });
    const { git, policy } = await repositoryFacts(context, "");
    expect([git, policy.policy.ddl.rules.get("drop-table")]).toEqual([null, "off"]);
    await expect(repositoryFacts(context, "main")).rejects.toThrow("git");
  });

  it("is judged by the policy of the change's base", async () => {
    const checkout = gitCheckout(path.join(folder(), "orders"));
    checkout.write("a.txt", "a");
    const base = checkout.commit("base");
    checkout.write(".github/plimsoll.yml", OFF);
    const head = checkout.commit("a milder rule");
    const context = contextFor({ workspace: checkout.folder });
    const rulesOf = async (given: string, run = context.run) => (await repositoryFacts({ ...context, run }, given)).policy.policy.ddl.rules.size;
    expect([await rulesOf(base), await rulesOf("", { ...context.run, base }), await rulesOf("", { ...context.run, before: base }), await rulesOf("")]).toEqual([0, 0, 0, 1]);
    expect((await repositoryFacts(context, "")).git?.commit).toBe(head);
  });
});
