/**
 * The bundle: one file that starts everything, and beside it the chunks that are loaded when an action, a command or an
 * engine is first needed. Every `import()` of our own makes chunks; what several share is one chunk of them all.
 */
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import ncc from "@vercel/ncc";

const CHUNK = /^\d+\.index\.js$/;

/** What is no JavaScript and is looked for beside the chunk that needs it: ncc does not see that it is read. */
const BESIDE = ["libpg-query/wasm/libpg-query.wasm"];

/**
 * Writes `index.js` and its chunks to `folder`, all minified.
 * Returns what webpack tells of them (https://webpack.js.org/api/stats/).
 */
export async function writeBundle(entry, folder) {
  // Closing a build that keeps a cache on disk now and then never ends, and Node leaves with code 13 and no word.
  const { code, assets, stats } = await ncc(entry, { minify: true, quiet: true, cache: false });
  const chunks = Object.keys(assets).filter((name) => CHUNK.test(name)).sort();
  const others = Object.keys(assets).filter((name) => !CHUNK.test(name) && name !== "package.json");
  if (others.length > 0) throw new Error(`the bundle wants files that nothing carries: ${others.join(", ")}`);
  writeFileSync(path.join(folder, "index.js"), code);
  const raw = path.join(folder, "raw");
  mkdirSync(raw);
  for (const name of chunks) {
    const file = path.join(raw, name);
    writeFileSync(file, assets[name].source);
    writeFileSync(path.join(folder, name), withFolder(await minified(file)));
  }
  const { resolve } = createRequire(import.meta.url);
  for (const name of BESIDE) copyFileSync(resolve(name), path.join(folder, path.basename(name)));
  rmSync(raw, { recursive: true });
  return stats.toJson();
}

/** A CommonJS package that looks beside itself asks for `__dirname`, which a chunk, an ES module, has not. */
function withFolder(code) {
  return /\b__dirname\b/.test(code) ? `const __dirname=import.meta.dirname;${code}` : code;
}

/** ncc minifies its entry alone; so each chunk, which imports nothing, is an entry once more. */
async function minified(file) {
  const { code, assets } = await ncc(file, { minify: true, quiet: true, esm: true, cache: false, filename: path.basename(file) });
  const others = Object.keys(assets).filter((name) => name !== "package.json");
  if (others.length > 0) throw new Error(`${path.basename(file)} wants ${others.join(", ")} after it was bundled`);
  return code;
}
