import { pathToFileURL } from "node:url";
import type { Finding } from "../judgement/finding.js";
import type { Judgement } from "../judgement/judge.js";
import type { Explanation, Severity } from "../rules/rule.js";

const LEVELS: Readonly<Record<Severity, "error" | "warning" | "note">> = { block: "error", warn: "warning", info: "note" };
const SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
const DOCS = "https://github.com/plimsoll/plimsoll/blob/main/docs/gates/ddl-rules.md";

/**
 * The review as SARIF 2.1.0, for GitHub's code scanning and every other reader of it.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarifLog({ findings, ignored }: Judgement, explanations: readonly Explanation[], toolVersion: string): unknown {
  const results = [...findings.map((finding) => result(finding)), ...ignored.map(({ finding, reason }) => ({ ...result(finding), suppressions: [{ kind: "inSource", justification: reason }] }))];
  return {
    $schema: SCHEMA, version: "2.1.0",
    runs: [{
      tool: { driver: { name: "plimsoll ddl-review", version: toolVersion, informationUri: DOCS, rules: explanations.map(reportingDescriptor) } },
      columnKind: "utf16CodeUnits",
      // A review that found nothing is a run as well: its absence would mean that none took place.
      invocations: [{ executionSuccessful: true }],
      results,
    }],
  };
}

function reportingDescriptor({ id, title, why, severity, family }: Explanation) {
  return { id, shortDescription: { text: title }, fullDescription: { text: why }, helpUri: `${DOCS}#${id}`, defaultConfiguration: { level: LEVELS[severity] }, properties: { tags: [family] } };
}

function result({ rule, severity, file, place, end, proof, message, fix }: Finding) {
  const region = { startLine: place.line, startColumn: place.column, endLine: end.line, endColumn: end.column };
  const artifactLocation = { uri: file.startsWith("/") ? pathToFileURL(file).href : file.split("/").map(encodeURIComponent).join("/") };
  return {
    ruleId: rule, level: LEVELS[severity], message: { text: fix === null ? message : `${message}\n\nInstead:\n${fix}` },
    locations: [{ physicalLocation: { artifactLocation, region } }], properties: { proof },
  };
}
