import { integer, list, literal, nullable, number, object, oneOf, text, type TypeOf } from "../schema/shape.js";
import { RUNNERS } from "../policy/sections/tests.js";
import { MOST_SHARDS } from "./assignment.js";

const seconds = number({ minimum: 0 });
const digest = text({ pattern: /^[0-9a-f]{64}$/, expected: "a SHA-256 in hexadecimal" });

/** How a test ended. An expected failure counts as skipped, as it does in JUnit reports. */
export const TEST_STATUSES = ["passed", "failed", "skipped"] as const;
export type TestStatus = (typeof TEST_STATUSES)[number];

const executedTest = object({
  suite: text({ minLength: 1 }),
  id: text({ minLength: 1, description: "Unique within its suite and item." }),
  item: text({ minLength: 1, description: "The planned item that the test belongs to." }),
  status: oneOf(TEST_STATUSES),
  seconds,
  message: nullable(text({ description: "Why it failed or was skipped." })),
});

const suiteRun = object({
  name: text({ minLength: 1 }),
  runner: oneOf(RUNNERS),
  exitCode: nullable(integer({ description: "The worst exit code of the runner's calls; null when a signal ended one." })),
  signal: nullable(text()),
  seconds,
  items: list(object({ id: text({ minLength: 1 }), seconds }), "Measured durations of the items, for the next plan."),
  problems: list(text(), "What the runner could not do, one line each. A shard with one proves nothing."),
  coverage: nullable(text({ description: "What measured coverage; null when nothing did." })),
});

const shardFile = object({
  path: text({ minLength: 1, description: "Relative to the shard's folder, with `/`." }),
  kind: oneOf(["junit", "coverage"]),
  suite: text({ minLength: 1 }),
  sha256: digest,
});

/** `manifest.json` of a shard's folder. It is there only when the shard came to its end. */
export const manifestShape = object(
  {
    version: literal(1),
    tool: text({ minLength: 1 }),
    commit: text({ minLength: 1 }),
    plan: digest,
    index: integer({ minimum: 0, maximum: MOST_SHARDS - 1 }),
    count: integer({ minimum: 1, maximum: MOST_SHARDS }),
    attempt: integer({ minimum: 1, description: "Attempt of the workflow run; a later one replaces an earlier one." }),
    started: text(),
    finished: text(),
    suites: list(suiteRun),
    tests: list(executedTest),
    files: list(shardFile),
  },
  { description: "What one shard ran, written by run-shard." },
);
export type Manifest = TypeOf<typeof manifestShape>;
/** One test that a shard ran. */
export type ExecutedTest = Manifest["tests"][number];
/** One run of a suite's runner in a shard. */
export type SuiteRunFacts = Manifest["suites"][number];
/** One file that a shard wrote. */
export type ShardFile = Manifest["files"][number];

/** Name of the manifest in a shard's folder. */
export const MANIFEST_FILE = "manifest.json";
