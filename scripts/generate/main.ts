/** Writes every generated file; with `--check` it only names the stale ones and exits with 1. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { collectGenerated } from "./collect.js";

const compiled = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const root = path.dirname(compiled);
const check = process.argv.includes("--check");

let stale = 0;
for (const { path: file, content } of await collectGenerated(root, compiled)) {
  const target = path.join(root, file);
  if (existsSync(target) && readFileSync(target, "utf8") === content) continue;
  stale += 1;
  if (check) {
    console.error(`${file} is stale: run npm run generate and commit it`);
  } else {
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, content);
    console.error(`wrote ${file}`);
  }
}
console.error(stale === 0 ? "all generated files are up to date" : `${stale} generated files ${check ? "are stale" : "were written"}`);
if (check && stale > 0) process.exitCode = 1;
