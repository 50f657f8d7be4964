import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { RealProject } from "./project.js";
import { must, run } from "./run.js";

/** Options that let apt read Debian's source index without touching the machine's own configuration. */
function sourceIndex(scratch: string): string[] {
  const parts = path.join(scratch, "parts");
  for (const folder of ["parts", "lists/partial", "cache/archives/partial"]) mkdirSync(path.join(scratch, folder), { recursive: true });
  const list = readFileSync("/etc/apt/sources.list.d/debian.sources", "utf8");
  writeFileSync(path.join(parts, "sources.sources"), list.replace(/^Types: deb$/gm, "Types: deb-src"));
  return ["Dir::Etc::sourcelist=/dev/null", `Dir::Etc::sourceparts=${parts}`, `Dir::State::lists=${scratch}/lists`, `Dir::Cache=${scratch}/cache`].flatMap((option) => ["-o", option]);
}

interface Coverage {
  readonly total: Readonly<Record<"statements" | "branches" | "functions" | "lines", { readonly covered: number; readonly total: number }>>;
}

/** A JavaScript project from Debian's source package, with its own Jest tests and the versions of its own lock file. */
export function jestProject(sourcePackage: string): RealProject {
  return {
    name: `${sourcePackage} (Debian source)`,
    policy: () => `version: 1
coverage: { lines: 0, branches: 0, functions: 0, statements: 0, require-every-source-file: false }
`,
    fetch(folder, scratch) {
      const options = sourceIndex(scratch);
      must("apt-get", [...options, "update", "-qq"], scratch);
      must("apt-get", [...options, "source", "--download-only", "--tar-only", sourcePackage], scratch);
      const archive = readdirSync(scratch).find((name) => name.includes(".orig.tar."));
      must("tar", ["xf", path.join(scratch, archive ?? ""), "-C", folder, "--strip-components", "1"], scratch);
      must("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], folder);
      writeFileSync(path.join(folder, ".gitignore"), "node_modules/\ncoverage/\n");
    },
    unsharded(folder, scratch) {
      const json = path.join(scratch, "jest.json");
      const coverage = path.join(scratch, "coverage");
      run(process.execPath, ["node_modules/jest/bin/jest.js", "--json", `--outputFile=${json}`, "--coverage", "--coverageReporters=json-summary", `--coverageDirectory=${coverage}`], folder);
      copyFileSync(json, path.join(scratch, "unsharded.json"));
      const result = JSON.parse(readFileSync(json, "utf8")) as { numTotalTests: number; numFailedTests: number };
      const { total } = JSON.parse(readFileSync(path.join(coverage, "coverage-summary.json"), "utf8")) as Coverage;
      const pair = (metric: keyof Coverage["total"]): readonly [number, number] => [total[metric].covered, total[metric].total];
      return {
        tests: result.numTotalTests, failed: result.numFailedTests,
        statements: pair("statements"), branches: pair("branches"), functions: pair("functions"), lines: pair("lines"),
      };
    },
  };
}
