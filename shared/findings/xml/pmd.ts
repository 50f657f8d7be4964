import type { FindingLevel } from "../finding.js";
import { levelOf, linesBetween, type ReportedFinding, type ReportedRun } from "../reported-run.js";
import { positionOf, readElements, type XmlElement } from "./elements.js";

/** PMD's own priorities in SARIF's levels, as PMD's SARIF renderer writes them. */
const LEVELS: ReadonlyMap<string, FindingLevel> = new Map([["1", "error"], ["2", "error"], ["3", "warning"], ["4", "note"], ["5", "note"]]);

function violation({ attributes, parent }: XmlElement, content: string): ReportedFinding {
  const file = parent?.attributes.name ?? "";
  return {
    tool: "PMD", rule: attributes.rule ?? null, level: levelOf(attributes.priority ?? "", LEVELS), message: content.trim(), path: file === "" ? null : file,
    ...linesBetween(positionOf(attributes.beginline), positionOf(attributes.endline), null),
  };
}

/** Reads PMD's XML, from version 5 on, as PMD 6 of the Alibaba Java rules (p3c) and PHPMD write it too. Suppressed violations are none. */
export function readPmd(text: string): ReportedRun {
  const findings: ReportedFinding[] = [];
  const problems: string[] = [];
  readElements(text, (element, content) => {
    const { name, attributes } = element;
    if (name === "violation") findings.push(violation(element, content));
    if (name === "error") problems.push(`PMD could not read ${attributes.filename ?? "a file"}: ${attributes.msg ?? "no reason given"}`);
    if (name === "configerror") problems.push(`PMD could not apply the rule ${attributes.rule ?? "without a name"}: ${attributes.msg ?? "no reason given"}`);
  });
  return { findings, problems };
}
