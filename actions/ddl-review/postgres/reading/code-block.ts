import { tokensOf, type Token } from "./tokens.js";
import { orEmpty } from "./tree.js";

/** What a body of PL/pgSQL runs as it stands there. */
export interface StaticCode {
  readonly statements: readonly string[];
  /** What cannot be seen from the text: statements that are put together when the block runs. Null where there is none. */
  readonly problem: string | null;
}

/** The words with which SQL begins that changes something. What only reads is left out. */
const SQL = /^(?:alter|analyze|call|cluster|comment|copy|create|delete|drop|grant|import|insert|lock|merge|refresh|reassign|reindex|revoke|security|truncate|update|vacuum|with)$/;
/** Behind these a statement begins. */
const OPENS = /^(?:;|>|begin|then|else|loop)$/;

/** Reads the SQL in a block of PL/pgSQL as far as it is written out. */
export function staticStatements(body: string): StaticCode {
  const tokens = tokensOf(body);
  const words = tokens.map(({ text }) => text.toLowerCase());
  const statements: string[] = [];
  let isDynamic = false;
  for (let index = 0; index < tokens.length; index += 1) {
    const [word, before] = [orEmpty(words[index]), words[index - 1] ?? ";"];
    if (word === "execute") {
      const text = isWholeText(words, index) ? unquoted(tokens[index + 1]) : null;
      if (text === null) isDynamic = true;
      else statements.push(text);
    } else if (SQL.test(word) && (OPENS.test(before) || (before === "in" && words[index - 3] === "for"))) {
      const end = endOf(words, index, before === "in" ? "loop" : ";");
      statements.push(withoutTargets(body, tokens.slice(index, end)));
      index = end - 1;
    }
  }
  return { statements, problem: isDynamic ? "runs SQL that it puts together itself, which nobody can read beforehand" : null };
}

/** Whether EXECUTE has one text and nothing that is put to it; EXECUTE of a trigger or a right is none of a block's statements. */
function isWholeText(words: readonly string[], index: number): boolean {
  return /^(?:;|using|into|loop)$/.test(words[index + 2] ?? ";");
}

/** The text in quotation marks or dollars; null for what is none, and for escapes, which are not looked into. */
function unquoted(token: Token | undefined): string | null {
  const text = orEmpty(token?.text);
  if (text.startsWith("'")) return text.slice(1, -1).replaceAll("''", "'");
  const tag = /^\$\w*\$/.exec(text)?.[0];
  return tag === undefined ? null : text.slice(tag.length, -tag.length);
}

function endOf(words: readonly string[], start: number, mark: string): number {
  const end = words.indexOf(mark, start);
  return end < 0 ? words.length : end;
}

/** PL/pgSQL's INTO behind RETURNING names variables, which SQL does not know; what stands in parentheses is SQL's own. */
function withoutTargets(body: string, tokens: readonly Token[]): string {
  let depth = 0;
  let isReturning = false;
  for (const { start, text } of tokens) {
    const word = text.toLowerCase();
    if (word === "(") depth += 1;
    if (word === ")") depth -= 1;
    if (depth === 0 && word === "returning") isReturning = true;
    if (depth === 0 && word === "into" && isReturning) return body.slice(tokens[0]?.start, start).trimEnd();
  }
  return body.slice(tokens[0]?.start, tokens.at(-1)?.end);
}
