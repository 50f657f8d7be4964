import path from "node:path";
import type { FindingLevel } from "../finding.js";
import { levelOf, type ReportedFinding, type ReportedRun } from "../reported-run.js";
import { positionOf, readElements } from "./elements.js";

const LEVELS: ReadonlyMap<string, FindingLevel> = new Map([["error", "error"], ["warning", "warning"], ["info", "note"], ["note", "note"]]);

/** Many tools write this format and none says its name; some say it in their rules. */
const TOOLS: readonly (readonly [RegExp, string])[] = [[/^com\.puppycrawl\./u, "Checkstyle"], [/^eslint\./u, "ESLint"], [/^detekt\./u, "detekt"]];

/** One tool writes the whole report: any rule that tells it speaks for the others. */
function toolOf(rules: readonly (string | null)[], report: string): string {
  const told = TOOLS.find(([pattern]) => rules.some((rule) => rule !== null && pattern.test(rule)));
  return told?.[1] ?? path.posix.basename(report).replace(/(?<=.)\.[^.]*$/u, "");
}

/**
 * Reads Checkstyle's XML, as Checkstyle, ESLint, ktlint, detekt, PHP_CodeSniffer, golangci-lint and others write it.
 * @param report its path: where no rule tells the tool, its name without the ending stands for it.
 */
export function readCheckstyle(text: string, report: string): ReportedRun {
  const findings: Omit<ReportedFinding, "tool">[] = [];
  const problems: string[] = [];
  readElements(text, ({ name, attributes, parent }, content) => {
    const file = parent?.attributes.name ?? "";
    if (name === "exception") problems.push(`Checkstyle could not read ${file === "" ? "a file" : file}: ${content.trim().split("\n", 1).join("")}`);
    const severity = attributes.severity ?? "error";
    if (name !== "error" || severity === "ignore") return;
    const rule = attributes.source ?? "";
    const line = positionOf(attributes.line);
    findings.push({
      rule: rule === "" ? null : rule, level: levelOf(severity.toLowerCase(), LEVELS),
      message: attributes.message ?? "", path: file === "" ? null : file, line, endLine: line,
    });
  });
  const tool = toolOf(findings.map(({ rule }) => rule), report);
  return { findings: findings.map((finding) => ({ tool, ...finding })), problems };
}
