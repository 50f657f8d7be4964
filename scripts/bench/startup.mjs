/**
 * Start-up and size of the one bundle, beside bare node and beside the build that most action repositories have: one
 * bundle per action. `npm run bench` calls it after a build. It prints; it judges nothing, machines are noisy: the
 * minimum says what the program costs, the median what a busy machine makes of it.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, existsSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { writeBundle } from "../build-bundle.mjs";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const dist = path.join(root, "dist");
const ROUNDS = 31;

/** A run must end with one of these codes, or what was timed was not the run. */
function milliseconds({ label, args, environment = {}, codes = [0] }) {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { env: { ...process.env, ...environment }, encoding: "utf8" });
  const took = performance.now() - started;
  if (!codes.includes(status)) throw new Error(`${label} ended with ${status}: ${stderr}`);
  return took;
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

function sizeOf(folder, files = readdirSync(folder).filter((file) => file.endsWith(".js"))) {
  return files.reduce((sum, file) => sum + statSync(path.join(folder, file)).size, 0);
}

/** One bundle per action, as ncc makes them when nothing is shared: folders by the action's name. */
async function naiveBundles(folder, names) {
  for (const name of names) {
    const entry = path.join(root, "build", `naive-${name}.js`);
    writeFileSync(entry, [
      `import { definition } from "./actions/${name}/action.js";`,
      'import { runOnRunner } from "./shared/host/runner.js";',
      'import { processEnvironment } from "./shared/action/environment.js";',
      "process.exitCode = await runOnRunner(definition, { environment: processEnvironment, self: { file: process.execPath, args: [] }, write: (text) => process.stdout.write(text) });",
    ].join("\n"));
    mkdirSync(path.join(folder, name));
    writeFileSync(path.join(folder, name, "package.json"), '{"type":"module"}');
    await writeBundle(entry, path.join(folder, name));
    rmSync(entry);
  }
}

/** A small change and a checklist for it, as they are simulated on a laptop. Returns the words of the call. */
function simulation(folder) {
  const end = (ref, sha) => ({ ref, sha: sha.repeat(40), repo: { full_name: "acme/orders" } });
  const pull = {
    number: 7, title: "feat: add totals", body: "Closes #1\n\n- [x] tested\n", state: "open", draft: false, user: { login: "mona", type: "User" }, labels: [],
    base: end("main", "a"), head: end("totals", "b"), additions: 3, deletions: 1, changed_files: 1, commits: 1,
  };
  writeFileSync(path.join(folder, "event.json"), JSON.stringify({ repository: { full_name: "acme/orders" }, pull_request: pull }));
  writeFileSync(path.join(folder, "policy.yml"), [
    "checklist:",
    "  items:",
    "    - { id: title, title: The title says what kind of change it is, verify: machine, require: { title: { pattern: '^(feat|fix): ' } } }",
    "    - { id: size, title: It is small enough to be read, verify: machine, require: { size: { lines: 400 } } }",
  ].join("\n"));
  return ["mr-checklist", "simulate", "--policy", path.join(folder, "policy.yml"), "--event", path.join(folder, "event.json")];
}

const names = readdirSync(path.join(root, "actions")).filter((name) => existsSync(path.join(root, "actions", name, "action.ts")));
const folder = mkdtempSync(path.join(tmpdir(), "plimsoll-bench-"));
try {
  await naiveBundles(folder, names);
  const runner = { GITHUB_ACTIONS: "true", GITHUB_WORKSPACE: folder, GITHUB_OUTPUT: path.join(folder, "output"), INPUT_NEEDS: '{"unit":{"result":"success","outputs":{}}}', INPUT_JOBS: "unit" };
  const candidates = [
    { label: "bare node", args: ["-e", "0"] },
    { label: "plimsoll --version", args: [path.join(dist, "cli.js"), "--version"] },
    { label: "action verdict, shared bundle", args: [path.join(dist, "verdict.js")], environment: runner },
    { label: "action verdict, bundle of its own", args: [path.join(folder, "verdict", "index.js")], environment: runner },
    { label: "plimsoll mr-checklist simulate", args: [path.join(dist, "cli.js"), ...simulation(folder)], codes: [0, 1, 3] },
  ].map((candidate) => ({ ...candidate, times: [] }));
  for (let round = 0; round < ROUNDS; round += 1) for (const candidate of candidates) candidate.times.push(milliseconds(candidate));
  const [bare] = candidates;
  const over = (of, times) => `${of(times).toFixed(0).padStart(5)} ms (+${(of(times) - of(bare.times)).toFixed(0)})`;
  console.log(`start-up, ${ROUNDS} runs in turn on Node ${process.versions.node}; in brackets over bare node`);
  for (const { label, times } of candidates) console.log(`  ${label.padEnd(36)} minimum ${over((all) => Math.min(...all), times).padEnd(16)} median ${over(median, times)}`);
  const separate = names.reduce((sum, name) => sum + sizeOf(path.join(folder, name)), 0);
  console.log("size");
  console.log(`  what every run starts with                   ${sizeOf(dist, ["index.js"])} bytes`);
  console.log(`  all of ${names.length} actions and the command line       ${sizeOf(dist)} bytes, most of it loaded only when needed`);
  console.log(`  one bundle per action                        ${separate} bytes   ratio ${(separate / sizeOf(dist)).toFixed(2)}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
