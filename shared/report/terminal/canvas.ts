import type { Verdict } from "../../action/verdict.js";
import type { Paint, Style } from "./style.js";
import { wrapBehind } from "./width.js";

/** What every part of the terminal report is printed with. */
export interface Canvas {
  readonly style: Style;
  /** Columns of the terminal; lines are wrapped to it. */
  readonly width: number;
}

/** The colour of a verdict; its word and sign tell it as well. */
export function verdictPaint(verdict: Verdict, style: Style): Paint {
  const paints: Record<Verdict, Paint> = { pass: style.green, fail: style.red, inconclusive: style.yellow, "not-applicable": style.dim };
  return paints[verdict];
}

/** The first `limit` of a list as lines, and a line that counts the others. */
export function limitedLines<T>(list: readonly T[], limit: number, noun: string, lines: (shown: readonly T[]) => string[]): string[] {
  const leftOff = list.length - limit;
  return [...lines(list.slice(0, limit)), ...(leftOff > 0 ? [`  … and ${leftOff} more ${noun}`] : [])];
}

/** The title of a part with its sentence behind it, wrapped behind the title. */
export function titled(title: string, sentence: string, { style, width }: Canvas): string[] {
  return wrapBehind(`${style.bold(title)}  `, title.length + 2, sentence, width);
}
