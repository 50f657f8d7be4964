import type { TextStyle } from "../../../shared/action/context.js";
import { terminalText } from "../../../shared/report/escape/terminal.js";
import { verdictPaint, type Canvas } from "../../../shared/report/terminal/canvas.js";
import { styleFor, type Paint, type Style } from "../../../shared/report/terminal/style.js";
import { displayWidth, WIDEST, wrapBehind, wrapTo } from "../../../shared/report/terminal/width.js";
import { VERDICT_WORDS } from "../../../shared/report/verdict-words.js";
import type { ChecklistJudgement } from "../judgement/checklist-judgement.js";
import type { ItemState, JudgedItem } from "../evaluation/judged-item.js";
import { ITEM_STATE_WORDS, openFirst, standingOf, waiverLine } from "./item-words.js";

const NARROWEST = 40;

/** The colour of an item's state; its word and sign tell it as well. */
export function statePaint(state: ItemState, style: Style): Paint {
  const paints: Record<ItemState, Paint> = {
    error: style.yellow, unsatisfied: style.red, pending: style.yellow, waived: style.cyan, satisfied: style.green, "not-applicable": style.dim,
  };
  return paints[state];
}

/** The judgement for a terminal, ending in a newline: the verdict and the one line first, then what is open, then the rest. */
export function checklistTerminal(judgement: ChecklistJudgement, { colour, columns }: TextStyle): string {
  const canvas: Canvas = { style: styleFor(colour), width: Math.min(WIDEST, Math.max(NARROWEST, columns)) };
  const parts = [head(judgement, canvas), rows(openFirst(judgement.items), canvas), refused(judgement, canvas), waiving(openFirst(judgement.items), canvas)];
  return `${parts.filter((part) => part.length > 0).map((part) => part.join("\n")).join("\n\n")}\n`;
}

function indented(text: string, { width }: Canvas): string[] {
  return wrapTo(terminalText(text), width - 2).map((line) => `  ${line}`);
}

function head({ verdict, reason, summary, pull }: ChecklistJudgement, canvas: Canvas): string[] {
  const { sign, word } = VERDICT_WORDS[verdict];
  const title = verdictPaint(verdict, canvas.style)(canvas.style.bold(`${sign} ${word.toUpperCase()}`));
  return [
    `${title}  ${terminalText(pull.repository)}#${pull.number} at ${pull.head.slice(0, 12)}`,
    ...indented(summary, canvas),
    ...(verdict === "pass" ? [] : indented(reason, canvas)),
  ];
}

/** Each item in two paragraphs, its name and why it stands so: in columns, a narrow terminal would have no room for the words. */
function rows(items: readonly JudgedItem[], canvas: Canvas): string[] {
  return items.flatMap((item) => [...nameLines(item, canvas), ...whyLines(item, canvas)]);
}

function nameLines({ id, title, state }: JudgedItem, { style, width }: Canvas): string[] {
  const shown = terminalText(id);
  const head = `  ${statePaint(state, style)(ITEM_STATE_WORDS[state].sign)} ${style.bold(shown)}`;
  if (title === "" || title === id) return [head];
  const headWidth = 4 + displayWidth(shown) + 2;
  return headWidth > width / 2 ? [head, ...wrapBehind("    ", 4, terminalText(title), width)] : wrapBehind(`${head}  `, headWidth, terminalText(title), width);
}

function whyLines(item: JudgedItem, { style, width }: Canvas): string[] {
  const lines = wrapTo(terminalText(standingOf(item)), width - 4);
  const paint = item.state === "not-applicable" ? style.dim : (words: string): string => words;
  return lines.map((line) => `    ${paint(line)}`);
}

function refused({ refusedWaivers }: ChecklistJudgement, canvas: Canvas): string[] {
  if (refusedWaivers.length === 0) return [];
  const lines = refusedWaivers.flatMap(({ line, by, problem }) => indented(`${line} (${by ?? "a deleted account"}): ${problem}`, canvas));
  return [canvas.style.bold("Waivers that let nothing pass"), ...lines];
}

function waiving(items: readonly JudgedItem[], canvas: Canvas): string[] {
  const lines = items.flatMap((item) => waiverLine(item) ?? []);
  if (lines.length === 0) return [];
  return [canvas.style.bold("To waive an open item, post its line with your reason in it"), ...lines.map((line) => `  ${terminalText(line)}`)];
}
