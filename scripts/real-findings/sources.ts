import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { must } from "../real-projects/run.js";

/** Go modules ship whole repositories: these hold diffs and reports among their tests. */
const MODULES = [
  "github.com/anchore/grype@v0.121.2", "github.com/bluekeyes/go-gitdiff@v0.9.0", "github.com/golangci/golangci-lint@v1.64.8",
  "github.com/owenrumney/go-sarif/v3@v3.3.1", "github.com/reviewdog/errorformat@v0.0.0-20260721110140-13bff69235f3",
  "github.com/reviewdog/reviewdog@v0.21.3", "github.com/rhysd/actionlint@v1.7.12", "github.com/sourcegraph/go-diff@v0.9.0",
  "github.com/zricethezav/gitleaks/v8@v8.30.1", "golang.org/x/build@v0.0.0-20250902193327-e6a76329f415",
];

/** Everything that is read, by absolute paths. */
export interface Fixtures {
  readonly diffs: readonly string[];
  /** Reports, each with the ending that tells its format. */
  readonly reports: readonly string[];
  /** What tools print. */
  readonly outputs: readonly string[];
}

/** Downloads the modules, and copies their reports into `folder` under names that tell where they come from. */
export function fixtures(scratch: string, folder: string, environment: Readonly<Record<string, string>>): Fixtures {
  must("go", ["mod", "download", ...MODULES], scratch, environment);
  const modules = path.join(scratch, "modules");
  const files = readdirSync(modules, { recursive: true, encoding: "utf8" }).filter((name) => !name.startsWith("cache") && name.includes("testdata/")).sort();
  mkdirSync(folder, { recursive: true });
  const reports = files.flatMap((name) => {
    const ending = endingOf(name);
    if (ending === null) return [];
    const copy = path.join(folder, `${name.replace(/^.*?([^/]+)@[^/]*\//, "$1-").replaceAll(/[/.]/g, "-")}.${ending}`);
    copyFileSync(path.join(modules, name), copy);
    return [copy];
  });
  return {
    diffs: files.filter((name) => /\.(?:diff|patch)$/.test(name)).map((name) => path.join(modules, name)),
    reports,
    outputs: files.filter((name) => /fmts\/testdata\/[^/]+\.in$/.test(name)).map((name) => path.join(modules, name)),
  };
}

function endingOf(name: string): string | null {
  if (name.endsWith(".sarif") || /Sarif[^/]*\.golden$/.test(name) || /go-sarif.*\/v210\/testdata\/[^/]+\.json$/.test(name)) return "sarif";
  return name.endsWith("rdjson.json") ? "rdjson" : null;
}

/** What tools of PyPI find in their own files, in their own words, below `folder`. */
export function liveReports(scratch: string, folder: string): { readonly reports: readonly string[]; readonly python: string } {
  const environment = path.join(scratch, "python");
  must("python3", ["-m", "venv", environment], scratch);
  const python = path.join(environment, "bin/python");
  must(python, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "ruff==0.17.6", "zizmor==1.32.0", "sarif-tools==3.0.5", "jsonpath-ng==1.7.0", "ply==3.11", "pyyaml==6.0.3"], scratch);
  const sources = must(python, ["-c", "import sarif, os; print(os.path.dirname(sarif.__file__))"], scratch).trim();
  const workflows = readdirSync(path.join(scratch, "modules"), { recursive: true, encoding: "utf8" })
    .filter((name) => /^(?!cache)[^]*@[^/]+\/\.github\/workflows\/[^/]+\.ya?ml$/.test(name)).map((name) => path.join(scratch, "modules", name));
  const everything = ["check", "--isolated", "--no-cache", "--select", "ALL", "--exit-zero", "--output-format"];
  const written: readonly (readonly [string, string, readonly string[]])[] = [
    ["ruff.sarif", "ruff", [...everything, "sarif", sources]],
    ["ruff.rdjson", "ruff", [...everything, "rdjson", sources]],
    ["zizmor.sarif", "zizmor", ["--offline", "--no-exit-codes", "--no-config", "--format", "sarif", ...workflows]],
  ];
  const reports = written.map(([name, program, args]) => {
    const file = path.join(folder, name);
    writeFileSync(file, must(path.join(environment, "bin", program), args, folder));
    return file;
  });
  return { reports, python };
}
