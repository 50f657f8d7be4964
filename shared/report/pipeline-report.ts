import type { Verdict } from "../action/verdict.js";
import type { Count } from "./figures.js";

/**
 * Everything a pipeline run has to tell people, as plain data: the HTML page, the job summary and the terminal print the
 * same facts from it. Only the verdict must be known; a part that is missing is not shown. All text may come from outside.
 */
export interface PipelineReport {
  readonly verdict: Verdict;
  /** What was judged, such as the repository's name. */
  readonly title?: string | undefined;
  /** One sentence: why this verdict. */
  readonly reason?: string | undefined;
  /** Repository, commit, base, tool version, started, duration; in the order to show. */
  readonly facts?: readonly Fact[] | undefined;
  readonly gates?: readonly GateLine[] | undefined;
  /** What the lines of `gates` are, in the singular: `Gate` unless one gate tells what it judged. */
  readonly judged?: "Gate" | "Design" | undefined;
  readonly shards?: readonly ShardLine[] | undefined;
  /** Seconds that no plan can beat: the longest test or the total over the number of shards. */
  readonly bound?: number | undefined;
  /** Seconds of the slowest shard. */
  readonly makespan?: number | undefined;
  readonly tests?: TestFacts | undefined;
  readonly coverage?: CoverageFacts | undefined;
  /** What went wrong, and what to do about it. */
  readonly problems?: readonly Problem[] | undefined;
  /** Remarks that change no verdict, such as the definition of coverage that was used. */
  readonly notes?: readonly string[] | undefined;
}

/** One line of the table about the run. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** What one gate of the pipeline said. */
export interface GateLine {
  readonly name: string;
  readonly verdict: Verdict;
  readonly sentence: string;
}

/** One shard; `index` counts from 0, people are shown it from 1. A shard that left no result has no `seconds`. */
export interface ShardLine {
  readonly index: number;
  readonly predictedSeconds?: number | undefined;
  readonly seconds?: number | undefined;
  readonly tests?: number | undefined;
  readonly failed?: number | undefined;
}

/** Numbers of tests, and those worth a look. */
export interface TestFacts {
  readonly total: number;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Planned items, such as test files, that nobody knows the end of; their tests are not in `total`. */
  readonly itemsWithoutResult?: number | undefined;
  readonly failures?: readonly TestFailure[] | undefined;
  /** Passed only when repeated. */
  readonly flaky?: readonly TestFailure[] | undefined;
  /** Slowest first. */
  readonly slowest?: readonly SlowTest[] | undefined;
}

/** One test that failed. */
export interface TestFailure {
  readonly name: string;
  readonly file?: string | undefined;
  /** May have many lines. */
  readonly message?: string | undefined;
}

/** One of the tests that took longest. */
export interface SlowTest {
  readonly name: string;
  readonly seconds: number;
}

/** The four things that coverage counts, in the order every report shows them. */
export const METRICS = ["statements", "branches", "functions", "lines"] as const;
export type Metric = (typeof METRICS)[number];

/** A format may not know all four: Go profiles have statements alone. */
export type MetricCounts = Readonly<Partial<Record<Metric, Count | undefined>>>;

/** What was covered, what was asked for, and where the difference lies. */
export interface CoverageFacts {
  readonly totals?: MetricCounts | undefined;
  /** Percent that the policy asks for, per metric. A metric without a floor is shown but not judged. */
  readonly floors?: Readonly<Partial<Record<Metric, number | undefined>>> | undefined;
  /** Files below their floor. */
  readonly files?: readonly FileCoverage[] | undefined;
  readonly uncovered?: readonly UncoveredPlace[] | undefined;
}

/** What was covered of one file. */
export interface FileCoverage extends MetricCounts {
  readonly file: string;
}

/** Lines count from one and include the end. */
export interface UncoveredPlace {
  readonly file: string;
  readonly line: number;
  readonly endLine: number;
  /** What was never taken: `else branch`, `function close`. */
  readonly text: string;
  readonly excerpt?: Excerpt | undefined;
}

/** Source lines around a place. */
export interface Excerpt {
  readonly firstLine: number;
  readonly lines: readonly string[];
}

/** Something that keeps the facts from being complete. */
export interface Problem {
  /** Stable and in kebab-case: `shard-missing`. */
  readonly code: string;
  readonly text: string;
  /** What to do now. */
  readonly remedy?: string | undefined;
}
