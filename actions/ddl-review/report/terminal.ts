import type { TextStyle } from "../../../shared/action/context.js";
import { visibleFileName } from "../../../shared/report/escape/file-name.js";
import { terminalText } from "../../../shared/report/escape/terminal.js";
import { alignedRows, type Cell } from "../../../shared/report/terminal/aligned-rows.js";
import { type Canvas, limitedLines, verdictPaint } from "../../../shared/report/terminal/canvas.js";
import { styleFor, type Paint, type Style } from "../../../shared/report/terminal/style.js";
import { fitTo, wrapBehind, wrapTo } from "../../../shared/report/terminal/width.js";
import { VERDICT_WORDS } from "../../../shared/report/verdict-words.js";
import type { Finding, ReviewedStatement } from "../judgement/finding.js";
import type { Judgement } from "../judgement/judge.js";
import { firstLine } from "../judgement/judgement-document.js";
import type { Severity } from "../rules/rule.js";
import { relationText } from "../statements/names.js";
import { allowedText, verdictReason } from "./verdict-reason.js";
import { lockWord, waitWord, workWord } from "./work-words.js";

const MOST_STATEMENTS = 40;
const MOST_FINDINGS = 100;

const SIGNS: Readonly<Record<Severity, string>> = { block: "✘", warn: "!", info: "i" };

function severityPaint(severity: Severity, style: Style): Paint {
  return { block: style.red, warn: style.yellow, info: style.dim }[severity];
}

function placeText({ file, place }: Pick<Finding, "file" | "place">): string {
  return `${visibleFileName(file)}:${place.line}`;
}

/** One row per relation that was there before; a statement that concerns none has one row as well. */
function statementRows(statement: ReviewedStatement, { style, width }: Canvas): Cell[][] {
  const { works, phase, proof, text } = statement;
  const head: Cell[] = [{ text: placeText(statement), paint: style.dim }, { text: fitTo(terminalText(firstLine(text)), Math.floor(width / 3)) }];
  const tail: Cell[] = [{ text: phase, paint: phase === "contract" ? style.yellow : undefined }, { text: proof, paint: style.dim }];
  if (works.length === 0) return [[...head, { text: "–" }, { text: "" }, ...tail, { text: "" }]];
  return works.map((work, index) => [
    ...(index === 0 ? head : [{ text: "" }, { text: "" }]),
    { text: terminalText(relationText(work.relation)), paint: style.bold }, { text: lockWord(work), paint: work.blocks === "reads and writes" ? style.red : undefined },
    ...(index === 0 ? tail : [{ text: "" }, { text: "" }]),
    { text: [workWord(work), waitWord(work), terminalText(work.why)].filter((word) => word !== "").join("; ") },
  ]);
}

function statementLines({ statements }: Judgement, canvas: Canvas): string[] {
  if (statements.length === 0) return [];
  const { style, width } = canvas;
  const head: Cell[] = ["where", "statement", "existing table", "lock", "class", "proof", "work"].map((text) => ({ text, paint: style.dim }));
  const rows = (shown: readonly ReviewedStatement[]): string[] => alignedRows([head, ...shown.flatMap((statement) => statementRows(statement, canvas))], { width, indent: 2 });
  return [style.bold("Statements"), ...limitedLines(statements, MOST_STATEMENTS, "statements", rows)];
}

function findingBlock(finding: Finding, { style, width }: Canvas): string[] {
  const { severity, rule, message, fix, proof } = finding;
  const sign = SIGNS[severity];
  const title = `${severityPaint(severity, style)(`${sign} ${severity}`)}  `;
  const fixLines = fix === null ? [] : fix.split("\n").map((line) => style.green(`      ${terminalText(line)}`));
  return [
    ...wrapBehind(`  ${title}`, sign.length + severity.length + 5, `${placeText(finding)}  ${rule} (${proof})`, width),
    ...wrapTo(terminalText(message), width - 4).map((line) => `    ${line}`),
    ...fixLines,
  ];
}

function findingLines({ findings }: Judgement, canvas: Canvas): string[] {
  if (findings.length === 0) return [];
  return [canvas.style.bold("Findings"), ...limitedLines(findings, MOST_FINDINGS, "findings", (shown) => shown.flatMap((finding) => findingBlock(finding, canvas)))];
}

function verdictLines(judgement: Judgement, { style, width }: Canvas): string[] {
  const { sign, word } = VERDICT_WORDS[judgement.verdict];
  const said = `${sign} ${word.toUpperCase()}`;
  return wrapBehind(`${verdictPaint(judgement.verdict, style)(style.bold(said))}  `, said.length + 2, verdictReason(judgement), width);
}

/** The review for a terminal: what each statement does, what is wrong with it, and the verdict where the eye ends. */
export function reviewTerminal(judgement: Judgement, { colour, columns }: TextStyle): string {
  const canvas: Canvas = { style: styleFor(colour), width: Math.min(Math.max(columns, 40), 160) };
  const notes = [...judgement.ignored.map(allowedText), ...judgement.notes].flatMap((note) => wrapTo(terminalText(note), canvas.width - 2).map((line) => canvas.style.dim(`  ${line}`)));
  const parts = [statementLines(judgement, canvas), findingLines(judgement, canvas), notes, verdictLines(judgement, canvas)];
  return `${parts.filter((part) => part.length > 0).map((part) => part.join("\n")).join("\n\n")}\n`;
}
