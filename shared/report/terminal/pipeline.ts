import { terminalText } from "../escape/terminal.js";
import type { PipelineReport } from "../pipeline-report.js";
import { VERDICT_WORDS } from "../verdict-words.js";
import { alignedRows } from "./aligned-rows.js";
import { type Canvas, verdictPaint } from "./canvas.js";
import { coverageLines } from "./coverage.js";
import { shardLines } from "./shards.js";
import { styleFor } from "./style.js";
import { testLines } from "./tests.js";
import { WIDEST, wrapBehind, wrapTo } from "./width.js";

/** How to print. Nothing is looked up: the caller knows its terminal. */
export interface TerminalView {
  readonly color: boolean;
  readonly width: number;
}

/** With fewer, columns make no sense. */
const NARROWEST = 40;
/** Rows of the smallest terminal that people use. */
const SMALL_TERMINAL = 24;

function indented(text: string, indent: string, width: number): string[] {
  return wrapTo(terminalText(text), width - indent.length).map((line) => indent + line);
}

function head(report: PipelineReport, { style, width }: Canvas): string[] {
  const { sign, word } = VERDICT_WORDS[report.verdict];
  const verdict = verdictPaint(report.verdict, style)(style.bold(`${sign} ${word.toUpperCase()}`));
  const title = report.title === undefined ? "" : `  ${terminalText(report.title)}`;
  return [`${verdict}${title}`, ...(report.reason === undefined ? [] : indented(report.reason, "  ", width))];
}

function facts(report: PipelineReport, { style, width }: Canvas): string[] {
  const rows = (report.facts ?? []).map(({ label, value }) => [{ text: terminalText(label), paint: style.dim }, { text: terminalText(value) }]);
  return alignedRows(rows, { width, indent: 2 });
}

function gates(report: PipelineReport, { style, width }: Canvas): string[] {
  const rows = (report.gates ?? []).map((gate) => {
    const { sign, word } = VERDICT_WORDS[gate.verdict];
    return [
      { text: `${sign} ${word.toLowerCase()}`, paint: verdictPaint(gate.verdict, style) },
      { text: terminalText(gate.name) }, { text: terminalText(gate.sentence) },
    ];
  });
  return rows.length === 0 ? [] : [style.bold(`${report.judged ?? "Gate"}s`), ...alignedRows(rows, { width, indent: 2 })];
}

function problems(report: PipelineReport, { style, width }: Canvas): string[] {
  const lines = (report.problems ?? []).flatMap((problem) => [
    ...indented(`${problem.code}: ${problem.text}`, "  ", width),
    ...(problem.remedy === undefined ? [] : indented(`→ ${problem.remedy}`, "    ", width)),
  ]);
  return lines.length === 0 ? [] : [style.bold("What to do"), ...lines];
}

function notes(report: PipelineReport, { style, width }: Canvas): string[] {
  return (report.notes ?? []).flatMap((note) => indented(note, "  ", width)).map(style.dim);
}

/** The verdict once more, where the eye ends, when the first has scrolled out of a small terminal. */
function closing(report: PipelineReport, linesAbove: number, canvas: Canvas): string[] {
  if (linesAbove < SMALL_TERMINAL) return [];
  const { sign, word } = VERDICT_WORDS[report.verdict];
  const verdict = `${sign} ${word.toUpperCase()}`;
  const paint = verdictPaint(report.verdict, canvas.style);
  return wrapBehind(`${paint(canvas.style.bold(verdict))}  `, verdict.length + 2, terminalText(report.reason ?? report.title ?? ""), canvas.width).map((line) => line.trimEnd());
}

/**
 * A pipeline run for a terminal, ending in a newline: verdict and reason first, then the gates, what to do and the details,
 * aligned without boxes; the verdict again below a long report. Signs stand beside words, so it reads the same without
 * colour. Text from outside is inert.
 */
export function pipelineTerminal(report: PipelineReport, view: TerminalView): string {
  const canvas = { style: styleFor(view.color), width: Math.min(WIDEST, Math.max(NARROWEST, view.width)) };
  const parts = [
    head(report, canvas), gates(report, canvas), problems(report, canvas),
    report.tests === undefined ? [] : testLines(report.tests, canvas),
    report.coverage === undefined ? [] : coverageLines(report.coverage, canvas),
    shardLines(report, canvas), notes(report, canvas), facts(report, canvas),
  ].filter((part) => part.length > 0);
  const lines = parts.flatMap((part, index) => (index === 0 ? part : ["", ...part]));
  const end = closing(report, lines.length, canvas);
  return `${[...lines, ...(end.length === 0 ? [] : ["", ...end])].join("\n")}\n`;
}
