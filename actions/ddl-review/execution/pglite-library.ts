import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

/**
 * Where PGlite's own files are, which nothing bundles: in the folder `pglite` beside the bundle, or as npm installed them.
 * @param here the URL of the module that asks.
 */
export function pgliteLibrary(here: string): URL {
  const carried = new URL("pglite/index.js", here);
  if (existsSync(carried)) return carried;
  return new URL("index.js", pathToFileURL(createRequire(here).resolve("@electric-sql/pglite")));
}
