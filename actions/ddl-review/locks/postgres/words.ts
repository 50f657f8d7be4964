import { tokensOf } from "../../postgres/reading/tokens.js";

/** The words and signs of an expression, in small letters unless they are quoted; texts in quotation marks stay as they are written. */
export function wordsOf(expression: string): readonly string[] {
  return tokensOf(expression).map(({ text }) => (text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text.startsWith("'") ? text : text.toLowerCase()));
}

/** Whether an expression names something, such as a column. */
export function mentions(expression: string | null, name: string): boolean {
  return expression !== null && wordsOf(expression).includes(name);
}
