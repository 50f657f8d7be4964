/**
 * Runs the pipeline on projects that nobody here wrote and compares its totals with the runner's own unsharded run.
 * `node build/scripts/real-projects/main.js [NAME…]`; needs a build, python3, go and apt. Exits with 1 when a figure differs.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { goProject } from "./go.js";
import { jestProject } from "./javascript.js";
import type { RealProject, Totals } from "./project.js";
import { pythonProject } from "./python.js";
import { must, run } from "./run.js";

const PROJECTS: readonly RealProject[] = [
  pythonProject({ requirement: "click==8.5.1", needs: [], tests: "tests" }),
  goProject("github.com/pelletier/go-toml/v2@v2.2.4"),
  jestProject("node-commander"),
];
/** Runs for minutes: only when it is named. */
const LARGE: readonly RealProject[] = [
  pythonProject({ requirement: "packaging==26.3", needs: ["hypothesis", "pretend", "tomli_w"], tests: "tests" }),
];

const cli = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../../dist/cli.js");
const METRICS = ["statements", "branches", "functions", "lines"] as const;

interface PipelineDocument {
  readonly verdict: string;
  readonly tests: { readonly total: number; readonly failed: number } | null;
  readonly coverage: { readonly totals: Readonly<Record<(typeof METRICS)[number], { readonly covered: number; readonly total: number }>> } | null;
}

function sharded(folder: string): { document: PipelineDocument; stderr: string } {
  const { stdout, stderr, code } = run(process.execPath, [cli, "pipeline", "--repo", folder, "--shards", "3", "--json"], folder);
  if (stdout.trim() === "") throw new Error(`plimsoll pipeline printed nothing and ended with ${code}: ${stderr.slice(-2000)}`);
  return { document: JSON.parse(stdout) as PipelineDocument, stderr };
}

/** Rows `figure, runner's own, ours, equal?`. */
function compare(own: Totals, ours: PipelineDocument): [string, string, string, boolean][] {
  const rows: [string, string, string][] = [
    ["tests", String(own.tests), String(ours.tests?.total ?? "none")],
    ["failed", String(own.failed), String(ours.tests?.failed ?? "none")],
  ];
  for (const metric of METRICS) {
    const expected = own[metric];
    const found = ours.coverage?.totals[metric];
    if (expected !== null) rows.push([metric, expected.join("/"), found === undefined ? "none" : `${found.covered}/${found.total}`]);
  }
  return rows.map(([figure, expected, found]) => [figure, expected, found, expected === found]);
}

function examine(project: RealProject): boolean {
  const scratch = mkdtempSync(path.join(tmpdir(), "plimsoll-real-"));
  try {
    const folder = path.join(scratch, "repository");
    const working = path.join(scratch, "working");
    mkdirSync(folder);
    mkdirSync(working);
    project.fetch(folder, working);
    mkdirSync(path.join(folder, ".github"), { recursive: true });
    writeFileSync(path.join(folder, ".github/plimsoll.yml"), project.policy(working));
    for (const args of [["init", "-q"], ["add", "-A"], ["-c", "user.name=test", "-c", "user.email=test@example.com", "commit", "-q", "-m", "sources"]]) must("git", args, folder);
    const own = project.unsharded(folder, working);
    const { document, stderr } = sharded(folder);
    const rows = compare(own, document);
    console.log(`${project.name}: verdict ${document.verdict}`);
    for (const [figure, expected, found, equal] of rows) console.log(`  ${figure.padEnd(12)}${expected.padStart(14)} unsharded ${found.padStart(14)} sharded  ${equal ? "equal" : "DIFFERENT"}`);
    const good = rows.every(([, , , equal]) => equal) && document.verdict === (own.failed > 0 ? "fail" : "pass");
    if (!good) console.log(stderr.slice(-3000));
    return good;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

const wanted = process.argv.slice(2);
const chosen = wanted.length === 0 ? PROJECTS : [...PROJECTS, ...LARGE].filter(({ name }) => wanted.some((word) => name.includes(word)));
const results = chosen.map(examine);
const passed = results.filter(Boolean).length;
console.log(`${passed} passed, ${results.length - passed} failed`);
if (results.length === 0 || passed < results.length) process.exitCode = 1;
