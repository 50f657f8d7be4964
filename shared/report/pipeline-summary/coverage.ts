import { visibleFileName } from "../escape/file-name.js";
import { type Count, countText, isBelow, percentText } from "../figures.js";
import { code, Markdown, markdown, type MarkdownValue } from "../markdown/fragment.js";
import { listSection, plainSection, type Section } from "../markdown/summary.js";
import { table } from "../markdown/table.js";
import { clip } from "../clip.js";
import { METRICS, type CoverageFacts, type FileCoverage, type PipelineReport, type UncoveredPlace } from "../pipeline-report.js";
import { uncoveredPlaceText } from "../wording.js";

const LONGEST_TEXT = 500;

function judged(count: Count, floor: number | undefined): string {
  if (floor === undefined || count.total === 0) return "";
  return isBelow(count, floor) ? `❌ below ${String(floor)} %` : `✅ ${String(floor)} %`;
}

function totals(coverage: CoverageFacts): Section {
  const rows = METRICS.flatMap((metric) => {
    const count = coverage.totals?.[metric];
    if (count === undefined) return [];
    const floor = coverage.floors?.[metric];
    return [[metric, countText(count), percentText(count), judged(count, floor)]];
  });
  const columns = [{ title: "Coverage" }, { title: "Covered", align: "right" }, { title: "Percent", align: "right" }, { title: "Floor" }] as const;
  return plainSection("the coverage totals", 1, markdown`### Coverage\n\n${table(columns, rows)}`);
}

function fileRow(file: FileCoverage): MarkdownValue[] {
  const percents = METRICS.map((metric) => (file[metric] === undefined ? "–" : percentText(file[metric])));
  return [code(visibleFileName(clip(file.file, LONGEST_TEXT))), ...percents];
}

function files(list: readonly FileCoverage[]): Section[] {
  if (list.length === 0) return [];
  const columns = [{ title: "File below its floor" }, ...METRICS.map((title) => ({ title, align: "right" }) as const)];
  const section = { name: "the files below their floor", priority: 5, rows: list.length, limits: [500, 100, 20], noun: "files below their floor" };
  return [listSection(section, (limit) => table(columns, list.map(fileRow), { limit, noun: "files" }))];
}

function place(one: UncoveredPlace): MarkdownValue[] {
  return [code(clip(uncoveredPlaceText(one), LONGEST_TEXT)), clip(one.text, LONGEST_TEXT)];
}

function uncovered(list: readonly UncoveredPlace[]): Section[] {
  if (list.length === 0) return [];
  const render = (limit: number): Markdown => table([{ title: "Not covered" }, { title: "What was never run" }], list.map(place), { limit, noun: "places" });
  const section = { name: "the uncovered places", priority: 4, rows: list.length, limits: [1000, 200, 50, 10], noun: "uncovered places" };
  return [listSection(section, render)];
}

/** Coverage: four metrics as integers and percent, files below their floor, places that no test reached. Nothing where nothing was measured. */
export function coverageSections({ coverage }: PipelineReport): Section[] {
  if (coverage === undefined) return [];
  const lists = [...uncovered(coverage.uncovered ?? []), ...files(coverage.files ?? [])];
  const measured = METRICS.some((metric) => coverage.totals?.[metric] !== undefined);
  return measured || lists.length > 0 ? [totals(coverage), ...lists] : [];
}
