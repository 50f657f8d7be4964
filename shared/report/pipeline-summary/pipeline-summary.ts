import { type Budget, SUMMARY_BUDGET } from "../budget.js";
import { clip } from "../clip.js";
import { code, details, joinMarkdown, Markdown, markdown } from "../markdown/fragment.js";
import { composeSummary, listSection, plainSection, type Section } from "../markdown/summary.js";
import { table } from "../markdown/table.js";
import type { PipelineReport, Problem } from "../pipeline-report.js";
import { coverageSections } from "./coverage.js";
import { shardSections } from "./shards.js";
import { testSections } from "./tests.js";
import { VERDICT_WORDS } from "../verdict-words.js";

const LONGEST_SENTENCE = 1000;
const LONGEST_REMEDY = 4000;

function head(report: PipelineReport): Section {
  const { emoji, word } = VERDICT_WORDS[report.verdict];
  const title = report.title === undefined ? markdown`` : markdown` · ${clip(report.title, 200)}`;
  const reason = report.reason === undefined ? markdown`` : markdown`\n${clip(report.reason, LONGEST_SENTENCE)}\n`;
  return plainSection("the verdict", 0, markdown`## ${emoji} ${word}${title}\n${reason}`);
}

function gates(report: PipelineReport): Section[] {
  const rows = (report.gates ?? []).map((gate) => {
    const { emoji, word } = VERDICT_WORDS[gate.verdict];
    return [code(gate.name), `${emoji} ${word}`, clip(gate.sentence, LONGEST_SENTENCE)];
  });
  if (rows.length === 0) return [];
  const judged = report.judged ?? "Gate";
  return [plainSection(`the ${judged.toLowerCase()}s`, 1, table([{ title: judged }, { title: "Verdict" }, { title: "Why" }], rows))];
}

function problemLine(problem: Problem): Markdown {
  const remedy = problem.remedy === undefined ? markdown`` : markdown`<br>→ ${clip(problem.remedy, LONGEST_REMEDY)}`;
  return markdown`- ${code(problem.code)} ${clip(problem.text, LONGEST_REMEDY)}${remedy}\n`;
}

function problems(report: PipelineReport): Section[] {
  const list = report.problems ?? [];
  if (list.length === 0) return [];
  const section = { name: "the problems", priority: 2, rows: list.length, limits: [50, 10], noun: "problems" };
  return [listSection(section, (limit) => markdown`### What to do\n\n${list.slice(0, limit).map(problemLine)}`)];
}

function facts(report: PipelineReport): Section[] {
  const list = report.facts ?? [];
  if (list.length === 0) return [];
  const rows = list.map(({ label, value }) => [clip(label, 100), code(clip(value, 500))]);
  return [plainSection("the facts of the run", 5, details("About this run", table([{ title: "Fact" }, { title: "Value" }], rows)))];
}

function notes(report: PipelineReport): Section[] {
  const list = report.notes ?? [];
  if (list.length === 0) return [];
  return [plainSection("the notes", 7, joinMarkdown(list.map((note) => markdown`- ${clip(note, LONGEST_SENTENCE)}`), "\n"))];
}

/** The parts of a pipeline's summary in reading order, for `composeSummary` or `composeSticky`. */
export function pipelineSections(report: PipelineReport): Section[] {
  return [
    head(report), ...gates(report), ...problems(report), ...testSections(report), ...coverageSections(report),
    ...shardSections(report), ...facts(report), ...notes(report),
  ];
}

/** A pipeline run as Markdown: verdict and reason first, then the gates, then what to do and the details, within `budget`. */
export function pipelineSummary(report: PipelineReport, budget: Budget = SUMMARY_BUDGET): string {
  return composeSummary(pipelineSections(report), budget);
}
