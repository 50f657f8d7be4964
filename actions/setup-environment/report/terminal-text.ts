import type { Verdict } from "../../../shared/action/verdict.js";
import { placeText } from "../../../shared/action/errors.js";
import type { TextStyle } from "../../../shared/action/context.js";
import { terminalLines, terminalText } from "../../../shared/report/escape/terminal.js";
import { durationText } from "../../../shared/report/figures.js";
import { alignedRows, type Cell } from "../../../shared/report/terminal/aligned-rows.js";
import { verdictPaint } from "../../../shared/report/terminal/canvas.js";
import { styleFor, type Style } from "../../../shared/report/terminal/style.js";
import { VERDICT_WORDS } from "../../../shared/report/verdict-words.js";
import { TOOL_TITLE } from "../tools/tool.js";
import type { Toolchain } from "../verification/toolchain.js";
import type { EnvironmentReport } from "./document.js";

const SIGNS = { true: "✔", false: "✘", null: "?" } as const;

function toolchainRow(toolchain: Toolchain, style: Style, asked: boolean): Cell[] {
  const { tool, requested, place, installed, satisfied } = toolchain;
  const paint = satisfied === null ? style.yellow : satisfied ? style.green : style.red;
  const found = installed ?? (satisfied === null ? "unknown" : "missing");
  return [
    ...(asked ? [{ text: SIGNS[`${satisfied}`], paint }] : []),
    { text: TOOL_TITLE[tool] },
    ...(asked ? [{ text: terminalText(found), paint }] : []),
    { text: terminalText(requested === "any" ? "any version" : requested) },
    { text: terminalText(placeText(place)), paint: style.dim },
  ];
}

function resultRows({ facts }: EnvironmentReport, style: Style): Cell[][] {
  const paints = { done: style.green, healthy: style.green, answering: style.green, failed: style.red, planned: style.dim, declared: style.dim };
  const row = (kind: string, name: string, state: keyof typeof paints, seconds: number | null): Cell[] => [
    { text: kind }, { text: state, paint: paints[state] }, { text: seconds === null ? "" : durationText(seconds) }, { text: terminalText(name) },
  ];
  return [
    ...facts.installs.map(({ install, state, seconds }) => row("install", `${install.command.join(" ")}${install.frozen ? "" : "  (not frozen)"}`, state, seconds)),
    ...facts.services.map(({ name, state, seconds, stop }) => row("service", stop === null ? name : `${name}  (stop: ${stop})`, state, seconds)),
  ];
}

function verdictLine(verdict: Verdict | null, style: Style): string {
  if (verdict === null) return style.green("✔ Planned");
  const { word, sign } = VERDICT_WORDS[verdict];
  return verdictPaint(verdict, style)(`${sign} ${word}`);
}

/** The report for a terminal. */
export function terminalReport(report: EnvironmentReport, { colour, columns }: TextStyle): string {
  const style = styleFor(colour);
  const { asked } = report.facts;
  const layout = { width: columns, indent: 2 };
  const heading = `Environment of ${terminalText(report.directory)}`;
  const problems = report.problems.flatMap(({ message, place }) => {
    const where = place === null ? "" : `${terminalText(placeText(place))}: `;
    return terminalLines(message).map((line, index) => (index === 0 ? `  ${style.red("·")} ${where}${line}` : `      ${line}`));
  });
  const remarks = report.remarks.map(({ level, text }): Cell[] => [
    { text: level === "warning" ? "!" : "·", paint: level === "warning" ? style.yellow : style.dim }, { text: terminalText(text) },
  ]);
  const blocks = [
    [style.bold(heading)],
    alignedRows(report.facts.toolchains.map((toolchain) => toolchainRow(toolchain, style, asked)), layout),
    alignedRows(resultRows(report, style), layout),
    remarks.length === 0 ? [] : [style.bold("Chosen because"), ...alignedRows(remarks, layout)],
    problems.length === 0 ? [] : [style.bold("Problems"), ...problems],
    [verdictLine(report.verdict, style)],
  ];
  return `${blocks.filter((block) => block.length > 0).map((block) => block.join("\n")).join("\n\n")}\n`;
}
