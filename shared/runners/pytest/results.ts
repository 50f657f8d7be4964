import { Tally } from "../../sharding/tally.js";
import type { MeasuredItem } from "../../sharding/timings.js";
import type { TestResult } from "../adapter.js";
import { eventsOf, type PhaseEvent, type PytestEvent } from "./events.js";

type IdOf = (absolute: string) => string;

/** A test that ran to its end. */
export interface EndedTest extends TestResult {
  /** Whether its body ran: an expected failure counts as skipped, but takes its time. */
  readonly called: boolean;
}

/** The result of the phases of one test. Plugins may repeat a test: its last set-up starts it anew. */
function resultOf(item: string, phases: readonly PhaseEvent[]): EndedTest {
  const lastStart = phases.findLastIndex(({ when }) => when === "setup");
  const last = phases.slice(Math.max(lastStart, 0));
  const decisive = last.find(({ outcome }) => outcome === "failed") ?? last.find(({ outcome }) => outcome === "skipped");
  const status = decisive === undefined ? "passed" : decisive.outcome === "failed" ? "failed" : "skipped";
  const seconds = last.reduce((sum, phase) => sum + Math.max(phase.seconds, 0), 0);
  return { id: item, item, status, seconds, message: decisive?.message ?? null, called: last.some(({ when }) => when === "call") };
}

/** The tests that ended: those whose teardown was reported. The others were cut off with their run. */
export function pytestTests(events: readonly PytestEvent[], idOf: IdOf): EndedTest[] {
  const phases = new Map<string, PhaseEvent[]>();
  for (const phase of eventsOf(events, "phase")) {
    const id = idOf(phase.file) + phase.suffix;
    const earlier = phases.get(id);
    if (earlier === undefined) phases.set(id, [phase]);
    else earlier.push(phase);
  }
  return Array.from(phases).filter(([, of]) => of.some(({ when }) => when === "teardown")).map(([id, of]) => resultOf(id, of));
}

/** The test that was running when a run was cut off, or null. */
export function unfinishedTest(events: readonly PytestEvent[], tests: readonly TestResult[], idOf: IdOf): string | null {
  const last = eventsOf(events, "start").at(-1);
  if (last === undefined) return null;
  const id = idOf(last.file) + last.suffix;
  return tests.some((test) => test.id === id) ? null : id;
}

/** Durations for the next plan: each test's own and its share of its file's import. A test whose body did not run weighs nothing. */
export function pytestDurations(events: readonly PytestEvent[], tests: readonly EndedTest[], idOf: IdOf): MeasuredItem[] {
  const groupOf = ({ item }: TestResult): string => item.slice(0, item.indexOf("::"));
  const called = new Tally();
  for (const test of tests.filter((one) => one.called)) called.add(groupOf(test));
  const imports = new Map(eventsOf(events, "import").map(({ file, seconds }) => [idOf(file), seconds]));
  return tests.map((test) => {
    const share = (imports.get(groupOf(test)) ?? 0) / called.count(groupOf(test));
    return { id: test.item, seconds: test.called ? test.seconds + share : 0 };
  });
}
