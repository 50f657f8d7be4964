import type { JUnitCase, JUnitResult } from "../junit/model.js";
import type { TestResult } from "./adapter.js";

/** What a runner's result adds for a JUnit report. */
export interface ReportedTest extends TestResult {
  readonly classname: string;
  readonly name: string;
  /** Source file relative to the repository, or null when the runner does not say. */
  readonly file: string | null;
  /** One-based, or null. */
  readonly line: number | null;
}

function resultsOf({ status, message }: TestResult): JUnitResult[] {
  const firstLine = (message ?? "").replace(/\n[\s\S]*$/, "");
  if (status === "failed") return [{ kind: "failure", type: null, message: firstLine, text: message ?? "" }];
  return status === "skipped" ? [{ kind: "skipped", type: null, message: message === null ? null : firstLine, text: "" }] : [];
}

/** A result as a case of a JUnit report, for runners that write none themselves. */
export function junitCase(test: ReportedTest): JUnitCase {
  const { name, classname, file, line, seconds } = test;
  return { name, classname, file, line, seconds, results: resultsOf(test), output: "", errorOutput: "", properties: [] };
}
