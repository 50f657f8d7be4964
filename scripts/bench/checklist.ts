/**
 * Our own time of judging the largest change that GitHub tells of whole by 200 items, and its parts beside those of npm
 * packages that do one of them. `node build/scripts/bench/checklist.js [ITEMS]`. Prints medians and ratios; judges nothing.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { factsShape } from "../../actions/mr-checklist/facts/facts.js";
import { judgeChecklist } from "../../actions/mr-checklist/judgement/judge-checklist.js";
import { readChecklist } from "../../actions/mr-checklist/policy/read-checklist.js";
import { checklistComment, checklistSummary } from "../../actions/mr-checklist/report/checklist-summary.js";
import { readUnifiedDiff } from "../../shared/findings/diff/unified-diff.js";
import { systemClock } from "../../shared/host/clock.js";
import { parseMarkdown } from "../../shared/markdown/document.js";
import { tasksOf } from "../../shared/markdown/tasks.js";
import { parseCodeowners } from "../../shared/people/owners/codeowners.js";
import { ownersOf } from "../../shared/people/owners/owners-of.js";
import type { ResolvedChecklist } from "../../shared/policy/sections/checklist/resolution/resolve.js";
import { installPeers, type Work } from "./checklist-peers.js";
import { largeFacts, longBody, manyItems, manyOwners, manyPatches, manyPaths } from "./generate-checklist.js";

const ROUNDS = 7;
const WARM_UP = 2;

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

/** Milliseconds that passed, and those that the processor worked: the second are the same on a busy machine. */
function timed<T>(work: () => T): { readonly value: T; readonly time: number; readonly work: number } {
  const before = process.cpuUsage();
  const started = performance.now();
  const value = work();
  const time = performance.now() - started;
  const { user, system } = process.cpuUsage(before);
  return { value, time, work: (user + system) / 1000 };
}

function line(label: string, value: number): void {
  console.log(`  ${label.padEnd(44)}${value.toFixed(0).padStart(7)} ms`);
}

async function checklist(items: number): Promise<ResolvedChecklist> {
  const silent = (): void => undefined;
  const written = { name: "policy.yml", reference: { repository: null, path: ".github/plimsoll.yml", ref: null }, content: JSON.stringify({ checklist: manyItems(items) }) };
  return readChecklist(written, () => Promise.resolve(null), { github: null, clock: systemClock, log: { info: silent, warning: silent, debug: silent, progress: silent } });
}

/** As in a job, each round has facts of its own, of which nothing is remembered; a job's own judgement is its first. */
async function judgement(items: number): Promise<void> {
  const resolving = performance.now();
  const resolved = await checklist(items);
  const resolution = performance.now() - resolving;
  const text = JSON.stringify(largeFacts());
  const rounds = Array.from({ length: ROUNDS }, () => {
    const read = timed(() => factsShape.check(JSON.parse(text), []));
    const judged = timed(() => judgeChecklist(read.value, resolved));
    const told = timed(() => [checklistSummary(judged.value), checklistComment(judged.value)]);
    return { read: read.time, judging: judged.time, work: judged.work, telling: told.time, counts: judged.value.counts };
  });
  const of = (part: "read" | "judging" | "work" | "telling"): number => median(rounds.map((round) => round[part]));
  console.log(`checklist: ${items} items on 3,000 files, 250 commits and a description of 65,536 characters; ${(text.length / 1e6).toFixed(1)} MB of facts, median of ${ROUNDS}`);
  line("reading the policy (once)", resolution);
  line("reading the facts", of("read"));
  line("judging, the first time in the process", rounds[0]?.judging ?? NaN);
  line("judging", of("judging"));
  line("judging, processor time of all threads", of("work"));
  line("summary and comment", of("telling"));
  const hostile = factsShape.check(largeFacts((index) => `feat: ${index}\n${"Signed-of-".repeat(6500)}`), []);
  line("judging 250 messages of 65,000 characters", timed(() => judgeChecklist(hostile, resolved)).time);
  console.log(`  came to ${Object.entries(rounds[0]?.counts ?? {}).filter(([, count]) => count > 0).map(([state, count]) => `${count} ${state}`).join(", ")}`);
}

/** One part beside its peers; `found` tells whether they read the same. */
function beside(part: string, ours: () => number, peers: Readonly<Record<string, () => number>>): void {
  const candidates = Object.entries({ plimsoll: ours, ...peers }).map(([name, work]) => ({ name, work, times: [] as number[], found: 0 }));
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    for (const candidate of candidates) {
      const { time, value } = timed(candidate.work);
      candidate.found = value;
      if (round >= 0) candidate.times.push(time);
    }
  }
  console.log(`${part}, median of ${ROUNDS}`);
  const own = median(candidates[0]?.times ?? []);
  for (const { name, times, found } of candidates) {
    const ratio = name === "plimsoll" ? "" : `   ratio ${name} / plimsoll ${(median(times) / own).toFixed(2)}`;
    console.log(`  ${name.padEnd(24)}${median(times).toFixed(1).padStart(9)} ms   found ${found}${ratio}`);
  }
}

function bound(works: Readonly<Record<string, Work>>, input: string, paths: readonly string[] = []): Record<string, () => number> {
  return Object.fromEntries(Object.entries(works).map(([name, work]) => [name, () => work(input, paths)]));
}

const [items = "200"] = process.argv.slice(2);
await judgement(Number(items));
const folder = mkdtempSync(path.join(tmpdir(), "plimsoll-bench-"));
try {
  const peers = await installPeers(folder);
  const [owners, paths, body, diff] = [manyOwners(), manyPaths(), longBody(), manyPatches()];
  beside("CODEOWNERS: 3,000 paths and 401 lines", () => [...ownersOf(parseCodeowners(owners), paths).values()].filter((one) => one.length > 0).length, bound(peers.owners, owners, paths));
  beside("task list: 65,536 characters (a quoted box is nobody's here, and a box for the peers)", () => tasksOf(parseMarkdown(body)).length, bound(peers.tasks, body));
  beside(`unified diff: 3,000 files, ${(diff.length / 1e6).toFixed(1)} MB`, () => readUnifiedDiff(diff).reduce((sum, { additions }) => sum + additions, 0), bound(peers.diff, diff));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
