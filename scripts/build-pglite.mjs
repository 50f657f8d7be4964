import { copyFileSync, mkdirSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

/** The package that is carried as it is: bundlers break it, because it looks for its files beside itself. */
export const PGLITE = path.dirname(path.dirname(createRequire(import.meta.url).resolve("@electric-sql/pglite")));

/** What runs of it: code, the database's program and data, and the extensions. Not the maps, types and CommonJS twins. */
const RUNS = /\.(?:js|wasm|data|tar\.gz)$/;

/** Copies PGlite to the folder `pglite` beside the bundle, where actions/ddl-review/execution looks for it. */
export function carryPglite(folder) {
  for (const part of ["", "contrib"]) {
    const [from, to] = [path.join(PGLITE, "dist", part), path.join(folder, "pglite", part)];
    mkdirSync(to, { recursive: true });
    for (const name of readdirSync(from).filter((file) => RUNS.test(file))) copyFileSync(path.join(from, name), path.join(to, name));
  }
}
