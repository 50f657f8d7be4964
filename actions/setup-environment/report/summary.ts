import type { Verdict } from "../../../shared/action/verdict.js";
import { placeText } from "../../../shared/action/errors.js";
import { SUMMARY_BUDGET } from "../../../shared/report/budget.js";
import { durationText } from "../../../shared/report/figures.js";
import { block, code, details, joinMarkdown, markdown, type Markdown } from "../../../shared/report/markdown/fragment.js";
import { composeSummary, plainSection } from "../../../shared/report/markdown/summary.js";
import { table } from "../../../shared/report/markdown/table.js";
import { VERDICT_WORDS } from "../../../shared/report/verdict-words.js";
import { TOOL_TITLE } from "../tools/tool.js";
import type { EnvironmentReport } from "./document.js";

const STATE_EMOJI = { true: "✅", false: "❌", null: "❓" } as const;

function toolchains({ facts }: EnvironmentReport): Markdown {
  return table(
    [{ title: "" }, { title: "Tool" }, { title: "Installed" }, { title: "Asked for" }, { title: "Because of" }],
    facts.toolchains.map(({ tool, requested, place, why, installed, satisfied }) => [
      STATE_EMOJI[`${satisfied}`], TOOL_TITLE[tool], installed ?? "–", requested === "any" ? "any version" : code(requested), markdown`${code(placeText(place))} (${why})`,
    ]),
  );
}

function results({ facts }: EnvironmentReport): Markdown {
  const seconds = (value: number | null): string => (value === null ? "" : durationText(value));
  return table([{ title: "Step" }, { title: "State" }, { title: "Time", align: "right" }], [
    ...facts.installs.map(({ install, state, seconds: took }) => [markdown`${code(install.command.join(" "))}${install.frozen ? "" : markdown` (not frozen)`}`, state, seconds(took)]),
    ...facts.services.map(({ name, how, state, seconds: took }) => [markdown`service ${name} (${how})`, state, seconds(took)]),
  ]);
}

/** The report as Markdown for the job summary. */
export function environmentSummary(report: EnvironmentReport, verdict: Verdict): string {
  const { word, emoji } = VERDICT_WORDS[verdict];
  const problems = report.problems.map(({ message, place }) => {
    const end = message.indexOf("\n");
    const where = place === null ? "" : markdown`${code(placeText(place))}: `;
    return end < 0 ? markdown`- ${where}${message}` : markdown`- ${where}${message.slice(0, end)}\n\n${block(message.slice(end + 1))}`;
  });
  const remarks = report.remarks.map(({ level, text }) => markdown`- ${level === "warning" ? markdown`⚠️ ` : ""}${text}`);
  return composeSummary([
    plainSection("the heading", 0, markdown`### Environment: ${emoji} ${word}`),
    plainSection("the problems", 1, joinMarkdown(problems, "\n")),
    plainSection("the toolchains", 2, toolchains(report)),
    plainSection("the installs and services", 3, results(report)),
    plainSection("the reasons", 4, remarks.length === 0 ? markdown`` : details("What was chosen, and why", joinMarkdown(remarks, "\n"))),
  ], SUMMARY_BUDGET);
}
