import type { TextStyle } from "../../../shared/action/context.js";
import { terminalText } from "../../../shared/report/escape/terminal.js";
import { alignedRows } from "../../../shared/report/terminal/aligned-rows.js";
import { verdictPaint, type Canvas } from "../../../shared/report/terminal/canvas.js";
import { styleFor, type Paint, type Style } from "../../../shared/report/terminal/style.js";
import { WIDEST, wrapTo } from "../../../shared/report/terminal/width.js";
import { VERDICT_WORDS } from "../../../shared/report/verdict-words.js";
import type { ChecklistJudgement } from "../judgement/checklist-judgement.js";
import type { ItemState, JudgedItem } from "../evaluation/judged-item.js";
import { isOpen, ITEM_STATE_WORDS, openFirst, PROOF_WORDS, whyOf } from "./item-words.js";

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
  const parts = [head(judgement, canvas), rows(openFirst(judgement.items), canvas), refused(judgement, canvas), waiving(judgement.items, canvas)];
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

function rows(items: readonly JudgedItem[], { style, width }: Canvas): string[] {
  return alignedRows(items.map((item) => {
    const { sign, word } = ITEM_STATE_WORDS[item.state];
    return [
      { text: `${sign} ${word.toLowerCase()}`, paint: statePaint(item.state, style) },
      { text: terminalText(item.id), paint: style.bold },
      { text: PROOF_WORDS[item.verify], paint: style.dim },
      { text: terminalText(titled(item)) },
    ];
  }), { width, indent: 2 });
}

function titled(item: JudgedItem): string {
  return item.title === "" || item.title === item.id ? whyOf(item) : `${item.title}: ${whyOf(item)}`;
}

function refused({ refusedWaivers }: ChecklistJudgement, canvas: Canvas): string[] {
  if (refusedWaivers.length === 0) return [];
  const lines = refusedWaivers.flatMap(({ line, by, problem }) => indented(`${line} (${by ?? "a deleted account"}): ${problem}`, canvas));
  return [canvas.style.bold("Waivers that let nothing pass"), ...lines];
}

function waiving(items: readonly JudgedItem[], canvas: Canvas): string[] {
  const lines = items.filter(isOpen).flatMap(({ waive }) => waive ?? []);
  if (lines.length === 0) return [];
  return [canvas.style.bold("Let an open item pass all the same, with the reason behind the line"), ...lines.map((line) => `  ${terminalText(line)}`)];
}
