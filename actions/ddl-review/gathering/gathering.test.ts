import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { contextFor } from "../../../tests/support/context.js";
import { gitCheckout } from "../../../tests/support/git-checkout.js";
import { useTemporaryFolder } from "../../../tests/support/temporary-folder.js";
import { migrationChange, type ChangeInputs } from "./change.js";
import { repositoryFacts } from "./repository.js";
import { serverOf } from "./server-version.js";
import { sourcesNamed } from "./sources.js";

const folder = useTemporaryFolder();

async function write(file: string, content: string | Uint8Array): Promise<string> {
  const full = path.join(folder(), file);
  await mkdir(path.dirname(full), { recursive: true });
  await writeFile(full, content);
  return full;
}

const places = (confined = true) => ({ folder: folder(), confined });

describe("the migrations of a review", () => {
  it("are those that paths and globs name, each once, globs by their numbers", async () => {
    for (const name of ["V10__b.sql", "V9__a.sql", "V1__c.sql"]) await write(`db/${name}`, `-- ${name}`);
    const found = await sourcesNamed(["db/V9__a.sql", "db/*.sql"], places());
    expect(found.map(({ file }) => file)).toEqual(["db/V9__a.sql", "db/V1__c.sql", "db/V10__b.sql"]);
    expect(found[0]).toEqual({ file: "db/V9__a.sql", text: "-- V9__a.sql" });
  });

  it("may lie anywhere for a person in a terminal, and nowhere outside for a runner", async () => {
    const elsewhere = await mkdtemp(path.join(tmpdir(), "migrations-"));
    await writeFile(path.join(elsewhere, "1.sql"), "SELECT 1");
    expect((await sourcesNamed([path.join(elsewhere, "1.sql"), path.join(elsewhere, "*.sql")], places(false))).map(({ file }) => file)).toEqual([path.join(elsewhere, "1.sql")]);
    await expect(sourcesNamed([path.join(elsewhere, "1.sql")], places())).rejects.toThrow("lies outside");
    await expect(sourcesNamed([path.join(elsewhere, "*.sql")], places())).rejects.toThrow();
  });

  it.each([["no.sql", "cannot read no.sql: there is no such file"], ["db/*.nothing", 'no file matches "db/*.nothing"']])("are asked for where %s names none", async (name, message) => {
    await expect(sourcesNamed([name], places())).rejects.toThrow(message);
  });

  it("are UTF-8, with or without a byte order mark", async () => {
    await write("a.sql", Buffer.from("\ufeffSELECT 'é'", "utf8"));
    expect((await sourcesNamed(["a.sql"], places()))[0]?.text).toBe("SELECT 'é'");
    await write("b.sql", Buffer.from("SELECT 'é'", "latin1"));
    await expect(sourcesNamed(["b.sql"], places())).rejects.toThrow("b.sql is not UTF-8 text; save it as UTF-8");
    await write("c.sql", Buffer.from("\ufeffSELECT 'é'", "utf16le"));
    await expect(sourcesNamed(["c.sql"], places())).rejects.toThrow("c.sql is not UTF-8 text but UTF-16; save it as UTF-8");
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

describe("what a change adds", () => {
  const INPUTS: ChangeInputs = { named: ["db/*.sql"], history: "", layout: "auto", wrapping: null, base: null };
  const told = ({ history, changed, isOneChange, remarks, layout }: Awaited<ReturnType<typeof migrationChange>>) => ({
    history: history.map(({ file }) => file), changed: changed.map(({ file }) => file), isOneChange, layout, remarks: remarks.map(({ explanation, file }) => `${explanation.id} ${file}`),
  });

  it("is each file by itself where nothing tells what was there before", async () => {
    for (const name of ["1.sql", "2.sql"]) await write(`db/${name}`, "SELECT 1;");
    expect(told(await migrationChange(INPUTS, places()))).toEqual({ history: [], changed: ["db/1.sql", "db/2.sql"], isOneChange: false, layout: "plain", remarks: [] });
  });

  it("is the named files beside a history", async () => {
    for (const name of ["V1__a.sql", "V2__b.sql", "V4__d.sql"]) await write(`db/${name}`, "SELECT 1;");
    const change = await migrationChange({ ...INPUTS, named: ["db/V4__d.sql"], history: "db/*.sql", wrapping: "statement" }, places());
    expect(told(change)).toEqual({ history: ["db/V1__a.sql", "db/V2__b.sql"], changed: ["db/V4__d.sql"], isOneChange: true, layout: "flyway", remarks: ["version-gap db/V4__d.sql"] });
    expect(change.changed[0]?.wrapping).toBe("statement");
  });

  it("is what its base does not have; what the base has must stay as it is", async () => {
    const checkout = gitCheckout(path.join(folder(), "orders"));
    for (const name of ["V1__a.sql", "V2__b.sql", "V3__c.sql", "notes.md"]) checkout.write(`db/${name}`, "SELECT 1;");
    const ref = checkout.commit("base");
    checkout.write("db/V2__b.sql", "SELECT 2;");
    checkout.git("rm", "--quiet", "db/V3__c.sql");
    checkout.write("db/V4__d.sql", "SELECT 1;");
    checkout.commit("the change");
    const { base } = await repositoryFacts(contextFor({ workspace: checkout.folder }), ref);
    const change = await migrationChange({ ...INPUTS, base }, { folder: checkout.folder, confined: true });
    expect(told(change)).toEqual({ history: ["db/V1__a.sql", "db/V2__b.sql", "db/V3__c.sql"], changed: ["db/V4__d.sql"], isOneChange: true, layout: "flyway", remarks: ["edited-migration db/V2__b.sql", "edited-migration db/V3__c.sql"] });
    expect(change.history[1]?.up).toBe("SELECT 1;");
    const named = await migrationChange({ ...INPUTS, named: ["db/V1__a.sql", "db/V4__d.sql"], base }, { folder: checkout.folder, confined: true });
    expect(told(named)).toMatchObject({ history: ["db/V1__a.sql"], changed: ["db/V4__d.sql"] });
  });
});
