import { durationText, integerText } from "../figures.js";
import { details, markdown, type MarkdownValue } from "../markdown/fragment.js";
import { listSection, type Section } from "../markdown/summary.js";
import { table } from "../markdown/table.js";
import type { PipelineReport, ShardLine } from "../pipeline-report.js";
import { shardsSentence } from "../wording.js";

const BAR = 20;

function longestSeconds(shards: readonly ShardLine[]): number {
  return shards.reduce((longest, shard) => Math.max(longest, shard.seconds ?? 0), 0);
}

function bar(shard: ShardLine, longest: number): string {
  if (shard.seconds === undefined) return "no result";
  return "█".repeat(longest === 0 ? 0 : Math.round((shard.seconds / longest) * BAR));
}

function seconds(value: number | undefined): string {
  return value === undefined ? "–" : durationText(value);
}

function integer(value: number | undefined): string {
  return value === undefined ? "–" : integerText(value);
}

/** How the work was spread: each shard's time beside its prediction. */
export function shardSections(report: PipelineReport): Section[] {
  const shards = report.shards ?? [];
  if (shards.length === 0) return [];
  const longest = longestSeconds(shards);
  const rows = shards.map((shard): MarkdownValue[] => [
    String(shard.index + 1), integer(shard.tests), integer(shard.failed), seconds(shard.seconds), seconds(shard.predictedSeconds), bar(shard, longest),
  ]);
  const numbers = ["Shard", "Tests", "Failed", "Time", "Predicted"].map((title) => ({ title, align: "right" }) as const);
  const section = { name: "the shards", priority: 6, rows: rows.length, limits: [50, 10], noun: "shards" };
  return [listSection(section, (limit) => markdown`### Shards\n\n${details(shardsSentence(report), table([...numbers, { title: "" }], rows, { limit, noun: "shards" }))}`)];
}
