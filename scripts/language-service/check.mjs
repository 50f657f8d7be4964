/**
 * Checks workflows and action.yml files with GitHub's own language service: unknown keys and contexts, wrong types, inputs
 * that an action or a called workflow does not have. Plain JavaScript, because the packages are installed beside the
 * repository and not in it.
 *
 *     node scripts/language-service/check.mjs FOLDER FILE...
 *
 * FOLDER holds node_modules with @actions/languageservice; the files are relative to the repository.
 */
import { readFileSync } from "node:fs";
import { createRequire, register } from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const [folder = "", ...files] = process.argv.slice(2);
if (files.length === 0) throw new Error("name the folder of the language service and the files to check");

// Its modules import JSON without saying so, which Node.js refuses.
const saysJson = `export const load = (url, context, next) =>
  next(url, url.endsWith(".json") ? { ...context, importAttributes: { ...context.importAttributes, type: "json" } } : context);`;
register(`data:text/javascript,${encodeURIComponent(saysJson)}`);

const installed = path.resolve(folder, "node_modules");
const { registerLogger, validate } = await import(pathToFileURL(path.join(installed, "@actions/languageservice/dist/index.js")).href);
const { TextDocument } = createRequire(path.join(installed, "x.js"))("vscode-languageserver-textdocument");

// It logs what it stumbles over and calls the file sound.
const stumbles = [];
const keep = (message) => { stumbles.push(message); };
registerLogger({ error: keep, warn: keep, info: keep, log: keep });

/** Our own files, for `$/` and for the examples, which name our workflow by a release. */
const fileProvider = {
  async getFileContent(reference) {
    if ("repository" in reference && `${reference.owner}/${reference.repository}` !== "plimsoll/plimsoll") throw new Error(`${reference.owner}/${reference.repository} is not here`);
    return { name: reference.path, content: readFileSync(path.join(root, reference.path), "utf8") };
  },
};

/** Diagnostics of a text, one line each. It caches by `file`, so no two texts may share one. */
async function problemsOf(file, text) {
  const document = TextDocument.create(pathToFileURL(path.join(root, file)).href, "yaml", 1, text);
  const found = await validate(document, { fileProvider });
  const ofNote = found.filter(({ severity = 1 }) => severity <= 2).map(({ range: { start }, message }) => `${file}:${start.line + 1}:${start.character + 1}: ${message}`);
  return [...ofNote, ...stumbles.splice(0).map((message) => `${file}: the language service stumbled: ${message}`)];
}

// A checker that is content with these checks nothing.
const broken = {
  ".github/workflows/broken-action-input.yml": "on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: $/actions/verdict\n        with: {no-such-input: 1}\n",
  ".github/workflows/broken-workflow-input.yml": "on: push\njobs:\n  a:\n    uses: plimsoll/plimsoll/.github/workflows/pipeline.yml@v1\n    with: {no-such-input: 1}\n",
  ".github/workflows/broken-need.yml": "on: push\njobs:\n  a:\n    runs-on: x\n    needs: b\n    steps: [{run: 'true'}]\n",
  "actions/broken/action.yml": "name: Broken\ndescription: Broken\nruns: {using: node8, main: x.js}\n",
};
const deaf = [];
for (const [file, text] of Object.entries(broken)) if ((await problemsOf(file, text)).length === 0) deaf.push(`${file}: the language service finds nothing wrong with a file that is`);

const problems = [];
for (const file of files) problems.push(...(await problemsOf(file, readFileSync(path.join(root, file), "utf8"))));
for (const problem of [...deaf, ...problems]) console.error(problem);
if (deaf.length + problems.length > 0) process.exitCode = 1;
else console.log(`GitHub's own checker accepts ${files.length} files`);
