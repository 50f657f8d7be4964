import { stripVTControlCharacters } from "node:util";
import { list, nullable, number, object, optional, text, type TypeOf } from "../../schema/shape.js";
import type { MeasuredItem } from "../../sharding/timings.js";
import { Tally } from "../../sharding/tally.js";
import type { TestStatus } from "../../sharding/manifest.js";
import { MESSAGE_LENGTH } from "../adapter.js";
import { clip } from "../../report/clip.js";
import type { ReportedTest } from "../junit-of-results.js";

const assertionResult = object(
  {
    ancestorTitles: list(text()),
    title: text(),
    status: text(),
    duration: optional(nullable(number())),
    failureMessages: optional(nullable(list(text()))),
    location: optional(nullable(object({ line: number() }, { open: true }))),
  },
  { open: true },
);

/** What Jest 27 to 30 write with `--json`, as far as it is read. Times are in milliseconds. */
export const jestReportShape = object(
  {
    testResults: list(object(
      { name: text({ minLength: 1 }), status: text(), message: optional(text()), startTime: number(), endTime: number(), assertionResults: list(assertionResult) },
      { open: true },
    )),
  },
  { open: true },
);
export type JestFile = TypeOf<typeof jestReportShape>["testResults"][number];
type JestAssertion = JestFile["assertionResults"][number];

function statusOf({ status }: JestAssertion): TestStatus {
  if (status === "passed" || status === "failed") return status;
  return "skipped";
}

function plain(message: string): string {
  return clip(stripVTControlCharacters(message).trim(), MESSAGE_LENGTH);
}

function testOf(file: string, assertion: JestAssertion): ReportedTest {
  const { ancestorTitles, title, duration, failureMessages, location } = assertion;
  const messages = plain((failureMessages ?? []).join("\n\n"));
  return {
    id: [file, ...ancestorTitles, title].join(" > "),
    item: file,
    status: statusOf(assertion),
    seconds: Math.max(duration ?? 0, 0) / 1000,
    message: messages === "" ? null : messages,
    classname: [file, ...ancestorTitles].join(" > "),
    name: title,
    file,
    line: location?.line ?? null,
  };
}

/** A file can fail without a failed test: it does not parse, holds no test, or its last hook threw. That is a failure of its own. */
function ownFailure(file: string, { status, message = "", assertionResults }: JestFile): ReportedTest[] {
  if (status !== "failed" || assertionResults.some((assertion) => assertion.status === "failed")) return [];
  return [{ id: file, item: file, status: "failed", seconds: 0, message: plain(message), classname: file, name: "the file as a whole", file, line: null }];
}

/** Jest allows two tests of one name in one file; the later ones get a number so that each result has an id of its own. */
function numbered(tests: readonly ReportedTest[]): ReportedTest[] {
  const seen = new Tally();
  return tests.map((test) => {
    const count = seen.add(test.id);
    return count === 1 ? test : { ...test, id: `${test.id} (${count})` };
  });
}

/** The tests of Jest's report. `idOf` turns the absolute path of a file into its item id. */
export function jestTests(files: readonly JestFile[], idOf: (absolute: string) => string): ReportedTest[] {
  return numbered(files.flatMap((file) => {
    const id = idOf(file.name);
    return [...file.assertionResults.map((assertion) => testOf(id, assertion)), ...ownFailure(id, file)];
  }));
}

/** Wall time of each file, imports included. A file runs once for each project of the configuration that it belongs to. */
export function jestDurations(files: readonly JestFile[], idOf: (absolute: string) => string): MeasuredItem[] {
  const seconds = new Map<string, number>();
  for (const { name, startTime, endTime } of files) {
    if (endTime > startTime) seconds.set(idOf(name), (seconds.get(idOf(name)) ?? 0) + (endTime - startTime) / 1000);
  }
  return Array.from(seconds, ([id, value]) => ({ id, seconds: value }));
}
