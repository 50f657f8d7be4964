import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { contextFor, keepingLog } from "../../tests/support/context.js";
import { gitCheckout } from "../../tests/support/git-checkout.js";
import { useTemporaryFolder } from "../../tests/support/temporary-folder.js";
import { definition } from "./action.js";
import { judgementShape } from "./judgement/judgement-document.js";

const folder = useTemporaryFolder();

async function gate(files: Readonly<Record<string, string>>, inputs: Readonly<Record<string, string>>, workspace = folder(), log = keepingLog()) {
  for (const [file, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(workspace, file)), { recursive: true });
    await writeFile(path.join(workspace, file), content);
  }
  const outcome = await definition.invoke(new Map(Object.entries({ dialect: "postgres", proof: "static", ...inputs })), contextFor({ workspace, log }));
  return { outcome, document: judgementShape.check(outcome.document, []), text: outcome.text({ colour: false, columns: 120 }) };
}

const HISTORY = { "db/1.sql": "CREATE TABLE orders (id bigint PRIMARY KEY, note text);\n" };
const DANGEROUS = { ...HISTORY, "db/2.sql": "CREATE INDEX orders_note ON orders (note);\nCREATE TABLE items (id bigint PRIMARY KEY);\n" };
const CALL = { history: "db/*.sql", files: "db/2.sql" };

describe("the DDL review", () => {
  it("fails a dangerous migration, in every medium", async () => {
    const { outcome, document, text } = await gate(DANGEROUS, CALL);
    expect(document.verdict).toBe("fail");
    const finding = document.findings.find(({ rule }) => rule === "index-not-concurrent");
    expect(finding).toMatchObject({ family: "locks", severity: "block", file: "db/2.sql", line: 1, column: 1, proof: "schema", fix: expect.stringContaining("CONCURRENTLY") });
    expect(document.statements).toMatchObject([
      { file: "db/2.sql", line: 1, class: "expand", locks: [{ relation: "orders", lock: "Share", blocks: "writes" }], rewrites: [], scans: ["orders"], proof: "schema" },
      { file: "db/2.sql", line: 2, class: "expand", locks: [], rewrites: [], scans: [], proof: "schema" },
    ]);
    expect(outcome.outputs).toEqual({ verdict: "fail" });
    expect(outcome.annotations).toContainEqual(expect.objectContaining({ level: "failure", file: "db/2.sql", line: 1, title: "ddl-review: index-not-concurrent" }));
    expect(text).toContain("✘ FAIL");
    expect(text).toContain("db/2.sql:1  index-not-concurrent (schema)");
    expect(outcome.summary).toMatch(/^## ❌ DDL review: Fail/u);
    expect(outcome.summary).toContain("```sql");
  });

  it("runs a migration where it may, and keeps what the history made", async () => {
    const { document } = await gate(DANGEROUS, { ...CALL, proof: "execute" });
    expect(document.findings.find(({ rule }) => rule === "index-not-concurrent")?.proof).toBe("executed");
    expect(document.statements).toMatchObject([{ proof: "executed", locks: [{ relation: "orders", lock: "Share", blocks: "writes" }], scans: ["orders"] }, { proof: "executed", locks: [] }]);
    const [kept] = (await readdir(path.join(folder(), ".plimsoll/ddl-review"))).filter((name) => name.endsWith(".history"));
    expect(kept).toMatch(/^[0-9a-f]{64}\.history$/u);
    const longer = { "db/2.sql": "SELECT 1;", "db/3.sql": "ALTER TABLE orders DROP COLUMN nothing;" };
    const refused = await gate(longer, { history: "db/*.sql", files: "db/3.sql", proof: "execute", cache: ".plimsoll/ddl-review" });
    expect(refused.document.findings.find(({ rule }) => rule === "refused")).toMatchObject({ proof: "executed", message: expect.stringContaining('column "nothing" of relation "orders" does not exist') });
    expect((await readdir(path.join(folder(), ".plimsoll/ddl-review"))).filter((name) => name.endsWith(".history"))).not.toContain(kept);
  }, 60_000);

  it("passes its safe rewrite", async () => {
    const { document } = await gate({ ...HISTORY, "db/2.sql": "CREATE INDEX CONCURRENTLY orders_note ON orders (note);\n" }, CALL);
    expect(document).toMatchObject({ verdict: "pass", findings: [], statements: [{ locks: [{ lock: "ShareUpdateExclusive" }] }] });
  });

  it("asks how a migration is wrapped where the caller knows better than its looks", async () => {
    const ruleOf = async (wrapping: string) => (await gate({ ...HISTORY, "db/2.sql": "CREATE INDEX CONCURRENTLY orders_note ON orders (note);\n" }, { ...CALL, wrapping })).document.findings.map(({ rule }) => rule);
    expect([await ruleOf("transaction"), await ruleOf("runner")]).toEqual([expect.arrayContaining(["concurrently-in-transaction"]), []]);
  });

  it("takes the files before for history where none is named", async () => {
    expect((await gate(DANGEROUS, { files: "db/1.sql\ndb/2.sql" })).document.findings.map(({ file, rule }) => `${file} ${rule}`)).toContain("db/2.sql index-not-concurrent");
  });

  it("obeys the policy about how severe a rule is", async () => {
    const policy = { ".github/plimsoll.yml": "ddl:\n  rules: { index-not-concurrent: info }\n" };
    const { document } = await gate({ ...DANGEROUS, ...policy }, CALL);
    expect(document.findings.find(({ rule }) => rule === "index-not-concurrent")?.severity).toBe("info");
  });

  it.each(["mysql", "mariadb"])("reviews %s", async (dialect) => {
    const { document } = await gate({ "db/1.sql": "CREATE TABLE orders (id INT PRIMARY KEY, code INT);", "db/2.sql": "ALTER TABLE orders MODIFY code BIGINT;" }, { ...CALL, dialect });
    expect(document).toMatchObject({ verdict: "fail", statements: [{ locks: [{ relation: "orders", algorithm: "COPY", blocks: "writes" }], rewrites: ["orders"] }] });
  });

  it("puts on record what a comment allows for a time, and for good", async () => {
    const checkout = gitCheckout(path.join(folder(), "orders"));
    const allowed = '-- ddl-review: allow drop-table reason="moved to another service" until=2999-12-31\n-- ddl-review: allow lock-timeout-missing reason="it is empty"\nDROP TABLE orders;\n';
    for (const [file, content] of Object.entries({ ...HISTORY, "db/2.sql": allowed })) checkout.write(file, content);
    checkout.commit("moved");
    const { outcome, document } = await gate({}, CALL, checkout.folder);
    expect(document.ignored).toEqual(expect.arrayContaining([
      { rule: "drop-table", file: "db/2.sql", line: 3, reason: "moved to another service", until: "2999-12-31" }, { rule: "lock-timeout-missing", file: "db/2.sql", line: 3, reason: "it is empty", until: null },
    ]));
    expect(outcome.record?.waivers).toEqual([{ item: "drop-table", reason: "moved to another service", by: "a comment at db/2.sql:3", expires: "2999-12-31T23:59:59.000Z" }]);
  });

  it("writes SARIF and a comment where they are asked for", async () => {
    const log = keepingLog();
    await gate(DANGEROUS, { ...CALL, sarif: "out/ddl.sarif", comment: "true" }, folder(), log);
    expect(JSON.parse(await readFile(path.join(folder(), "out/ddl.sarif"), "utf8"))).toMatchObject({ version: "2.1.0", runs: [{ results: expect.arrayContaining([expect.objectContaining({ ruleId: "index-not-concurrent" })]) }] });
    expect(log.lines).toEqual([expect.stringContaining("no comment is written")]);
  });

  it("is not applicable to a change without migrations, and comments on none", async () => {
    const checkout = gitCheckout(path.join(folder(), "orders"));
    for (const [file, content] of Object.entries(DANGEROUS)) checkout.write(file, content);
    const base = checkout.commit("an index");
    const log = keepingLog();
    expect((await gate({}, { files: "db/*.sql", base, comment: "true" }, checkout.folder, log)).document).toMatchObject({ verdict: "not-applicable", findings: [], statements: [] });
    expect(log.lines).toEqual([]);
  });

  it("leaves a record of the commit that it judged, the classes included", async () => {
    const checkout = gitCheckout(path.join(folder(), "orders"));
    for (const [file, content] of Object.entries(DANGEROUS)) checkout.write(file, content);
    const commit = checkout.commit("an index");
    const { outcome, document } = await gate({}, CALL, checkout.folder);
    expect(outcome.record).toMatchObject({ repository: checkout.folder, commit, counts: { statements: 2, expand: 2, migrate: 0, contract: 0 }, findings: document });
    expect((await gate(DANGEROUS, CALL)).outcome.record).toBeUndefined();
  });

  it("cuts long statements, and says so by an ellipsis", async () => {
    const { document } = await gate({ "a.sql": `CREATE TABLE t (${Array.from({ length: 60 }, (_, index) => `column_${index} int`).join(", ")});` }, { files: "a.sql" });
    expect(document.statements[0]?.text).toHaveLength(200);
    expect(document.statements[0]?.text).toMatch(/…$/u);
  });

  it("needs a dialect and migrations", async () => {
    await expect(gate({}, { files: "a.sql", dialect: "" })).rejects.toThrow("input dialect is required");
    await expect(gate({}, { files: "a.sql", dialect: "oracle" })).rejects.toThrow("input dialect: expected one of postgres, mysql, mariadb");
    await expect(gate({}, {})).rejects.toThrow("input files is required");
  });
});
