import path from "node:path";
import { writeFileAtomic } from "../../files/atomic-write.js";
import { readTextIfPresent } from "../../files/read.js";
import { plainSuite } from "../../junit/model.js";
import { writeJUnit } from "../../junit/write.js";
import { readDocument } from "../../files/document.js";
import type { Progress, RunnerContext, RunPlaces, SuiteRun, SuiteShare } from "../adapter.js";
import { argumentBatches } from "../argument-batches.js";
import { worstEnding } from "../ending.js";
import { junitCase, type ReportedTest } from "../junit-of-results.js";
import { endingText, tellingLine } from "../program-output.js";
import { repositoryPath } from "../repository-path.js";
import { suiteFolder } from "../suite-folder.js";
import { jestCommand } from "./command.js";
import { jestDurations, jestReportShape, jestTests, type JestFile } from "./results.js";

/**
 * What every run is called with. A shard neither judges a threshold, which holds for the merged set alone, nor stops at the
 * first failure, nor writes a snapshot that nobody has reviewed.
 */
const ALWAYS = ["--ci", "--bail=0", "--json", "--testLocationInResults", "--coverage", "--coverageReporters=json", "--coverageThreshold={}"];

/** Jest prints one such line for each file that has ended. */
const FILE_ENDED = /^(?:PASS|FAIL) /;

function junitText(suite: string, tests: readonly ReportedTest[]): string {
  const files = new Map<string, ReportedTest[]>();
  for (const test of tests) files.set(test.item, [...(files.get(test.item) ?? []), test]);
  return writeJUnit(Array.from(files, ([file, of]) => plainSuite(`${suite}: ${file}`, of.map(junitCase))));
}

/** Runs the files of a share, in several calls when one command line cannot hold them. */
export async function runJest({ suite, groups }: SuiteShare, places: RunPlaces, context: RunnerContext, progress: Progress): Promise<SuiteRun> {
  const { exec, repository, temporary, output } = context;
  const cwd = await suiteFolder(suite, repository);
  const command = await jestCommand(suite, cwd);
  const files = groups.flatMap(({ items }) => items).map((item) => path.resolve(repository, item));
  let done = 0;
  const onLine = (line: string): void => {
    output(line);
    if (FILE_ENDED.test(line)) progress((done += 1), files.length);
  };
  const calls = [];
  const ran: JestFile[] = [];
  const problems: string[] = [];
  for (const [number, batch] of argumentBatches(files, context.argumentBytes).entries()) {
    const report = path.join(temporary, `jest-${suite.name}-${number}.json`);
    const coverage = number === 0 ? places.coverage : path.join(places.coverage, `call-${number}`);
    const options = [...command.arguments, ...ALWAYS, `--outputFile=${report}`, `--coverageDirectory=${coverage}`, "--runTestsByPath", ...batch];
    const call = await exec(command.file, options, { cwd, environment: command.environment, onLine });
    calls.push(call);
    const content = await readTextIfPresent(report);
    if (content === null) problems.push(`Jest ended with ${endingText(call)} before it wrote its report: ${tellingLine(call.stderr, /error|●|cannot/i)}`);
    else ran.push(...readDocument(jestReportShape, content, `the report of Jest for the suite ${suite.name}`).testResults);
  }
  const idOf = (absolute: string): string => repositoryPath(repository, absolute);
  const tests = jestTests(ran, idOf);
  await writeFileAtomic(path.join(places.junit, "junit.xml"), junitText(suite.name, tests));
  const { code, signal, seconds } = worstEnding(calls);
  return { exitCode: code, signal, seconds, tests, problems, items: jestDurations(ran, idOf), coverage: "jest" };
}
