import { durationText, plural } from "../figures.js";
import type { PipelineReport, ShardLine } from "../pipeline-report.js";
import { shardsSentence } from "../wording.js";
import { alignedRows, type Cell } from "./aligned-rows.js";
import { type Canvas, limitedLines, titled } from "./canvas.js";

const BAR = 24;
const MOST_SHARDS = 32;

function bar(shard: ShardLine, longest: number): string {
  if (shard.seconds === undefined || longest === 0) return "";
  return "━".repeat(Math.max(1, Math.round((shard.seconds / longest) * BAR)));
}

function remark(shard: ShardLine): string {
  const parts = [
    shard.predictedSeconds === undefined ? null : `predicted ${durationText(shard.predictedSeconds)}`,
    shard.tests === undefined ? null : plural(shard.tests, "test"),
    shard.failed === undefined || shard.failed === 0 ? null : `${shard.failed} failed`,
  ];
  return parts.filter((part) => part !== null).join(" · ");
}

function row(shard: ShardLine, longest: number, { style }: Canvas): Cell[] {
  const time = shard.seconds === undefined ? { text: "no result", paint: style.yellow } : { text: durationText(shard.seconds) };
  const failed = shard.failed !== undefined && shard.failed > 0;
  return [
    { text: String(shard.index + 1), align: "right" }, { text: bar(shard, longest), paint: style.cyan },
    { ...time, align: "right" }, { text: remark(shard), paint: failed ? style.red : style.dim },
  ];
}

/** Each shard's time as a bar beside its prediction. */
export function shardLines(report: PipelineReport, canvas: Canvas): string[] {
  const shards = report.shards ?? [];
  if (shards.length === 0) return [];
  const longest = shards.reduce((most, shard) => Math.max(most, shard.seconds ?? 0), 0);
  const rows = (shown: readonly ShardLine[]): string[] => alignedRows(shown.map((shard) => row(shard, longest, canvas)), { width: canvas.width, indent: 2 });
  return [...titled("Shards", shardsSentence(report), canvas), ...limitedLines(shards, MOST_SHARDS, "shards", rows)];
}
