import { describe, expect, it } from "@jest/globals";
import type { Finding } from "../judgement/finding.js";
import type { Judgement } from "../judgement/judge.js";
import { review } from "../testing/review.js";
import { reviewSummary } from "./summary.js";
import { reviewTerminal } from "./terminal.js";
import { verdictReason } from "./verdict-reason.js";

const PLAIN = { colour: false, columns: 120 };
const EMPTY: Judgement = { verdict: "pass", findings: [], ignored: [], statements: [], notes: [] };

function finding(parts: Partial<Finding> = {}): Finding {
  return {
    rule: "drop-table", family: "data-loss", severity: "block", file: "db/2.sql", place: { line: 3, column: 1 }, end: { line: 3, column: 20 },
    proof: "schema", message: "the rows of orders are lost", fix: null, statement: 0, ...parts,
  };
}

describe("the review for a terminal", () => {
  it("shows each statement, what it does to which table, and the verdict at the end", async () => {
    const { statements } = await review({ history: ["CREATE TABLE orders (id bigint PRIMARY KEY, note text); CREATE TABLE items (order_id bigint);"], changed: ["ALTER TABLE items ADD FOREIGN KEY (order_id) REFERENCES orders;\nCREATE TABLE t (id int);"] });
    const text = reviewTerminal({ ...EMPTY, verdict: "fail", findings: [finding({ fix: "SELECT 1;\n-- later" })], statements, notes: ["the history is not whole"] }, PLAIN);
    expect(text).toContain("where");
    expect(text).toMatch(/items +ShareRowExclusive/u);
    expect(text).toMatch(/orders +ShareRowExclusive/u);
    expect(text).toContain("  ✘ block  db/2.sql:3  drop-table (schema)\n    the rows of orders are lost\n      SELECT 1;\n      -- later\n");
    expect(text).toContain("\n  the history is not whole\n");
    expect(text).toMatch(/✘ FAIL {2}2 statements reviewed, 1 finding blocks the change\n$/u);
  });

  it("is coloured where the terminal can show it, and narrow where it is narrow", async () => {
    const { statements } = await review({ history: ["CREATE TABLE orders (id bigint PRIMARY KEY);"], changed: ["DROP TABLE orders;"] });
    const text = reviewTerminal({ ...EMPTY, verdict: "fail", findings: [finding(), finding({ severity: "warn" }), finding({ severity: "info" })], statements, notes: [] }, { colour: true, columns: 50 });
    expect(text).toContain("\u001b[");
    expect(reviewTerminal(EMPTY, PLAIN)).toBe("✔ PASS  0 statements reviewed, nothing blocks the change\n");
  });

  it("tells what comments allow", () => {
    const ignored = [{ finding: finding(), reason: "unused", until: null }, { finding: finding(), reason: "unused", until: "2026-12-31" }];
    for (const medium of [reviewTerminal({ ...EMPTY, ignored }, PLAIN), reviewSummary({ ...EMPTY, ignored }).replaceAll("\\", "")]) {
      expect(medium).toContain("db/2.sql:3: drop-table is allowed: unused");
      expect(medium).toContain("db/2.sql:3: drop-table is allowed until 2026-12-31: unused");
    }
  });

  it("obeys no control characters of a migration", () => {
    expect(reviewTerminal({ ...EMPTY, findings: [finding({ message: "\u001b[2Jgone", file: "\u001b[31m.sql" })], notes: ["\u001b[2J"] }, PLAIN)).not.toContain("\u001b");
  });
});

describe("the review as Markdown", () => {
  it("has the findings with their safe way, and what each statement does", async () => {
    const { statements } = await review({ history: ["CREATE TABLE orders (id bigint PRIMARY KEY, note text);"], changed: ["ALTER TABLE orders ADD CHECK (note <> ''); CREATE TABLE t (id int);"] });
    const summary = reviewSummary({ ...EMPTY, verdict: "fail", findings: [finding({ fix: "SELECT 1;" })], statements, notes: ["the history | is not whole"] });
    expect(summary).toMatch(/^## ❌ DDL review: Fail\n\n2 statements reviewed, 1 finding blocks the change\.\n/u);
    expect(summary).toMatch(/\| ⛔ block +\| `db\/2\.sql:3` +\| `drop-table` +\| the rows of orders are lost +\| schema \|/u);
    expect(summary).toContain("```sql\nSELECT 1;\n```");
    expect(summary).toMatch(/`orders` +\| AccessExclusive +\|/u);
    expect(summary).toContain("- the history &#124; is not whole");
    expect(reviewSummary(EMPTY)).toBe("## ✅ DDL review: Pass\n\n0 statements reviewed, nothing blocks the change.\n");
  });

  it("is cut where GitHub would drop it, and says what is left off", () => {
    const budget = { limit: 4000, measure: (text: string) => text.length, reason: "it is a test" };
    const text = reviewSummary({ ...EMPTY, findings: Array.from({ length: 60 }, () => finding()) }, budget);
    expect(text.length).toBeLessThan(4000);
    expect(text).toContain("Left off here, because it is a test: 50 of 60 findings");
  });
});

describe("the reason of a verdict", () => {
  it.each([
    [["block", "block", "warn"], "0 statements reviewed, 2 findings block the change, 1 warning"],
    [["warn", "warn", "info"], "0 statements reviewed, nothing blocks the change, 2 warnings"],
  ] as const)("counts %j", (severities, reason) => {
    expect(verdictReason({ ...EMPTY, findings: severities.map((severity) => finding({ severity })) })).toBe(reason);
  });
});
