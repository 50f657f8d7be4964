import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import type { RealProject } from "./project.js";
import { must, run } from "./run.js";

interface PythonSource {
  /** Name and version on PyPI. */
  readonly requirement: string;
  readonly needs: readonly string[];
  readonly tests: string;
}

function interpreter(scratch: string): string {
  return path.join(scratch, "venv/bin/python");
}

/** A Python package from its source distribution, with its own pytest suite. */
export function pythonProject({ requirement, needs, tests }: PythonSource): RealProject {
  const call = [tests, "-p", "no:cacheprovider"];
  return {
    name: requirement,
    policy: (scratch) => `version: 1
tests:
  suites:
    - name: unit
      runner: pytest
      command: [${JSON.stringify(interpreter(scratch))}, "-m", "pytest"]
      arguments: [${call.map((word) => JSON.stringify(word)).join(", ")}]
coverage: { lines: 0, branches: 0, functions: 0, statements: 0, require-every-source-file: false }
`,
    fetch(folder, scratch) {
      must("python3", ["-m", "venv", path.join(scratch, "venv")], scratch);
      const python = interpreter(scratch);
      must(python, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "pytest", "pytest-cov", ...needs], scratch);
      must(python, ["-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:", requirement, "-d", scratch], scratch);
      const archive = readdirSync(scratch).find((name) => name.endsWith(".tar.gz"));
      must("tar", ["xzf", path.join(scratch, archive ?? ""), "-C", folder, "--strip-components", "1"], scratch);
      must(python, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--editable", folder], scratch);
    },
    unsharded(folder, scratch) {
      const json = path.join(scratch, "coverage.json");
      const ran = run(interpreter(scratch), ["-m", "pytest", ...call, "-q", "--cov", "--cov-branch", `--cov-report=json:${json}`, `--junitxml=${path.join(scratch, "junit.xml")}`], folder, { COVERAGE_FILE: path.join(scratch, ".coverage") });
      const suite = /<testsuite [^>]*>/.exec(readFileSync(path.join(scratch, "junit.xml"), "utf8"))?.[0] ?? "";
      const figure = (name: string): number => Number(new RegExp(`${name}="(\\d+)"`).exec(suite)?.[1] ?? NaN);
      const { totals } = JSON.parse(readFileSync(json, "utf8")) as { totals: Record<string, number> };
      if (ran.code !== 0 && figure("failures") === 0) throw new Error(`pytest ended with ${ran.code}: ${ran.stdout.slice(-1000)}`);
      return {
        tests: figure("tests"),
        failed: figure("failures") + figure("errors"),
        statements: null,
        functions: null,
        branches: [totals.covered_branches ?? NaN, totals.num_branches ?? NaN],
        lines: [totals.covered_lines ?? NaN, totals.num_statements ?? NaN],
      };
    },
  };
}
