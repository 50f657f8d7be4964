import type { Exec } from "../action/context.js";
import type { DiscoveredItem } from "../sharding/item.js";
import type { MeasuredItem } from "../sharding/timings.js";
import type { RunnerName, SuitePolicy } from "../policy/sections/tests.js";
import type { TestStatus } from "../sharding/manifest.js";

/** What an adapter may touch. */
export interface RunnerContext {
  readonly exec: Exec;
  /** Gets what the runner prints while tests run, line by line. The text comes from outside. */
  readonly output: (line: string) => void;
  /** Absolute real path of the repository. Ids of files are relative to it. */
  readonly repository: string;
  /** How many bytes of arguments one call of a program may have. */
  readonly argumentBytes: number;
  /** A folder for temporary files that the adapter need not clear. */
  readonly temporary: string;
}

/** A suite that a repository has, and what told so: a file, a key of a file, or the policy. */
export interface Suite {
  readonly suite: SuitePolicy;
  readonly evidence: string;
}

/** Everything of a suite that can be run. */
export interface Discovery {
  /** In the order of an unsharded run. */
  readonly items: readonly DiscoveredItem[];
  /** Groups without tests whose coverage counts as zero (Go packages). */
  readonly untested: readonly string[];
}

/** What one shard runs of one group. */
export interface GroupShare {
  readonly group: string;
  readonly items: readonly string[];
  /** Items of the group that other shards run; none when the group is whole. */
  readonly elsewhere: readonly string[];
  /**
   * Exactly one shard of each group runs whatever is not `elsewhere`, so that a test which discovery overlooked still
   * runs, and the proof then names it. The others run `items` alone.
   */
  readonly takesRest: boolean;
}

/** What one shard runs of one suite. */
export interface SuiteShare {
  readonly suite: SuitePolicy;
  readonly groups: readonly GroupShare[];
  readonly untested: readonly string[];
}

/** Where a run leaves its reports; absolute folders of this suite alone, which exist and are empty. */
export interface RunPlaces {
  readonly junit: string;
  readonly coverage: string;
}

/** A test may print without end; a message is for people, and manifests hold those of every failed test. */
export const MESSAGE_LENGTH = 20_000;

/** One test as its runner reported it. */
export interface TestResult {
  /** Unique within the suite. */
  readonly id: string;
  /** The item that it belongs to. */
  readonly item: string;
  readonly status: TestStatus;
  readonly seconds: number;
  /** Why it failed or was skipped, as the runner words it; may have many lines, at most {@link MESSAGE_LENGTH} characters. */
  readonly message: string | null;
}

/** What came of running a share. */
export interface SuiteRun {
  /** The worst exit code; null when a signal ended the runner. */
  readonly exitCode: number | null;
  readonly signal: string | null;
  /** Wall time. */
  readonly seconds: number;
  readonly tests: readonly TestResult[];
  /** Durations for the next plan. */
  readonly items: readonly MeasuredItem[];
  /** What the runner could not do, one line each: a build error, a collection error, a crash. */
  readonly problems: readonly string[];
  /** What measured coverage, such as `pytest-cov`; null when nothing did. */
  readonly coverage: string | null;
}

/** Called as tests end; `done` of `total` in the adapter's own unit. */
export type Progress = (done: number, total: number) => void;

/** One test runner. To add one: a folder here with an adapter, and its line in registry.ts. */
export interface RunnerAdapter {
  readonly name: RunnerName;
  /** How to switch the runner on, for the message of a repository without tests: `Jest (a jest.config file …)`. */
  readonly signs: string;
  /** What tells that the repository's root has such a suite; null when nothing does. Starts no program. */
  detect(repository: string): Promise<string | null>;
  /**
   * Lists what can be run, without running it.
   * @throws InputError when the runner is not installed, InconclusiveError when the suite cannot be listed.
   */
  discover(suite: SuitePolicy, context: RunnerContext): Promise<Discovery>;
  /** Runs a share that is not empty. A failed test is a result, not an error. */
  run(share: SuiteShare, places: RunPlaces, context: RunnerContext, progress: Progress): Promise<SuiteRun>;
}
