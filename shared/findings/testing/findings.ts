import type { Finding, FindingReport } from "../finding.js";
import { RepositoryFiles } from "../paths/repository-files.js";
import { readFindingReport } from "../reports/read-report.js";

/** Files of a small repository, whose root on this machine is /home/ci/orders. */
export const ORDERS = new RepositoryFiles({
  roots: ["/home/ci/orders"],
  files: ["README.md", "src/a.ts", "src/b.ts", "src/lib/a.ts", "services/pay/main.go", "services/pay/internal/x.go", "docs/with space.md"],
});

/** One finding of ESLint in src/a.ts, line 3; `given` replaces parts. */
export function findingOf(given: Partial<Finding> = {}): Finding {
  return { tool: "ESLint", rule: "no-undef", level: "error", message: "'x' is not defined.", file: "src/a.ts", line: 3, endLine: 3, ...given };
}

/** Reads a report given as text or as JSON, in the repository of the orders. */
export function read(content: unknown, name = "reports/lint.out"): FindingReport {
  const text = typeof content === "string" ? content : JSON.stringify(content);
  return readFindingReport(name, Buffer.from(text), ORDERS);
}

/** `file:line-endLine level rule` of each finding. */
export function placesOf({ findings }: FindingReport): string[] {
  return findings.map(({ file, line, endLine, level, rule }) => `${file ?? "none"}:${line === null ? "-" : line === endLine ? line : `${line}-${String(endLine)}`} ${level} ${rule ?? "-"}`);
}
