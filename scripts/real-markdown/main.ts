/**
 * Compares how we read task lists with how cmark-gfm does, on pull-request templates and documents that nobody here
 * wrote and on the cases of our own tests. `node build/scripts/real-markdown/main.js [FOLDER…]` takes the Markdown files
 * of further folders too. Nothing that is fetched stays. Needs a build, go, and cmark-gfm or apt. Exits with 1 when a
 * reading differs without a reason, or when there was too little to read.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseMarkdown } from "../../shared/markdown/document.js";
import { tasksOf, type Task } from "../../shared/markdown/tasks.js";
import { TASK_CASES } from "../../shared/markdown/testing/task-cases.js";
import { cmarkGfm, type Oracle } from "./cmark-gfm.js";
import { realTexts, type RealText } from "./sources.js";

const FEWEST_TEMPLATES = 30;
const FEWEST_LONG = 300;
const LONG = 10_000;

function written(tasks: readonly Task[]): string {
  return tasks.map(({ line, checked }) => `${line}${checked ? "x" : ""}`).join(" ");
}

/** The one thing that we read otherwise on purpose: cmark-gfm calls a task done for any `[x]` in its line. */
function asTheWholeLine(tasks: readonly Task[], text: string): string {
  const lines = text.split(/\r\n|\r|\n/);
  return written(tasks.map((task) => ({ ...task, checked: /\[[xX]\]/.test(lines[task.line - 1] ?? "") })));
}

/** Compares a heap of files, says how it went and returns how many differ without a reason. */
function compare(heap: string, texts: readonly RealText[], oracle: Oracle): number {
  const counts = { boxes: 0, ticks: 0, withBoxes: 0, equal: 0, explained: 0, different: 0 };
  for (const { file, text } of texts) {
    const tasks = tasksOf(parseMarkdown(text));
    const expected = oracle(text);
    counts.boxes += tasks.length;
    counts.ticks += tasks.filter(({ checked }) => checked).length;
    counts.withBoxes += tasks.length > 0 ? 1 : 0;
    if (written(tasks) === expected) counts.equal += 1;
    else if (asTheWholeLine(tasks, text) === expected) counts.explained += 1;
    else {
      counts.different += 1;
      console.log(`  DIFFERENT ${file}\n    cmark-gfm: ${expected.slice(0, 200)}\n    Plimsoll:  ${written(tasks).slice(0, 200)}`);
    }
  }
  console.log(`${heap}: ${texts.length} files, ${counts.withBoxes} with boxes; ${counts.boxes} boxes, ${counts.ticks} ticked; ${counts.equal} files equal, ${counts.explained} but for an [x] behind an open box, ${counts.different} different`);
  return counts.different;
}

/** Our own cases: what they say of cmark-gfm must be true of it. */
function compareCases(oracle: Oracle): number {
  const wrong = TASK_CASES.filter(({ text, tasks, cmark }) => oracle(text) !== (cmark?.tasks ?? tasks));
  for (const { behaviour, text } of wrong) console.log(`  DIFFERENT ${behaviour}: cmark-gfm finds ${JSON.stringify(oracle(text))}`);
  const onPurpose = TASK_CASES.filter(({ cmark }) => cmark !== undefined);
  console.log(`cases: ${TASK_CASES.length}, of which ${TASK_CASES.length - onPurpose.length} equal and ${onPurpose.length} otherwise on purpose`);
  for (const { behaviour, cmark } of onPurpose) console.log(`  ${behaviour}: ${cmark?.why ?? ""}`);
  return wrong.length;
}

const scratch = mkdtempSync(path.join(tmpdir(), "plimsoll-markdown-"));
try {
  const oracle = cmarkGfm(scratch);
  const texts = realTexts(scratch, process.argv.slice(2));
  const templates = texts.filter(({ template }) => template);
  const documents = texts.filter(({ template }) => !template);
  const long = documents.filter(({ text }) => text.length >= LONG).length;
  console.log(`${documents.length} documents, of which ${long} have 10,000 characters or more`);
  const results = [
    compareCases(oracle) === 0, compare("templates", templates, oracle) === 0, compare("documents", documents, oracle) === 0,
    templates.length >= FEWEST_TEMPLATES, long >= FEWEST_LONG,
  ];
  const failed = results.filter((good) => !good).length;
  console.log(`${results.length - failed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
