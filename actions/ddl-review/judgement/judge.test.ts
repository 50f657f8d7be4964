import { describe, expect, it } from "@jest/globals";
import { EDITED } from "../migrations/order/explanations.js";
import { review } from "../testing/review.js";

const ORDERS = "CREATE TABLE orders (id bigint PRIMARY KEY, note text);";
const ran = { works: [], problem: null, untraced: null } as const;

/** Findings as `file:line rule proof`. */
async function found(change: Parameters<typeof review>[0]): Promise<string[]> {
  return (await review(change)).findings.map(({ file, place, rule, proof }) => `${file}:${place.line} ${rule} ${proof}`);
}

describe("a review", () => {
  it("says what a statement does to a table that earlier migrations made", async () => {
    const { verdict, findings, statements } = await review({ history: [ORDERS], changed: ["-- why\nALTER TABLE orders\n  ALTER note SET NOT NULL;"] });
    expect(verdict).toBe("fail");
    expect(findings.find(({ rule }) => rule === "set-not-null-scan")).toMatchObject({ file: "2.sql", place: { line: 3, column: 3 }, severity: "block", proof: "schema", statement: 0 });
    expect(statements).toMatchObject([{ file: "2.sql", place: { line: 2, column: 1 }, phase: "contract", proof: "schema", works: [{ relation: { name: "orders" }, lock: "AccessExclusive", scans: true, rewrites: false }] }]);
  });

  it("has nothing to say of the locks of a table that the same change makes", async () => {
    const { statements } = await review({ history: [ORDERS], changed: ["CREATE TABLE items (id int PRIMARY KEY);", "CREATE INDEX items_id ON items (id);"] });
    expect(statements.map(({ works }) => works)).toEqual([[], []]);
  });

  it("takes each migration for a change by itself where no history is given", async () => {
    const lines = await found({ changed: [ORDERS, "CREATE INDEX orders_note ON orders (note);"] });
    expect(lines).toContain("2.sql:1 index-not-concurrent schema");
    expect(lines.filter((line) => line.startsWith("1.sql") && line.includes("index-not-concurrent"))).toEqual([]);
  });

  it("takes a table for there that nobody was seen making, and the worst for true", async () => {
    const { findings, statements } = await review({ changed: ["CREATE INDEX orders_note ON orders (note);"] });
    expect(findings.map(({ rule, proof }) => `${rule} ${proof}`)).toContain("index-not-concurrent syntax");
    expect(statements).toMatchObject([{ proof: "syntax", works: [{ lock: "Share", scans: true }] }]);
  });

  it("refuses what cannot run on a schema that is wholly known", async () => {
    const { verdict, findings } = await review({ history: [ORDERS], changed: ["ALTER TABLE customers ADD COLUMN note text;"] });
    expect(verdict).toBe("fail");
    expect(findings.find(({ rule }) => rule === "refused")).toMatchObject({ severity: "block", proof: "schema", message: expect.stringContaining("customers") });
  });

  it("refuses what is made twice, also where no history is given, unless the statement expects it", async () => {
    expect(await found({ changed: [`${ORDERS}\n${ORDERS}`] })).toContain("1.sql:2 refused schema");
    expect(await found({ history: [ORDERS], changed: ["ALTER TABLE orders DROP COLUMN IF EXISTS nothing;\nALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;"] })).not.toContainEqual(expect.stringContaining("refused"));
    expect(await found({ changed: ["DROP INDEX orders_note;"] })).not.toContain("1.sql:1 refused schema");
    expect(await found({ history: [ORDERS], changed: ["ALTER TABLE orders SET SCHEMA sales;\nDROP TABLE sales.orders;"] })).not.toContainEqual(expect.stringContaining("refused"));
  });

  it("refuses nothing for what it could not see: a history that is not whole is said to be so", async () => {
    const { findings, notes } = await review({ history: [`${ORDERS} ALTER TABLE customers ADD COLUMN note text; ALTER TABLE items ADD COLUMN n int;`], changed: ["DROP TABLE customers;"] });
    expect(findings.map(({ rule }) => rule)).not.toContain("refused");
    expect(findings.map(({ rule }) => rule)).toContain("drop-table");
    expect(notes).toEqual([expect.stringMatching(/^the history is not whole \(1\.sql: .*customers/)]);
  });

  it("takes anything for possible behind a statement that nobody can read", async () => {
    const { findings, statements, notes } = await review({ history: [ORDERS, "CREATE TABEL items (id int); CREATE TABEL x;"], changed: ["ALTER TABLE items ADD COLUMN n int; ALTER TABEL x; ALTER TABLE customers ADD COLUMN n int;"] });
    expect(findings.map(({ rule }) => rule)).toContain("unreviewed");
    expect(findings.map(({ rule }) => rule)).not.toContain("refused");
    expect(statements.map(({ proof }) => proof)).toEqual(["syntax", "syntax", "syntax"]);
    expect(notes).toHaveLength(1);
    expect(notes[0]).toContain("2.sql: syntax error");
  });

  it("takes an engine's word for what a statement does, and the schema's for why", async () => {
    const { statements } = await review({
      history: [ORDERS], changed: ["ALTER TABLE orders ADD COLUMN code uuid DEFAULT gen_random_uuid(), ALTER note SET NOT NULL;"],
      traced: [[{ ...ran, works: [{ relation: { schema: "public", name: "orders" }, lock: "AccessExclusive", blocks: "reads and writes", rewrites: true, scans: false, algorithm: null, why: "" }] }]],
    });
    expect(statements).toMatchObject([{ proof: "executed", works: [{ relation: { name: "orders" }, rewrites: true, scans: false, why: expect.stringMatching(/./) }] }]);
  });

  it("keeps an engine's own reason, and leaves out what was not there before", async () => {
    const work = { relation: { schema: null, name: "orders" }, lock: "Share", blocks: "writes", rewrites: false, scans: true, algorithm: null, why: "seen" } as const;
    const { statements } = await review({ history: [ORDERS], changed: ["SELECT 1;"], traced: [[{ ...ran, works: [work, { ...work, why: "" }, { ...work, relation: { schema: null, name: "nowhere" } }] }]] });
    expect(statements[0]?.works).toEqual([work, { ...work, why: "" }]);
  });

  it("lets an engine refuse, and say what it could not follow", async () => {
    const change = { changed: ["ALTER TABLE orders ADD COLUMN n int;"], traced: [[{ works: null, problem: "disk full", untraced: null }]], notes: ["no postgis"] };
    const { findings, notes } = await review({ ...change, history: [ORDERS] });
    expect(findings.find(({ rule }) => rule === "refused")).toMatchObject({ proof: "executed", message: "the server refuses it: disk full" });
    expect(notes).toEqual(["no postgis"]);
    expect(await found(change)).not.toContain("1.sql:1 refused executed");
    expect(await found({ ...change, history: [ORDERS], traced: [[ran]] })).not.toContain("2.sql:1 refused executed");
  });

  it("passes what nothing speaks against", async () => {
    expect(await review({ history: [ORDERS], changed: ["SET lock_timeout = '2s';\nALTER TABLE orders ADD COLUMN extra text;"] })).toMatchObject({ verdict: "pass", findings: [] });
  });

  it("lets comments allow what they name, with a reason and until their day, and holds them to it", async () => {
    const allow = (comment: string) => review({ history: [ORDERS], changed: [`SET lock_timeout = '2s';\n-- ddl-review: ${comment}\nALTER TABLE orders DROP COLUMN note;`] });
    const good = await allow('allow drop-column reason="nobody reads it" until=2026-06-15');
    expect(good.findings.map(({ rule }) => rule)).not.toContain("drop-column");
    expect(good.ignored).toMatchObject([{ finding: { rule: "drop-column" }, reason: "nobody reads it", until: "2026-06-15" }]);
    for (const comment of ["allow drop-column", 'allow drop-column reason="x" until=2026-06-14', 'allow drop-colum reason="x"', 'allow drop-table reason="x"']) {
      const { findings } = await allow(comment);
      expect(findings.filter(({ rule }) => rule === "ignore")).toMatchObject([{ severity: "block", place: { line: 2, column: 1 } }]);
      expect(findings.map(({ rule }) => rule)).toContain("drop-column");
    }
  });

  it("tells what is wrong with migrations as a whole at their beginning", async () => {
    const { findings, verdict } = await review({ history: [ORDERS], changed: [], remarks: [{ explanation: EDITED, file: "1.sql", message: "1.sql is gone" }] });
    expect(findings).toEqual([{ rule: "edited-migration", family: "failure", severity: "block", file: "1.sql", place: { line: 1, column: 1 }, end: { line: 1, column: 1 }, proof: "syntax", message: "1.sql is gone", fix: null, statement: null }]);
    expect(verdict).toBe("fail");
    expect((await review({ history: [ORDERS], changed: [] })).verdict).toBe("not-applicable");
    expect(await review({ history: [ORDERS], changed: [], wanted: [["edited-migration", "off"]], remarks: [{ explanation: EDITED, file: "1.sql", message: "1.sql is gone" }] })).toMatchObject({ verdict: "not-applicable", findings: [] });
  });

  it("shows rules what stands before and behind a statement", async () => {
    const steps = ["ALTER TABLE orders ADD CONSTRAINT c CHECK (id > 0) NOT VALID;", "ALTER TABLE orders VALIDATE CONSTRAINT c;"];
    const lines = await found({ history: [ORDERS], changed: [`BEGIN;\n${steps.join("\n")}\nCOMMIT;`] });
    expect(lines).toContain("2.sql:3 two-steps-in-one-transaction schema");
  });
});
