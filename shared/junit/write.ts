import type { JUnitCase, JUnitProperty, JUnitReport, JUnitResult, JUnitSuite } from "./model.js";
import { xmlAttribute, xmlContent } from "./xml-text.js";

type Attributes = Readonly<Record<string, string | number | null>>;

function element(name: string, attributes: Attributes, content: string): string {
  const written = Object.entries(attributes).filter(([, value]) => value !== null).map(([key, value]) => ` ${key}="${xmlAttribute(String(value))}"`);
  return content === "" ? `<${name}${written.join("")}/>` : `<${name}${written.join("")}>${content}</${name}>`;
}

function secondsText(seconds: number): string {
  return seconds.toFixed(3);
}

function propertiesElement(properties: readonly JUnitProperty[]): string {
  return properties.length === 0 ? "" : element("properties", {}, properties.map((property) => element("property", { ...property }, "")).join(""));
}

function textElement(name: string, text: string): string {
  return text === "" ? "" : element(name, {}, xmlContent(text));
}

function resultElement({ kind, message, type, text }: JUnitResult): string {
  return element(kind, { message, type }, xmlContent(text));
}

function caseElement({ name, classname, file, line, seconds, results, output, errorOutput, properties }: JUnitCase): string {
  const content = [propertiesElement(properties), ...results.map(resultElement), textElement("system-out", output), textElement("system-err", errorOutput)];
  return element("testcase", { classname, name, file, line, time: secondsText(seconds) }, content.join(""));
}

interface Counts {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
  readonly time: string;
}

/** A case counts once, by its gravest result. */
function countsOf(cases: readonly JUnitCase[]): Counts {
  const having = (kind: JUnitResult["kind"], graver: readonly JUnitResult["kind"][]): number =>
    cases.filter(({ results }) => results.some((result) => result.kind === kind) && !results.some((result) => graver.includes(result.kind))).length;
  const seconds = cases.reduce((sum, one) => sum + one.seconds, 0);
  return { tests: cases.length, failures: having("failure", ["error"]), errors: having("error", []), skipped: having("skipped", ["error", "failure"]), time: secondsText(seconds) };
}

function suiteElement({ name, timestamp, properties, cases, output, errorOutput }: JUnitSuite): string {
  const lines = [propertiesElement(properties), ...cases.map(caseElement), textElement("system-out", output), textElement("system-err", errorOutput)];
  const content = lines.filter((line) => line !== "").map((line) => `\n    ${line}`).join("");
  return element("testsuite", { name, ...countsOf(cases), timestamp }, content === "" ? "" : `${content}\n  `);
}

/** A report as XML in UTF-8. Its counts are computed from the cases. Text from outside cannot break out of its place. */
export function writeJUnit(report: JUnitReport): string {
  const content = report.map((suite) => `\n  ${suiteElement(suite)}`).join("");
  const counts = countsOf(report.flatMap(({ cases }) => cases));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element("testsuites", { ...counts }, `${content}\n`)}\n`;
}
