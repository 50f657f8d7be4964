import { DURATION_PATTERN, durationSeconds } from "../../action/duration.js";
import { boolean, integer, list, mapOf, nullable, object, oneOf, text, withDefault, type Shape, type TypeOf } from "../../schema/shape.js";

/** The test runners that Plimsoll has an adapter for. */
export const RUNNERS = ["jest", "pytest", "go-test"] as const;
export type RunnerName = (typeof RUNNERS)[number];

/** A duration in seconds, written `90s`, `5m` or `1h30m`. */
export function duration(description: string): Shape<number> {
  const words = text({ description, pattern: DURATION_PATTERN, expected: "a duration such as 90s, 5m or 1h30m" });
  return { schema: words.schema, check: (value, path) => durationSeconds(words.check(value, path)) };
}

/** One test suite as a policy names it and as a plan carries it to the shards. */
export const suiteShape = object({
  name: text({ minLength: 1, pattern: /^[a-z0-9][a-z0-9-]{0,60}$/, expected: "a name of small letters, digits and hyphens" }),
  runner: oneOf(RUNNERS, "Which adapter runs the suite."),
  directory: withDefault(text({ description: "Folder of the suite, relative to the repository." }), "."),
  command: withDefault(nullable(list(text({ minLength: 1 }), "Program and first arguments that start the runner, instead of the one found.")), null),
  arguments: withDefault(list(text(), "Added to every call of the runner."), []),
  environment: withDefault(mapOf(text(), "Added to the runner's environment."), new Map<string, string>(), {}),
});
export type SuitePolicy = TypeOf<typeof suiteShape>;

/** How the tests are found, planned and run. */
export const testsSection = object({
  suites: withDefault(list(suiteShape, "Test suites; found from the repository's own files when the list is empty."), []),
  shards: withDefault(nullable(integer({ minimum: 1, maximum: 256, description: "Number of shards." })), null),
  target: withDefault(nullable(duration("Choose the least number of shards whose predicted makespan is within this.")), null),
  "maximum-shards": withDefault(integer({ minimum: 1, maximum: 256, description: "Upper limit when a target chooses the number." }), 20),
  "cut-large-files": withDefault(boolean("Whether a test file longer than half a shard may be run in pieces (pytest, Go)."), true),
});
export type TestsPolicy = TypeOf<typeof testsSection>;
