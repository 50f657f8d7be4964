/** How a test ended other than by passing. `text` is the details, often a stack trace. */
export interface JUnitResult {
  readonly kind: "failure" | "error" | "skipped";
  /** Type of the exception, or null. */
  readonly type: string | null;
  readonly message: string | null;
  readonly text: string;
}

/** One `testcase`. Without results it passed; some runners report a failure and an error of its teardown together. */
export interface JUnitCase {
  readonly name: string;
  readonly classname: string;
  readonly file: string | null;
  /** One-based, or null. */
  readonly line: number | null;
  readonly seconds: number;
  readonly results: readonly JUnitResult[];
  readonly output: string;
  readonly errorOutput: string;
  readonly properties: readonly JUnitProperty[];
}

/** One `property` of a case or a suite. */
export interface JUnitProperty {
  readonly name: string;
  readonly value: string;
}

/** One `testsuite`; nested ones stand beside their parent. Counts are not kept: they follow from the cases. */
export interface JUnitSuite {
  readonly name: string;
  /** As the runner wrote it, or null. */
  readonly timestamp: string | null;
  readonly properties: readonly JUnitProperty[];
  readonly cases: readonly JUnitCase[];
  readonly output: string;
  readonly errorOutput: string;
}

/** All suites of a report, in the order of the file. */
export type JUnitReport = readonly JUnitSuite[];

/** A passed case without any extras, to build others from. */
export function passedCase(name: string, classname: string, seconds: number): JUnitCase {
  return { name, classname, seconds, file: null, line: null, results: [], output: "", errorOutput: "", properties: [] };
}

/** A suite with nothing but its cases. */
export function plainSuite(name: string, cases: readonly JUnitCase[]): JUnitSuite {
  return { name, cases, timestamp: null, properties: [], output: "", errorOutput: "" };
}
