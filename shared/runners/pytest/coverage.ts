import path from "node:path";
import { readdir } from "node:fs/promises";
import { writeFileAtomic } from "../../files/atomic-write.js";
import { readTextIfPresent } from "../../files/read.js";
import type { SuitePolicy } from "../../policy/sections/tests.js";
import type { RunnerContext } from "../adapter.js";
import { isFile } from "../find-upwards.js";
import { tellingLine } from "../program-output.js";
import { repositoryPath } from "../repository-path.js";
import { underCoverage } from "./command.js";
import type { PytestProbe } from "./events.js";
import { PLUGIN_MODULE } from "./plugin-source.js";

/** How coverage is measured in a run, or null with what to do about it. */
export type CoverageMethod =
  | { readonly name: "pytest-cov" | "coverage.py"; readonly command: readonly string[]; readonly options: readonly string[] }
  | { readonly name: null; readonly remedy: string };

/**
 * pytest-cov where it is active, else coverage.py around pytest. The project's own configuration says what is measured; a
 * project that says nothing gets everything outside of installed packages. A threshold holds for the merged set alone.
 */
export function coverageMethod(command: readonly string[], { pytestCov, covSource, coverage }: PytestProbe): CoverageMethod {
  if (pytestCov) {
    return { name: "pytest-cov", command, options: [...(covSource ? [] : ["--cov"]), "--cov-branch", "--cov-report=", "--cov-fail-under=0"] };
  }
  const wrapped = coverage === null ? null : underCoverage(command);
  if (wrapped !== null) return { name: "coverage.py", command: wrapped, options: [] };
  return { name: null, remedy: "coverage is not measured: run `python3 -m pip install pytest-cov` in the environment of the tests" };
}

/** `SF:` records are relative to the suite's folder; reports of a repository are relative to it. Our own plugin is not its code. */
function forRepository(lcov: string, prefix: string): string {
  const sections = lcov.split(/(?<=^end_of_record\r?\n)/m).filter((section) => !new RegExp(`^SF:.*${PLUGIN_MODULE}\\.py\\r?$`, "m").test(section));
  return prefix === "" ? sections.join("") : sections.join("").replace(/^SF:(?!\/|[A-Za-z]:)/gm, `SF:${prefix}/`);
}

interface CoverageData {
  readonly suite: SuitePolicy;
  /** Absolute folder of the suite. */
  readonly directory: string;
  /** Interpreter that has coverage.py. */
  readonly python: string;
  /** Absolute path that the run was told as COVERAGE_FILE. */
  readonly data: string;
  /** Absolute path of the report to write. */
  readonly report: string;
}

/**
 * Writes what coverage.py has measured as LCOV. A run that measured nothing leaves no report: that is the coverage gate's
 * to judge.
 * @returns what went wrong, or null.
 */
export async function writeLcov({ suite, directory, python, data, report }: CoverageData, { exec, repository }: RunnerContext): Promise<string | null> {
  const options = { cwd: directory, environment: { ...Object.fromEntries(suite.environment), COVERAGE_FILE: data } };
  const parts = (await readdir(path.dirname(data))).filter((name) => name.startsWith(`${path.basename(data)}.`));
  // With `parallel = true` in the project's configuration each process leaves a part of its own.
  if (!(await isFile(data)) && parts.length > 0) await exec(python, ["-m", "coverage", "combine", "-q"], options);
  const execution = await exec(python, ["-m", "coverage", "lcov", "-q", "--fail-under=0", "-o", report], options);
  const lcov = await readTextIfPresent(report);
  const output = `${execution.stdout}\n${execution.stderr}`;
  if (lcov === null) return /No data/i.test(output) ? null : `coverage.py could not write LCOV (6.3 or later can): ${tellingLine(output, /error|no such|unknown/i)}`;
  await writeFileAtomic(report, forRepository(lcov, repositoryPath(repository, directory)));
  return null;
}
