import { describe, expect, it } from "@jest/globals";
import { readSarif } from "../../../shared/findings/sarif/log.js";
import { EXPLANATIONS } from "../catalogue/explanations.js";
import type { Finding } from "../judgement/finding.js";
import { sarifLog } from "./sarif.js";

const FINDING: Finding = {
  rule: "drop-table", family: "data-loss", severity: "block", file: "db/a b.sql", place: { line: 3, column: 5 }, end: { line: 4, column: 2 },
  proof: "schema", message: "the rows of orders are lost", fix: null, statement: 0,
};
const EMPTY = { verdict: "pass", findings: [], ignored: [], statements: [], notes: [] } as const;

describe("the review as SARIF", () => {
  it("is read by the checklist as any tool's report is", () => {
    const findings = [FINDING, { ...FINDING, severity: "warn", file: "/tmp/x.sql", fix: "SELECT 1;" } as const, { ...FINDING, severity: "info" } as const];
    const ignored = [{ finding: FINDING, reason: "unused", until: null }];
    const log: unknown = JSON.parse(JSON.stringify(sarifLog({ ...EMPTY, findings, ignored }, EXPLANATIONS, "1.2.3")));
    const [run] = readSarif(log);
    expect(run).toMatchObject({ problems: [] });
    expect(run?.findings).toHaveLength(3);
    expect(run?.findings[0]).toMatchObject({ rule: "drop-table", message: "the rows of orders are lost" });
    expect(log).toMatchObject({ runs: [{ results: [
      { level: "error", locations: [{ physicalLocation: { artifactLocation: { uri: "db/a%20b.sql" }, region: { startLine: 3, startColumn: 5, endLine: 4, endColumn: 2 } } }] },
      { level: "warning", message: { text: "the rows of orders are lost\n\nInstead:\nSELECT 1;" } }, { level: "note" },
      { suppressions: [{ kind: "inSource", justification: "unused" }] },
    ] }] });
  });

  it("tells a review that found nothing from none at all", () => {
    expect(readSarif(sarifLog(EMPTY, EXPLANATIONS, "1.2.3"))).toMatchObject([{ findings: [], problems: [] }]);
  });
});
