import type { ExecutedTest, Manifest } from "./manifest.js";
import type { Plan } from "./plan.js";
import type { ProofProblem, ProofProblemCode } from "./proof-problem.js";

/** One shard's folder as the merge found it. */
export interface ShardEvidence {
  /** Where it lies, for messages. */
  readonly folder: string;
  readonly manifest: Manifest;
  /** Files that the manifest names and that are missing or have another digest. */
  readonly damaged: readonly string[];
}

/** Everything that the proof is made of. The discovery is made anew by the merge, not taken from the plan. */
export interface ProofFacts {
  readonly plan: Plan;
  /** Sha of the commit that is judged. */
  readonly commit: string;
  readonly evidence: readonly ShardEvidence[];
  /** Item ids by suite. */
  readonly discovered: ReadonlyMap<string, readonly string[]>;
}

/** How much was proved. */
export interface ProofCounts {
  readonly shards: number;
  readonly items: number;
  readonly tests: number;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Whether every test that exists ran exactly once. Whether the tests passed is another question. */
export type Proof =
  | { readonly kind: "proved"; readonly counts: ProofCounts }
  | { readonly kind: "not-proved"; readonly counts: ProofCounts; readonly problems: readonly ProofProblem[] };

/** The shards that count: of each index the latest attempt, because a re-run replaces what it repeats. */
export function latestAttempts<T extends ShardEvidence>(evidence: readonly T[]): T[] {
  const latest = new Map<number, number>();
  for (const { manifest } of evidence) latest.set(manifest.index, Math.max(latest.get(manifest.index) ?? 0, manifest.attempt));
  return evidence.filter(({ manifest }) => latest.get(manifest.index) === manifest.attempt);
}

/** An item or a test with the shards that reported it. */
interface Seen {
  readonly suite: string;
  readonly id: string;
  readonly item: string;
  readonly shards: Set<number>;
}

/** Facts with what several checks need of them. */
interface Examined extends ProofFacts {
  readonly counted: readonly ShardEvidence[];
  /** Items that ran. */
  readonly ran: ReadonlyMap<string, Seen>;
}

/** An item for people, with its suite where a plan has several. */
export function nameOf(suite: string, id: string, { plan }: Pick<ProofFacts, "plan">): string {
  return plan.suites.length > 1 ? `${suite}: ${id}` : id;
}

function keyOf(suite: string, id: string): string {
  return JSON.stringify([suite, id]);
}

function shardName(index: number, plan: Plan): string {
  return `shard ${index + 1} of ${plan.shards.length}`;
}

/** What was reported, by suite and the id that `idOf` takes of each test. */
function seenBy(evidence: readonly ShardEvidence[], idOf: (test: ExecutedTest) => string): Map<string, Seen> {
  const seen = new Map<string, Seen>();
  for (const { manifest } of evidence) {
    for (const test of manifest.tests) {
      const id = idOf(test);
      const key = keyOf(test.suite, id);
      const found = seen.get(key) ?? { suite: test.suite, id, item: test.item, shards: new Set() };
      found.shards.add(manifest.index);
      seen.set(key, found);
    }
  }
  return seen;
}

/** Returns the names of what is wrong; none when all is well. */
type Check = (facts: Examined) => string[];

const CHECKS: readonly (readonly [ProofProblemCode, Check])[] = [
  ["shard-missing", ({ plan, counted }) => plan.shards
    .filter(({ index }) => !counted.some(({ manifest }) => manifest.index === index))
    .map(({ index, items }) => `${shardName(index, plan)} (${items.length} planned)`)],
  ["shard-unknown", ({ plan, counted }) => counted.filter(({ manifest }) => manifest.index >= plan.shards.length).map(({ folder }) => folder)],
  ["shard-twice", ({ plan, counted }) => plan.shards
    .filter(({ index }) => counted.filter(({ manifest }) => manifest.index === index).length > 1)
    .map(({ index }) => shardName(index, plan))],
  ["other-commit", ({ plan, commit, counted }) => [
    ...(plan.commit === commit ? [] : [`the plan (${plan.commit.slice(0, 12)})`]),
    ...counted.filter(({ manifest }) => manifest.commit !== commit).map(({ manifest, folder }) => `${folder} (${manifest.commit.slice(0, 12)})`),
  ]],
  ["other-plan", ({ plan, counted }) => counted
    .filter(({ manifest }) => manifest.plan !== plan.digest || manifest.count !== plan.shards.length)
    .map(({ folder }) => folder)],
  ["file-damaged", ({ counted }) => counted.flatMap(({ folder, damaged }) => damaged.map((file) => `${folder}/${file}`))],
  ["runner-stopped", ({ plan, counted }) => counted.flatMap(({ manifest }) =>
    shortfalls(manifest).map((line) => `${shardName(manifest.index, plan)}: ${line}`))],
  ["not-run", (facts) => everyItem(facts.discovered).filter(([suite, id]) => !facts.ran.has(keyOf(suite, id))).map(([suite, id]) => nameOf(suite, id, facts))],
  ["not-discovered", undiscovered],
  ["run-twice", ranTwice],
  ["nothing-executed", ({ plan, counted }) => plan.suites
    .map(({ suite }) => suite.name)
    .filter((name) => !counted.some(({ manifest }) => manifest.tests.some(({ suite, status }) => suite === name && status !== "skipped")))
    .map((name) => `suite ${name}`)],
];

/**
 * What a shard's runners could not do. A runner that ends badly without a failed test did not run what it was given; one
 * that ends well without a single result did not either.
 */
export function shortfalls({ suites, tests }: Manifest): string[] {
  return suites.flatMap(({ name, problems, exitCode, signal }) => {
    const failed = tests.some(({ suite, status }) => suite === name && status === "failed");
    if (problems.length > 0) return problems.map((problem) => `${name}: ${problem}`);
    if (signal !== null) return [`${name}: ended by ${signal}`];
    return exitCode !== 0 && !failed ? [`${name}: ended with exit code ${exitCode ?? "none"} although no test failed`] : [];
  });
}

function everyItem(discovered: ProofFacts["discovered"]): [string, string][] {
  return Array.from(discovered).flatMap(([suite, ids]) => ids.map((id): [string, string] => [suite, id]));
}

function undiscovered(facts: Examined): string[] {
  const known = new Set(everyItem(facts.discovered).map(([suite, id]) => keyOf(suite, id)));
  return [...facts.ran].filter(([key]) => !known.has(key)).map(([, { suite, id }]) => nameOf(suite, id, facts));
}

/** Items that two shards reported, and tests of that kind whose item is not named already. */
function ranTwice(facts: Examined): string[] {
  const twice = (seen: ReadonlyMap<string, Seen>): Seen[] => [...seen.values()].filter(({ shards }) => shards.size > 1);
  const items = twice(facts.ran);
  const named = new Set(items.map(({ suite, id }) => keyOf(suite, id)));
  const tests = twice(seenBy(facts.counted, ({ id }) => id)).filter(({ suite, item }) => !named.has(keyOf(suite, item)));
  return [...items, ...tests].map(({ suite, id }) => nameOf(suite, id, facts));
}

function countsOf(counted: readonly ShardEvidence[], items: number): ProofCounts {
  const tests = counted.flatMap(({ manifest }) => manifest.tests);
  const having = (wanted: ExecutedTest["status"]): number => tests.filter(({ status }) => status === wanted).length;
  return { shards: counted.length, items, tests: tests.length, passed: having("passed"), failed: having("failed"), skipped: having("skipped") };
}

/**
 * Proves that the union of what ran equals what exists, each test exactly once, every shard present, on one commit and by
 * one plan. Pure: a second look at the same facts gives the same answer.
 */
export function proveShards(facts: ProofFacts): Proof {
  const counted = latestAttempts(facts.evidence);
  const ran = seenBy(counted, ({ item }) => item);
  const problems = CHECKS.map(([code, check]) => ({ code, names: check({ ...facts, counted, ran }) })).filter(({ names }) => names.length > 0);
  const counts = countsOf(counted, ran.size);
  return problems.length === 0 ? { kind: "proved", counts } : { kind: "not-proved", counts, problems };
}
