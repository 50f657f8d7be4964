import { clip } from "../clip.js";
import { visibleFileName } from "../escape/file-name.js";
import { terminalLines, terminalText } from "../escape/terminal.js";
import { durationText } from "../figures.js";
import { withoutForeignFrames } from "../foreign-frames.js";
import type { TestFacts, TestFailure } from "../pipeline-report.js";
import { fileBesideName, testsSentence } from "../wording.js";
import { alignedRows } from "./aligned-rows.js";
import { type Canvas, limitedLines, titled } from "./canvas.js";
import type { Paint } from "./style.js";
import { wrapBehind, wrapTo } from "./width.js";

const MOST_FAILURES = 20;
const MOST_SLOWEST = 5;
/** Characters of a name; the whole one stands in the HTML page and in the JUnit report. */
const LONGEST_NAME = 300;
const LONGEST_SLOW_NAME = 120;
const MOST_MESSAGE_LINES = 20;
const LONGEST_MESSAGE = 4000;

function messageLines(message: string, canvas: Canvas): string[] {
  const lines = terminalLines(clip(withoutForeignFrames(message), LONGEST_MESSAGE)).flatMap((line) => wrapTo(line.trimEnd(), canvas.width - 6));
  const leftOff = lines.length - MOST_MESSAGE_LINES;
  return [...lines.slice(0, MOST_MESSAGE_LINES), ...(leftOff > 0 ? [`… and ${leftOff} more lines`] : [])].map((line) => `      ${canvas.style.dim(line)}`.trimEnd());
}

function failure(sign: string, test: TestFailure, paint: Paint, canvas: Canvas): string[] {
  const name = wrapBehind(`  ${paint(sign)} `, sign.length + 3, terminalText(clip(test.name, LONGEST_NAME)), canvas.width);
  const beside = fileBesideName(test);
  const file = beside === undefined ? [] : [`      ${canvas.style.dim(visibleFileName(beside))}`];
  const message = test.message === undefined ? [] : messageLines(test.message, canvas);
  return [...name, ...file, ...message];
}

function slowest(tests: TestFacts, canvas: Canvas): string[] {
  const rows = (tests.slowest ?? []).slice(0, MOST_SLOWEST).map((test) => [
    { text: durationText(test.seconds), align: "right" as const }, { text: terminalText(clip(test.name, LONGEST_SLOW_NAME)), paint: canvas.style.dim },
  ]);
  return rows.length === 0 ? [] : [canvas.style.dim("  slowest"), ...alignedRows(rows, { width: canvas.width, indent: 4 })];
}

/** Counts, failed and flaky tests with the first lines of their messages, the slowest ones. */
export function testLines(tests: TestFacts, canvas: Canvas): string[] {
  const { style } = canvas;
  return [
    ...titled("Tests", testsSentence(tests), canvas),
    ...limitedLines(tests.failures ?? [], MOST_FAILURES, "failed tests", (shown) => shown.flatMap((test) => failure("✘ failed", test, style.red, canvas))),
    ...limitedLines(tests.flaky ?? [], MOST_FAILURES, "flaky tests", (shown) => shown.flatMap((test) => failure("↻ flaky", test, style.yellow, canvas))),
    ...slowest(tests, canvas),
  ];
}
