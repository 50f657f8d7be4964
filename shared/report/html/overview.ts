import type { PipelineReport } from "../pipeline-report.js";
import { VERDICT_WORDS } from "../verdict-words.js";
import { Html, html } from "./fragment.js";
import { part } from "./layout.js";
import { verdictMark, verdictSign } from "./marks.js";

/** The verdict under the load line, in word, colour and shape, with its reason and the facts of the run. */
export function header(report: PipelineReport): Html {
  const facts = (report.facts ?? []).map(({ label, value }) => html`<div><dt>${label}</dt><dd>${value}</dd></div>\n`);
  const list = facts.length === 0 ? null : html`<dl class="facts">${facts}</dl>`;
  const reason = report.reason === undefined ? null : html`<p class="reason">${report.reason}</p>`;
  return html`<header class="${report.verdict}"><div class="waterline">${verdictMark(report.verdict)}<p class="title"><b>Plimsoll</b> ${report.title ?? "pipeline"}</p>
<h1>${VERDICT_WORDS[report.verdict].word}</h1></div>
${reason}${list}</header>\n`;
}

/** What went wrong and what to do about it. */
export function problemsPart({ problems = [] }: PipelineReport): Html {
  if (problems.length === 0) return html``;
  const items = problems.map(({ code, text, remedy }) => html`<li><code>${code}</code><p>${text}</p>${remedy === undefined ? null : html`<p class="remedy">${remedy}</p>`}</li>\n`);
  return part("problems", "What to do", html`<ul class="problems">${items}</ul>`);
}

/** One line per gate. */
export function gatesPart({ gates = [], judged = "Gate" }: PipelineReport): Html {
  if (gates.length === 0) return html``;
  const rows = gates.map(({ name, verdict, sentence }) => html`<tr class="${verdict}"><td class="verdict">${verdictSign(verdict)} ${VERDICT_WORDS[verdict].word}</td><th scope="row"><code>${name}</code></th><td class="sentence">${sentence}</td></tr>\n`);
  return part("gates", `${judged}s`, html`<table class="gates"><thead class="hidden"><tr><th scope="col">Verdict</th><th scope="col">${judged}</th><th scope="col">Why</th></tr></thead><tbody>${rows}</tbody></table>`);
}

/** Remarks that change no verdict. */
export function notesPart({ notes = [] }: PipelineReport): Html {
  if (notes.length === 0) return html``;
  return part("notes", "Notes", html`<ul class="notes">${notes.map((note) => html`<li>${note}</li>\n`)}</ul>`);
}
