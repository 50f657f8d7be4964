import { clip } from "../clip.js";
import { visibleFileName } from "../escape/file-name.js";
import { durationText } from "../figures.js";
import { withoutForeignFrames } from "../foreign-frames.js";
import type { PipelineReport, SlowTest, TestFacts, TestFailure } from "../pipeline-report.js";
import { fileBesideName, testsSentence } from "../wording.js";
import { Html, html } from "./fragment.js";
import { limited, part, widthPercent } from "./layout.js";

const MOST_FAILURES = 500;
/** Messages beyond these are folded. */
const OPEN_MESSAGES = 10;
const LONGEST_MESSAGE = 20_000;
const MOST_SLOWEST = 20;

/** Passed, failed and skipped as one bar; the figures stand in words above it. */
function proportions(tests: TestFacts): Html {
  const { passed, failed, itemsWithoutResult = 0 } = tests;
  const total = tests.total + itemsWithoutResult; // an unknown end must not look like all
  if (total === 0) return html``;
  return html`<svg class="chart proportions" width="100%" height="12" aria-hidden="true"><rect class="rest" width="100%" height="100%"/><rect class="failed" width="${widthPercent(passed + failed, total)}" height="100%"/><rect class="actual" width="${widthPercent(passed, total)}" height="100%"/></svg>`;
}

function failure(test: TestFailure, index: number): Html {
  const beside = fileBesideName(test);
  const file = beside === undefined ? null : html`<span class="file">${visibleFileName(beside)}</span>`;
  const head = html`<span class="name">${test.name}</span>${file}`;
  if (test.message === undefined) return html`<li class="alone">${head}</li>\n`;
  return html`<li><details${index < OPEN_MESSAGES ? html` open` : null}><summary>${head}</summary><pre class="message" tabindex="0" role="region" aria-label="Message">${clip(withoutForeignFrames(test.message), LONGEST_MESSAGE)}</pre></details></li>\n`;
}

function failureList(title: string, className: string, tests: readonly TestFailure[]): Html {
  if (tests.length === 0) return html``;
  const { shown, more } = limited(tests, MOST_FAILURES, "test", failure);
  return html`<h3>${title}</h3><ul class="failures ${className}">${shown}</ul>${more}`;
}

function slowestTable(tests: readonly SlowTest[]): Html {
  if (tests.length === 0) return html``;
  const longest = tests.reduce((most, test) => Math.max(most, test.seconds), 0);
  const { shown, more } = limited(tests, MOST_SLOWEST, "test", (test) => html`<tr><td class="number">${durationText(test.seconds)}</td><td class="short"><svg class="chart" width="100%" height="20" aria-hidden="true"><rect class="actual" y="35%" width="${widthPercent(test.seconds, longest)}" height="30%"/></svg></td><th scope="row">${test.name}</th></tr>\n`);
  return html`<details class="slowest"><summary>Slowest tests</summary><table class="bars"><thead class="hidden"><tr><th scope="col">Time</th><th scope="col">As a bar</th><th scope="col">Test</th></tr></thead><tbody>${shown}</tbody></table>${more}</details>`;
}

/** Counts, failed and flaky tests with their messages, the slowest ones. */
export function testsPart({ tests }: PipelineReport): Html {
  if (tests === undefined) return html``;
  return part("tests", "Tests", html`<p>${testsSentence(tests)}.</p>${proportions(tests)}${failureList("Failed", "bad", tests.failures ?? [])}${failureList("Flaky: passed only when repeated", "doubt", tests.flaky ?? [])}${slowestTable(tests.slowest ?? [])}`);
}
