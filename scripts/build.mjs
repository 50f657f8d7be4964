/**
 * Builds everything: tsc checks and writes build/, ncc makes one bundle of all actions and the command line, with chunks
 * that are loaded when first needed, and each action gets a two-line stub. dist/ is never committed on main;
 * docs/architecture.md says how a release tag carries it. Plain JavaScript, because it runs before anything is compiled.
 */
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, readFileSync, existsSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { writeBundle } from "./build-bundle.mjs";
import { licensesOf } from "./build-licenses.mjs";
import { carryPglite, PGLITE } from "./build-pglite.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** The value behind an option of the command line; null without it. */
function option(name) {
  const position = process.argv.indexOf(name);
  return position < 0 ? null : (process.argv[position + 1] ?? null);
}

const out = path.resolve(root, option("--out") ?? "dist");
/** Where to write what the bundle was made of, as webpack tells it. */
const stats = option("--stats");

function actionNames() {
  const folder = path.join(root, "actions");
  return readdirSync(folder).filter((name) => existsSync(path.join(folder, name, "action.ts"))).sort();
}

const partial = `${out}.partial-${process.pid}`;
rmSync(partial, { recursive: true, force: true });
mkdirSync(partial, { recursive: true });
try {
  if (!process.argv.includes("--no-compile")) execFileSync(process.execPath, [path.join(root, "node_modules/typescript/bin/tsc"), "-p", "tsconfig.build.json"], { cwd: root, stdio: "inherit" });
  const made = await writeBundle(path.join(root, "build/cli/main.js"), partial);
  if (stats !== null) writeFileSync(path.resolve(root, stats), JSON.stringify(made));
  writeFileSync(path.join(partial, "licenses.txt"), licensesOf(made, [PGLITE]));
  carryPglite(partial);
  writeFileSync(path.join(partial, "cli.js"), '#!/usr/bin/env node\nimport { main } from "./index.js";\nawait main(process);\n');
  chmodSync(path.join(partial, "cli.js"), 0o755);
  for (const name of actionNames()) {
    writeFileSync(path.join(partial, `${name}.js`), `import { runAction } from "./index.js";\nawait runAction(${JSON.stringify(name)}, process);\n`);
  }
  const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  writeFileSync(path.join(partial, "package.json"), `${JSON.stringify({ name: "plimsoll-dist", version, private: true, type: "module" })}\n`);
  rmSync(out, { recursive: true, force: true });
  renameSync(partial, out);
} finally {
  rmSync(partial, { recursive: true, force: true });
}
