import { SaxesParser, type SaxesTagPlain } from "saxes";
import { InconclusiveError, messageOf } from "../action/errors.js";
import type { JUnitCase, JUnitProperty, JUnitReport, JUnitResult, JUnitSuite } from "./model.js";

interface OpenSuite {
  name: string;
  timestamp: string | null;
  cases: JUnitCase[];
  properties: JUnitProperty[];
  output: string;
  errorOutput: string;
}

interface OpenCase {
  readonly attributes: SaxesTagPlain["attributes"];
  results: JUnitResult[];
  properties: JUnitProperty[];
  output: string;
  errorOutput: string;
}

/** Deeper than any report; a hostile file may nest without end. */
const DEEPEST = 64;

function secondsOf(time: string | undefined): number {
  // Some runners separate thousands: `1,234.5`.
  const seconds = Number((time ?? "0").replaceAll(",", ""));
  return Number.isFinite(seconds) && seconds > 0 ? seconds : 0;
}

function lineOf(line: string | undefined): number | null {
  return line !== undefined && /^\d{1,9}$/.test(line) ? Number(line) : null;
}

function finished({ attributes, ...rest }: OpenCase): JUnitCase {
  return {
    ...rest,
    name: attributes.name ?? "", classname: attributes.classname ?? "", file: attributes.file ?? null,
    line: lineOf(attributes.line), seconds: secondsOf(attributes.time),
  };
}

/** Builds the report from the parser's events. Unknown elements are passed over, as every JUnit reader must. */
class ReportBuilder {
  readonly suites: JUnitSuite[] = [];
  sawReport = false;
  readonly #openSuites: OpenSuite[] = [];
  #case: OpenCase | null = null;
  #text = "";
  #depth = 0;

  open({ name, attributes }: SaxesTagPlain): void {
    this.#depth += 1;
    if (this.#depth > DEEPEST) throw new Error(`elements nest deeper than ${DEEPEST}`);
    this.#text = "";
    if (name === "testsuites") this.sawReport = true;
    if (name === "testsuite") {
      this.sawReport = true;
      const suite = { name: attributes.name ?? "", timestamp: attributes.timestamp ?? null, cases: [], properties: [], output: "", errorOutput: "" };
      this.#openSuites.push(suite);
      this.suites.push(suite);
    }
    if (name === "testcase") this.#case = { attributes, results: [], properties: [], output: "", errorOutput: "" };
    const owner = this.#case ?? this.#openSuites.at(-1);
    if (name === "property") owner?.properties.push({ name: attributes.name ?? "", value: attributes.value ?? "" });
  }

  text(text: string): void {
    this.#text += text;
  }

  close({ name, attributes }: SaxesTagPlain): void {
    this.#depth -= 1;
    const owner = this.#case ?? this.#openSuites.at(-1);
    if (name === "failure" || name === "error" || name === "skipped") {
      this.#case?.results.push({ kind: name, type: attributes.type ?? null, message: attributes.message ?? null, text: this.#text });
    } else if (name === "system-out" && owner) owner.output += this.#text;
    else if (name === "system-err" && owner) owner.errorOutput += this.#text;
    else if (name === "testcase" && this.#case) {
      this.#openSuites.at(-1)?.cases.push(finished(this.#case));
      this.#case = null;
    } else if (name === "testsuite") this.#openSuites.pop();
    this.#text = "";
  }
}

/**
 * Reads a JUnit report as the runners write it: `testsuites` around `testsuite`, or one `testsuite` alone, nested or not.
 * Entities are never expanded beyond XML's own five, and document types are refused.
 * @param source its path, for messages.
 * @throws InconclusiveError in one line when it is empty, cut off, not XML, or no JUnit report.
 */
export function readJUnit(content: string, source: string): JUnitReport {
  if (content.trim() === "") throw new InconclusiveError(`${source}: is empty; the step that writes it did not finish`);
  const parser = new SaxesParser();
  const builder = new ReportBuilder();
  parser.on("error", (error) => { throw error; });
  parser.on("doctype", () => { throw new Error("document type declarations are refused"); });
  parser.on("opentag", (tag) => { builder.open(tag); });
  parser.on("closetag", (tag) => { builder.close(tag); });
  parser.on("text", (text) => { builder.text(text); });
  parser.on("cdata", (text) => { builder.text(text); });
  try {
    parser.write(content).close();
  } catch (thrown) {
    const place = `${source}:${parser.line}:${parser.column}`;
    throw new InconclusiveError(`${place}: is not a well-formed XML report (${messageOf(thrown).replace(/^(?:undefined)?\d+:\d+: /, "")})`);
  }
  if (!builder.sawReport) throw new InconclusiveError(`${source}: is XML but no JUnit report; expected testsuites or testsuite`);
  return builder.suites;
}
