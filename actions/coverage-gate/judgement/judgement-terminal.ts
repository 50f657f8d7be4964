import { METRICS } from "../../../shared/coverage/model.js";
import { visibleFileName } from "../../../shared/report/escape/file-name.js";
import { terminalText } from "../../../shared/report/escape/terminal.js";
import { countText, percentText } from "../../../shared/report/figures.js";
import type { TextStyle } from "../../../shared/action/context.js";
import { alignedRows, type Cell } from "../../../shared/report/terminal/aligned-rows.js";
import { type Canvas, limitedLines, verdictPaint } from "../../../shared/report/terminal/canvas.js";
import { styleFor } from "../../../shared/report/terminal/style.js";
import { wrapBehind, wrapTo } from "../../../shared/report/terminal/width.js";
import { VERDICT_WORDS } from "../../../shared/report/verdict-words.js";
import { uncoveredPlaceText } from "../../../shared/report/wording.js";
import type { Judgement, JudgedFile } from "./judge.js";
import type { JudgementReport } from "./judgement-report.js";

const MOST_FILES = 20;
const MOST_PLACES = 40;

function indented(text: string, { width }: Canvas, indent = "  "): string[] {
  return wrapTo(terminalText(text), width - indent.length).map((line) => indent + line);
}

function figures({ totals }: Pick<JudgedFile, "totals">, { style }: Canvas): Cell[] {
  return METRICS.map((metric) => {
    const { covered, total } = totals[metric];
    return { text: total === 0 ? "–" : percentText({ covered, total }), align: "right", paint: covered < total ? style.red : undefined };
  });
}

function fileTable(files: readonly JudgedFile[], totals: JudgedFile["totals"], canvas: Canvas): string[] {
  const { style, width } = canvas;
  const head: Cell[] = [{ text: "file", paint: style.dim }, ...METRICS.map((text): Cell => ({ text, align: "right", paint: style.dim }))];
  const lines = limitedLines(files, MOST_FILES, "files", (shown) => alignedRows(
    [head, ...shown.map((file) => [{ text: visibleFileName(file.file) }, ...figures(file, canvas)]), [{ text: "all files", paint: style.bold }, ...figures({ totals }, canvas)]].map((row) => [...row, { text: "" }]),
    { width, indent: 2 },
  ));
  return [style.bold("Coverage by file, worst first"), ...lines];
}

function uncoveredLines({ uncovered }: Judgement, { style, width }: Canvas): string[] {
  if (uncovered.length === 0) return [];
  const rows = (shown: Judgement["uncovered"]): string[] => alignedRows(
    shown.map((place) => [{ text: uncoveredPlaceText(place), paint: place.changed ? style.bold : undefined }, { text: terminalText(place.text), paint: style.dim }]),
    { width, indent: 2 },
  );
  return [style.bold("Not covered"), ...limitedLines(uncovered, MOST_PLACES, "places", rows)];
}

function problemLines({ problems }: JudgementReport, canvas: Canvas): string[] {
  if (problems.length === 0) return [];
  const lines = problems.flatMap(({ code, text, remedy }) => [...indented(`${code}: ${text}`, canvas), ...(remedy === undefined ? [] : indented(`→ ${remedy}`, canvas, "    "))]);
  return [canvas.style.bold("What to do"), ...lines];
}

function totalLines({ totals }: Judgement, { width }: Canvas): string[] {
  const counted = METRICS.filter((metric) => totals[metric].total > 0);
  return alignedRows(counted.map((metric) => [{ text: metric }, { text: countText(totals[metric]), align: "right" }, { text: percentText(totals[metric]) }]), { width, indent: 2 });
}

function verdictLines({ verdict, reason }: JudgementReport, { style, width }: Canvas): string[] {
  const { sign, word } = VERDICT_WORDS[verdict];
  const said = `${sign} ${word.toUpperCase()}`;
  return wrapBehind(`${verdictPaint(verdict, style)(style.bold(said))}  `, said.length + 2, terminalText(reason), width);
}

/** The judgement for a terminal, ending in a newline: files, places, what to do, and the verdict where the eye ends. */
export function judgementTerminal(judgement: Judgement, report: JudgementReport, { colour, columns }: TextStyle): string {
  const canvas: Canvas = { style: styleFor(colour), width: Math.min(Math.max(columns, 40), 120) };
  const notes = report.notes.flatMap((note) => indented(note, canvas)).map(canvas.style.dim);
  const parts = [
    judgement.files.length === 0 ? [] : fileTable(judgement.files, judgement.totals, canvas),
    uncoveredLines(judgement, canvas), problemLines(report, canvas), notes, totalLines(judgement, canvas), verdictLines(report, canvas),
  ];
  return `${parts.filter((part) => part.length > 0).map((part) => part.join("\n")).join("\n\n")}\n`;
}
