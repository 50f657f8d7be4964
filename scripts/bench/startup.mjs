/**
 * Start-up and size of the one bundle, beside bare node and beside the build that most action repositories have: one
 * bundle per action. `npm run bench` calls it after a build. It prints; it judges nothing, machines are noisy.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, existsSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const ROUNDS = 21;

function seconds(args, environment = {}) {
  const started = performance.now();
  execFileSync(process.execPath, args, { stdio: "ignore", env: { ...process.env, ...environment } });
  return performance.now() - started;
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

/** One bundle per action, as ncc makes them when nothing is shared. Returns the files. */
function naiveBundles(folder, names) {
  return names.map((name) => {
    const entry = path.join(root, "build", `naive-${name}.js`);
    writeFileSync(entry, [
      `import { definition } from "./actions/${name}/action.js";`,
      'import { runOnRunner } from "./shared/host/runner.js";',
      'import { processEnvironment } from "./shared/action/environment.js";',
      "process.exitCode = await runOnRunner(definition, { environment: processEnvironment, self: { file: process.execPath, args: [] }, write: (text) => process.stdout.write(text) });",
    ].join("\n"));
    const out = path.join(folder, name);
    mkdirSync(out);
    execFileSync(process.execPath, [path.join(root, "node_modules/@vercel/ncc/dist/ncc/cli.js"), "build", entry, "--out", out, "--minify", "--quiet"], { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
    rmSync(entry);
    return path.join(out, "index.js");
  });
}

const names = readdirSync(path.join(root, "actions")).filter((name) => existsSync(path.join(root, "actions", name, "action.ts")));
const folder = mkdtempSync(path.join(tmpdir(), "plimsoll-bench-"));
try {
  const naive = naiveBundles(folder, names);
  const bundle = path.join(root, "dist/index.js");
  const runner = { GITHUB_ACTIONS: "true", GITHUB_WORKSPACE: folder, GITHUB_OUTPUT: path.join(folder, "output"), INPUT_NEEDS: '{"unit":{"result":"success","outputs":{}}}', INPUT_JOBS: "unit" };
  const candidates = [
    ["bare node", ["-e", "0"], {}],
    ["plimsoll --version", [path.join(root, "dist/cli.js"), "--version"], {}],
    ["action verdict, shared bundle", [path.join(root, "dist/verdict.js")], runner],
    ["action verdict, bundle of its own", [naive[names.indexOf("verdict")]], runner],
  ];
  const times = candidates.map(() => []);
  for (let round = 0; round < ROUNDS; round += 1) candidates.forEach(([, args, environment], index) => times[index].push(seconds(args, environment)));
  const bare = median(times[0]);
  console.log(`start-up, median of ${ROUNDS} on Node ${process.versions.node}`);
  candidates.forEach(([label], index) => {
    const value = median(times[index]);
    console.log(`  ${label.padEnd(36)} ${value.toFixed(0).padStart(5)} ms   +${(value - bare).toFixed(0)} ms over bare node`);
  });
  const shared = statSync(bundle).size;
  const separate = naive.reduce((sum, file) => sum + statSync(file).size, 0);
  console.log("size");
  console.log(`  one bundle for ${names.length} actions and the command line  ${shared} bytes`);
  console.log(`  one bundle per action                        ${separate} bytes   ratio ${(separate / shared).toFixed(2)}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
