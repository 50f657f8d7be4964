/** Writes every generated file; with `--check` it only names the stale ones and exits with 1. */
import path from "node:path";
import { fileURLToPath } from "node:url";
import { collectGenerated } from "./collect.js";
import { staleFiles, writeFiles } from "./write.js";

const compiled = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const root = path.dirname(compiled);
const check = process.argv.includes("--check");

const stale = staleFiles(root, await collectGenerated(root, compiled));
if (!check) writeFiles(root, stale);
for (const { path: file } of stale) console.error(check ? `${file} is stale: run npm run generate and commit it` : `wrote ${file}`);
console.error(stale.length === 0 ? "all generated files are up to date" : `${stale.length} generated files ${check ? "are stale" : "were written"}`);
if (check && stale.length > 0) process.exitCode = 1;
