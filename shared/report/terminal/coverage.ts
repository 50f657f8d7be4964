import { visibleFileName } from "../escape/file-name.js";
import { terminalText } from "../escape/terminal.js";
import { countText, isBelow, isComplete, percentText } from "../figures.js";
import { METRICS, type CoverageFacts, type FileCoverage, type UncoveredPlace } from "../pipeline-report.js";
import { uncoveredPlaceText } from "../wording.js";
import { alignedRows, type Cell } from "./aligned-rows.js";
import { type Canvas, limitedLines } from "./canvas.js";

const MOST_PLACES = 20;
const MOST_FILES = 10;

function totals(coverage: CoverageFacts, { style, width }: Canvas): string[] {
  const rows = METRICS.flatMap((metric): Cell[][] => {
    const count = coverage.totals?.[metric];
    if (count === undefined) return [];
    const floor = coverage.floors?.[metric];
    const below = isBelow(count, floor);
    const paint = isComplete(count) ? style.green : undefined;
    return [[
      { text: metric }, { text: countText(count), align: "right" },
      { text: percentText(count), align: "right", paint: below ? style.red : paint },
      { text: below ? `below ${String(floor)} %` : "", paint: style.red },
    ]];
  });
  return alignedRows(rows, { width, indent: 2 });
}

function places(list: readonly UncoveredPlace[], { style, width }: Canvas): string[] {
  const rows = list.map((place) => [{ text: uncoveredPlaceText(place) }, { text: terminalText(place.text), paint: style.dim }]);
  return alignedRows(rows, { width, indent: 4 });
}

function files(list: readonly FileCoverage[], { width }: Canvas): string[] {
  const rows = list.map((file) => {
    const counts = METRICS.flatMap((metric) => (file[metric] === undefined ? [] : [`${metric} ${percentText(file[metric])}`]));
    return [{ text: visibleFileName(file.file) }, { text: counts.join(" · ") }];
  });
  return alignedRows(rows, { width, indent: 4 });
}

function list<T>(title: string, items: readonly T[], limit: number, noun: string, canvas: Canvas, lines: (shown: readonly T[], canvas: Canvas) => string[]): string[] {
  if (items.length === 0) return [];
  return [canvas.style.dim(`  ${title}`), ...limitedLines(items, limit, noun, (shown) => lines(shown, canvas))];
}

/** Four metrics as integers and percent, places that no test reached, files below their floor. Nothing where nothing was measured. */
export function coverageLines(coverage: CoverageFacts, canvas: Canvas): string[] {
  const lines = [
    ...totals(coverage, canvas),
    ...list("not covered", coverage.uncovered ?? [], MOST_PLACES, "places", canvas, places),
    ...list("below their floor", coverage.files ?? [], MOST_FILES, "files", canvas, files),
  ];
  return lines.length === 0 ? [] : [canvas.style.bold("Coverage"), ...lines];
}
