import { clip } from "../clip.js";
import { visibleFileName } from "../escape/file-name.js";
import { durationText } from "../figures.js";
import { withoutForeignFrames } from "../foreign-frames.js";
import { block, code, details, Markdown, markdown } from "../markdown/fragment.js";
import { listSection, plainSection, type Section } from "../markdown/summary.js";
import { table } from "../markdown/table.js";
import type { PipelineReport, TestFacts, TestFailure } from "../pipeline-report.js";
import { fileBesideName, testsSentence } from "../wording.js";

const LONGEST_NAME = 500;
const LONGEST_MESSAGE = 4000;

function failure(test: TestFailure): Markdown {
  const beside = fileBesideName(test);
  const file = beside === undefined ? markdown`` : markdown` in ${code(visibleFileName(clip(beside, LONGEST_NAME)))}`;
  const message = test.message === undefined ? markdown`` : markdown`\n${block(clip(withoutForeignFrames(test.message), LONGEST_MESSAGE))}`;
  return markdown`${code(clip(test.name, LONGEST_NAME))}${file}\n${message}\n`;
}

function failureList(title: string, tests: readonly TestFailure[], name: string, priority: number, noun: string): Section[] {
  if (tests.length === 0) return [];
  const section = { name, priority, rows: tests.length, limits: [100, 20, 5], noun };
  return [listSection(section, (limit) => markdown`#### ${title}\n\n${tests.slice(0, limit).map(failure)}`)];
}

function slowest(tests: TestFacts): Section[] {
  const rows = (tests.slowest ?? []).map((test) => [durationText(test.seconds), code(clip(test.name, LONGEST_NAME))]);
  if (rows.length === 0) return [];
  const columns = [{ title: "Time", align: "right" }, { title: "Test" }] as const;
  return [plainSection("the slowest tests", 8, details("Slowest tests", table(columns, rows, { limit: 20, noun: "tests" })))];
}

/** What the tests said: the counts, failed and flaky tests with their messages, the slowest ones. */
export function testSections({ tests }: PipelineReport): Section[] {
  if (tests === undefined) return [];
  return [
    plainSection("the test counts", 1, markdown`### Tests\n\n${testsSentence(tests)}\n`),
    ...failureList("Failed", tests.failures ?? [], "the failed tests", 3, "failed tests"),
    ...failureList("Flaky: passed only when repeated", tests.flaky ?? [], "the flaky tests", 6, "flaky tests"),
    ...slowest(tests),
  ];
}
