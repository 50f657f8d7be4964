import path from "node:path";
import type { Execution } from "../../action/context.js";
import { writeFileAtomic } from "../../files/atomic-write.js";
import { plainSuite } from "../../junit/model.js";
import { writeJUnit } from "../../junit/write.js";
import type { GroupShare, Progress, RunnerContext, RunPlaces, SuiteRun, SuiteShare } from "../adapter.js";
import { argumentBatches } from "../argument-batches.js";
import { worstEnding } from "../ending.js";
import { junitCase, type ReportedTest } from "../junit-of-results.js";
import { programCall } from "../suite-command.js";
import { suiteFolder } from "../suite-folder.js";
import { goOptions } from "./command.js";
import { goEvent, type GoEvent } from "./events.js";
import { goDurations, goProblems, goTests } from "./results.js";

/** One `go test`. */
interface GoCall {
  readonly packages: readonly string[];
  /** `-run` or `-skip` with the names that a cut package needs. */
  readonly filter: readonly string[];
}

function isWhole({ elsewhere, takesRest }: GroupShare): boolean {
  return takesRest && elsewhere.length === 0;
}

function namesPattern(items: readonly string[], group: string): string {
  return `^(${items.map((item) => item.slice(group.length + 2)).join("|")})$`;
}

/** Whole packages go together; a package that is cut needs a call of its own, because the filter holds for a whole call. */
function callsFor({ groups, untested }: SuiteShare, argumentBytes: number): GoCall[] {
  const whole = [...groups.filter(isWhole).map(({ group }) => group), ...untested];
  const cut = groups.filter((group) => !isWhole(group)).map(({ group, items, elsewhere, takesRest }): GoCall => {
    const filter = takesRest ? `-skip=${namesPattern(elsewhere, group)}` : `-run=${namesPattern(items, group)}`;
    return { packages: [group], filter: [filter] };
  });
  return [...argumentBatches(whole, argumentBytes).map((packages) => ({ packages, filter: [] })), ...cut];
}

function junitText(suite: string, tests: readonly ReportedTest[]): string {
  const packages = new Map<string, ReportedTest[]>();
  for (const test of tests) packages.set(test.classname, [...(packages.get(test.classname) ?? []), test]);
  return writeJUnit(Array.from(packages, ([name, of]) => plainSuite(`${suite}: ${name}`, of.map(junitCase))));
}

/** Shows what the tests print instead of the JSON around it, and counts the top-level tests that ended. */
function follow(total: number, output: (line: string) => void, progress: Progress): (line: string) => void {
  let done = 0;
  return (line) => {
    const event = goEvent(line);
    if (event === null) output(line);
    else if (event.Output !== undefined) output(event.Output.trimEnd());
    else if (event.Test !== undefined && !event.Test.includes("/") && ["pass", "fail", "skip"].includes(event.Action)) progress((done += 1), total);
  };
}

/**
 * Runs the packages of a share. Results of earlier runs are never taken from Go's cache: what is proved is that tests ran.
 * Each call writes a cover profile; equal blocks add up in the gate, so that the pieces of a package come to its own total.
 */
export async function runGo(share: SuiteShare, places: RunPlaces, context: RunnerContext, progress: Progress): Promise<SuiteRun> {
  const { suite, groups } = share;
  const cwd = await suiteFolder(suite, context.repository);
  const program = programCall(suite, suite.command ?? ["go"]);
  const onLine = follow(groups.reduce((sum, { items }) => sum + items.length, 0), context.output, progress);
  const calls: Execution[] = [];
  for (const [number, { packages, filter }] of callsFor(share, context.argumentBytes).entries()) {
    const profile = path.join(places.coverage, `cover-${number}.out`);
    const options = ["-json", "-count=1", "-covermode=atomic", ...goOptions(suite), `-coverprofile=${profile}`, ...filter];
    calls.push(await context.exec(program.file, [...program.args, "test", ...options, ...packages], { cwd, environment: Object.fromEntries(suite.environment), onLine }));
  }
  const events = calls.flatMap(({ stdout }) => stdout.split("\n").map(goEvent).filter((event): event is GoEvent => event !== null));
  const tests = goTests(events);
  await writeFileAtomic(path.join(places.junit, "junit.xml"), junitText(suite.name, tests));
  const { code, signal, seconds } = worstEnding(calls);
  const problems = goProblems(events, tests, calls.map(({ stderr }) => stderr).join("\n"));
  return { exitCode: code, signal, seconds, tests, problems, items: goDurations(events, tests), coverage: "go test -cover" };
}
