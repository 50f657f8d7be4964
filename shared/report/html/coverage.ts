import { visibleFileName } from "../escape/file-name.js";
import { type Count, countText, isBelow, isComplete, percentText } from "../figures.js";
import { type CoverageFacts, type FileCoverage, METRICS, type Metric, type PipelineReport } from "../pipeline-report.js";
import { Html, html } from "./fragment.js";
import { limited, part, widthPercent } from "./layout.js";
import { uncoveredList } from "./uncovered.js";

const MOST_FILES = 1000;

/** Below this share of the bar a gap could not be seen, and 99.99 % would look like all. */
const SMALLEST_GAP = 0.015;

function coveredWidth(count: Count): string {
  return isComplete(count) ? "100%" : widthPercent(Math.min(count.covered / count.total, 1 - SMALLEST_GAP), 1);
}

function meter(count: Count, floor: number | undefined): Html {
  const rest = isBelow(count, floor) ? "short-of" : "rest";
  const tick = floor === undefined || floor >= 100 ? null : html`<line class="floor" x1="${widthPercent(floor, 100)}" x2="${widthPercent(floor, 100)}" y1="0" y2="100%"/>`;
  return html`<svg class="chart meter" width="100%" height="20" aria-hidden="true"><rect class="${rest}" y="25%" width="100%" height="50%"/><rect class="actual" y="25%" width="${coveredWidth(count)}" height="50%"/>${tick}</svg>`;
}

function judged(count: Count, floor: number | undefined): Html {
  if (isBelow(count, floor)) return html`<td class="bad">below ${String(floor)} %</td>`;
  return html`<td class="quiet">${isComplete(count) ? "complete" : ""}</td>`;
}

function total(metric: Metric, coverage: CoverageFacts): Html[] {
  const count = coverage.totals?.[metric];
  const floor = coverage.floors?.[metric];
  if (count === undefined) return [];
  return [html`<tr><th scope="row">${metric}</th><td class="number">${countText(count)}</td><td class="wide">${meter(count, floor)}</td><td class="number strong">${percentText(count)}</td>${judged(count, floor)}</tr>\n`];
}

function totals(coverage: CoverageFacts): Html {
  const rows = METRICS.flatMap((metric) => total(metric, coverage));
  if (rows.length === 0) return html``;
  return html`<table class="bars totals"><thead class="hidden"><tr><th scope="col">Metric</th><th scope="col">Covered</th><th scope="col">As a bar</th><th scope="col">Percent</th><th scope="col">Floor</th></tr></thead><tbody>${rows}</tbody></table>`;
}

function fileCell(count: Count | undefined): Html {
  if (count === undefined) return html`<td class="number quiet">–</td>`;
  return html`<td class="number">${percentText(count)}<small>${countText(count)}</small></td>`;
}

function files(list: readonly FileCoverage[]): Html {
  if (list.length === 0) return html``;
  const { shown, more } = limited(list, MOST_FILES, "file", (file) => html`<tr><th scope="row"><code>${visibleFileName(file.file)}</code></th>${METRICS.map((metric) => fileCell(file[metric]))}</tr>\n`);
  return html`<h3>Files below their floor</h3><div class="scroll" tabindex="0" role="region" aria-label="Files below their floor"><table class="files"><thead><tr><th scope="col">File</th>${METRICS.map((metric) => html`<th scope="col" class="number">${metric}</th>`)}</tr></thead><tbody>${shown}</tbody></table></div>${more}`;
}

/** Four metrics as integers, percent and bar; places that no test reached with their source; files below their floor. */
export function coveragePart({ coverage }: PipelineReport): Html {
  if (coverage === undefined) return html``;
  return part("coverage", "Coverage", html`${totals(coverage)}${uncoveredList(coverage.uncovered ?? [])}${files(coverage.files ?? [])}`);
}
