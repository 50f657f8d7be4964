import type { Relation } from "../../schema/schema.js";
import { isBefore, type Ground } from "./ground.js";
import { wordsOf } from "./words.js";

/** Whether the server knows of a column that it holds no NULL, and need not read the rows to find out. */
export function refusesNull(relation: Relation, column: string): boolean {
  const isUnchecked = relation.constraints.some(({ type, notValid, columns }) => type === "not-null" && notValid && columns.includes(column));
  return relation.columns.get(column)?.notNull === true && !isUnchecked;
}

/** Whether a CHECK that was validated says that a column is not NULL: since PostgreSQL 12 the server takes its word for it. */
export function isProvenByCheck(relation: Relation, column: string, ground: Ground): boolean {
  if (isBefore(ground, 12)) return false;
  return relation.constraints.some(({ type, notValid, expression }) => type === "check" && !notValid && expression !== null && demandsValue(wordsOf(expression), column));
}

/** Whether an expression, or one of the parts that AND joins, is `column IS NOT NULL`. */
function demandsValue(words: readonly string[], column: string): boolean {
  const inner = withoutParentheses(words);
  if (isSameRow(inner, [column, "is", "not", "null"]) || isSameRow(inner, ["not", "(", column, "is", "null", ")"])) return true;
  const parts = partsOfAnd(inner);
  return parts.length > 1 && parts.some((part) => demandsValue(part, column));
}

function withoutParentheses(words: readonly string[]): readonly string[] {
  if (words[0] !== "(") return words;
  let depth = 0;
  const close = words.findIndex((word) => {
    if (word === "(") depth += 1;
    if (word === ")") depth -= 1;
    return depth === 0;
  });
  return close === words.length - 1 ? withoutParentheses(words.slice(1, -1)) : words;
}

/** One part where OR or CASE stands beside AND: then none of them must hold by itself. */
function partsOfAnd(words: readonly string[]): readonly (readonly string[])[] {
  const parts: string[][] = [[]];
  let depth = 0;
  for (const word of words) {
    if (word === "(") depth += 1;
    if (word === ")") depth -= 1;
    if (depth === 0 && (word === "or" || word === "case")) return [words];
    if (depth === 0 && word === "and") parts.push([]);
    else parts.at(-1)?.push(word);
  }
  return parts;
}

function isSameRow(words: readonly string[], others: readonly string[]): boolean {
  return words.length === others.length && words.every((word, index) => word === others[index]);
}
