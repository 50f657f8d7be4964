import { durationText, integerText } from "../figures.js";
import type { PipelineReport, ShardLine } from "../pipeline-report.js";
import { shardsSentence } from "../wording.js";
import { Html, html } from "./fragment.js";
import { part, widthPercent } from "./layout.js";

interface Scale {
  /** Seconds at the right end of the chart. */
  readonly longest: number;
  readonly bound: number | undefined;
}

function scaleOf(report: PipelineReport, shards: readonly ShardLine[]): Scale {
  const longest = shards.reduce((most, { seconds = 0, predictedSeconds = 0 }) => Math.max(most, seconds, predictedSeconds), report.bound ?? 0);
  return { longest, bound: report.bound };
}

function upright(seconds: number | undefined, { longest }: Scale, name: string): Html | null {
  if (seconds === undefined) return null;
  const x = widthPercent(seconds, longest);
  return html`<line class="${name}" x1="${x}" x2="${x}" y1="0" y2="100%"/>`;
}

function bar(shard: ShardLine, scale: Scale): Html {
  const actual = shard.seconds === undefined
    ? html`<rect class="missing" x="1" y="25%" width="99%" height="50%"/>`
    : html`<rect class="actual" y="25%" width="${widthPercent(shard.seconds, scale.longest)}" height="50%"/>`;
  return html`<svg class="chart" width="100%" height="20" aria-hidden="true">${actual}${upright(shard.predictedSeconds, scale, "predicted")}${upright(scale.bound, scale, "bound")}</svg>`;
}

function cell(value: number | undefined, text: (value: number) => string, className = "number"): Html {
  return html`<td class="${className}">${value === undefined ? "–" : text(value)}</td>`;
}

function row(shard: ShardLine, scale: Scale, predicted: boolean): Html {
  const failed = shard.failed !== undefined && shard.failed > 0 ? html`<td class="number bad">${shard.failed} failed</td>` : html`<td></td>`;
  const time = shard.seconds === undefined ? html`<td class="number doubt">no result</td>` : cell(shard.seconds, durationText);
  return html`<tr><th scope="row" class="number">${shard.index + 1}</th><td class="wide">${bar(shard, scale)}</td>${time}${predicted ? cell(shard.predictedSeconds, durationText, "number quiet spare") : null}${cell(shard.tests, integerText, "number quiet spare")}${failed}</tr>\n`;
}

function legendItem(drawing: Html, words: string): Html {
  return html`<span><svg width="18" height="12" aria-hidden="true">${drawing}</svg> ${words}</span>`;
}

/** Sizes stand for durations that nobody knows yet, and then no time was predicted. */
function isPredicted(shards: readonly ShardLine[]): boolean {
  return shards.some(({ predictedSeconds }) => predictedSeconds !== undefined);
}

function legend(report: PipelineReport, hasPredictions: boolean): Html {
  const bound = report.bound === undefined ? null : legendItem(html`<line class="bound" x1="9" x2="9" y1="0" y2="12"/>`, `bound ${durationText(report.bound)}`);
  const predicted = hasPredictions ? legendItem(html`<line class="predicted" x1="9" x2="9" y1="0" y2="12"/>`, "predicted") : null;
  return html`<p class="legend">${legendItem(html`<rect class="actual" y="3" width="18" height="6"/>`, "time taken")}${predicted}${bound}</p>`;
}

/** Each shard's time as a horizontal bar with its prediction and the bound of any plan, and the same in figures. */
export function shardsPart(report: PipelineReport): Html {
  const shards = report.shards ?? [];
  if (shards.length === 0) return html``;
  const scale = scaleOf(report, shards);
  const predicted = isPredicted(shards);
  return part("shards", "Shards", html`<p>${shardsSentence(report)}.</p>
<table class="bars shards"><thead><tr><th scope="col" class="number">Shard</th><th scope="col" class="wide"><span class="hidden">Time as a bar</span></th><th scope="col" class="number">Time</th>${predicted ? html`<th scope="col" class="number spare">Predicted</th>` : null}<th scope="col" class="number spare">Tests</th><th scope="col"><span class="hidden">Failed</span></th></tr></thead>
<tbody>${shards.map((shard) => row(shard, scale, predicted))}</tbody></table>
${legend(report, predicted)}`);
}
