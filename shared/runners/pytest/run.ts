import { mkdtemp } from "node:fs/promises";
import path from "node:path";
import { readDocument } from "../../files/document.js";
import type { GroupShare, Progress, RunnerContext, RunPlaces, SuiteRun, SuiteShare } from "../adapter.js";
import { endingText, tellingLine } from "../program-output.js";
import { repositoryPath } from "../repository-path.js";
import { suiteFolder } from "../suite-folder.js";
import { callPytest, noAnswer, type FileShare, type PytestAnswer } from "./call.js";
import { pytestCommand } from "./command.js";
import { coverageMethod, writeLcov, type CoverageMethod } from "./coverage.js";
import { eventsOf, probeShape, readEvents, type PytestEvent, type PytestProbe } from "./events.js";
import { pytestDurations, pytestTests, unfinishedTest, type EndedTest } from "./results.js";

/** A shard does not stop at its first failure, and says how far it is. */
const ALWAYS = ["--maxfail=0", "-o", "console_output_style=count", "-o", "junit_family=xunit1"];

const COUNT_AT_LINE_END = /\[ *(\d+)\/(\d+)\]\s*$/;

function fileShare(repository: string, { group, items, elsewhere, takesRest }: GroupShare): FileShare {
  const suffixes = (takesRest ? elsewhere : items).map((item) => item.slice(group.length));
  return { file: path.resolve(repository, group), only: !takesRest, suffixes };
}

interface Prepared {
  readonly share: SuiteShare;
  readonly directory: string;
  readonly command: readonly string[];
  readonly context: RunnerContext;
}

async function probe({ share: { suite }, directory, command, context }: Prepared): Promise<PytestProbe> {
  const { execution, written } = await callPytest({ suite, directory, command, options: [], request: { mode: "probe" } }, context);
  if (written === null) throw noAnswer(suite, "start", execution);
  return readDocument(probeShape, written, `suite ${suite.name}: what pytest says of itself`);
}

/** What kept pytest from running its share, one line each. */
function problemsOf({ execution }: PytestAnswer, events: readonly PytestEvent[], tests: readonly EndedTest[], idOf: (absolute: string) => string): string[] {
  const errors = eventsOf(events, "error").map(({ id, message }) => `pytest could not collect ${id}: ${message}`);
  if (eventsOf(events, "finish").length > 0) return errors;
  const running = unfinishedTest(events, tests, idOf);
  const during = running === null ? "" : ` while it ran ${running}`;
  return [...errors, `pytest ended before its end (${endingText(execution)})${during}: ${tellingLine(execution.stderr, /error|fatal|abort/i)}`];
}

interface Measured {
  readonly method: CoverageMethod;
  readonly python: string;
  readonly data: string;
}

async function coverageReport({ method, python, data }: Measured, { share: { suite }, directory, context }: Prepared, places: RunPlaces): Promise<string[]> {
  if (method.name === null) {
    context.output(method.remedy);
    return [];
  }
  const problem = await writeLcov({ suite, directory, python, data, report: path.join(places.coverage, "lcov.info") }, context);
  return problem === null ? [] : [problem];
}

/** Runs the tests of a share in one pytest. */
export async function runPytest(share: SuiteShare, places: RunPlaces, context: RunnerContext, progress: Progress): Promise<SuiteRun> {
  const { repository, temporary, output } = context;
  const directory = await suiteFolder(share.suite, repository);
  const prepared = { share, directory, context, command: await pytestCommand(share.suite, directory, repository) };
  const { python, ...facts } = await probe(prepared);
  const method = coverageMethod(prepared.command, { python, ...facts });
  const data = path.join(await mkdtemp(path.join(temporary, "coverage-")), "data");
  const report = ["-o", `junit_suite_name=${share.suite.name}`, `--junitxml=${path.join(places.junit, "junit.xml")}`];
  const answer = await callPytest({
    suite: share.suite, directory,
    command: method.name === null ? prepared.command : method.command,
    options: [...ALWAYS, ...report, ...(method.name === null ? [] : method.options)],
    request: { mode: "run", shares: share.groups.map((group) => fileShare(repository, group)) },
    environment: { COVERAGE_FILE: data },
    onLine: (line) => {
      output(line);
      const [, done, total] = COUNT_AT_LINE_END.exec(line) ?? [];
      if (done !== undefined) progress(Number(done), Number(total));
    },
  }, context);
  const idOf = (absolute: string): string => repositoryPath(repository, absolute);
  const events = readEvents(answer.written ?? "", `suite ${share.suite.name}: the results of pytest`);
  const tests = pytestTests(events, idOf);
  const coverage = await coverageReport({ method, python, data }, prepared, places);
  const { code, signal, seconds } = answer.execution;
  return {
    exitCode: code, signal, seconds, tests,
    items: pytestDurations(events, tests, idOf),
    problems: [...problemsOf(answer, events, tests, idOf), ...coverage],
    coverage: method.name,
  };
}
