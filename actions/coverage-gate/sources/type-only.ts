/** Statements of TypeScript that no instrumenter counts: imports, re-exports, and what exists for the type checker only. */
const IMPORTED = String.raw`(?:[\p{ID_Continue}$]+|\*\s*as\s+[\p{ID_Continue}$]+|\{[^{}]*\})`;
const IMPORT = new RegExp(String.raw`^import\b\s*(?:(?:(?:type|defer|source)\s+)?${IMPORTED}(?:\s*,\s*${IMPORTED})?\s*from\s*)?""(?:\s*(?:with|assert)\s*\{[^{}]*\})?[^\S\n]*;?`, "u");
const REEXPORT = /^export\s+(?:type\s+)?(?:\*(?:\s+as\s+[\w$]+)?\s*from\s*""|\{[^}]*\}(?:\s*from\s*"")?)\s*;?/u;
const INTERFACE = /^(?:export\s+)?(?:default\s+)?(?:declare\s+)?interface\b[^{]*/u;
const AMBIENT = /^(?:export\s+)?declare\s+(?:global\b|(?:module|namespace)\s*(?:""|[\w$.]+))\s*/u;
const TYPE_ALIAS = /^(?:export\s+)?(?:declare\s+)?type\s+[\w$]+[^=]*=/u;

const OPENING = new Set(["{", "(", "["]);
const CLOSING = new Set(["}", ")", "]"]);

/** Blank characters around an operator that are looked at; generated unions have thousands of lines. */
const LONGEST_GAP = 200;

/** Where the bracket group that starts at `start` ends. */
function groupEnd(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    if (OPENING.has(text.charAt(at))) depth += 1;
    if (CLOSING.has(text.charAt(at))) depth -= 1;
    if (depth === 0) return at + 1;
  }
  return text.length;
}

/** A type goes on over a line break only where an operator says so; otherwise the next line is taken for code. */
function aliasEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === ";") return at + 1;
    const before = text.slice(Math.max(start - 1, at - LONGEST_GAP), at);
    const broken = character === "\n" && !/[=|&?:,<]\s*$/u.test(before) && !/^\s*[|&?:>]/u.test(text.slice(at));
    if (broken && text.slice(start, at).trim() !== "") return at;
    at = OPENING.has(character) ? groupEnd(text, at) : at + 1;
  }
  return at;
}

const EMPTY_CLASS = /^(?:export\s+)?(?:default\s+)?(?:abstract\s+)?class\b[^{}()=@]*\{[^{}=@[\]]*\}/u;
const ENUM = /^(?:export\s+)?(?:const\s+)?enum\s+[\w$]+\s*\{[^{}()]*\}/u;
const DEFAULT_NAME = /^export\s+default\s+[\p{ID_Continue}$.]+[^\S\n]*(?:;|\n|$)/u;
const DEFAULT_DATA = /^export\s+default\s+(?=[{[])/u;
const DECLARATION = /^(?:export\s+)?declare\s+(?:const|let|var|function)\b/u;
/** What makes a literal more than data: calls, functions, and whatever runs or not. */
const MORE_THAN_DATA = /[(?&|]|=>/u;

/** Length of the statement that is code, and in which instrumenters count nothing; or 0. */
function countlessLength(text: string): number {
  for (const pattern of [EMPTY_CLASS, ENUM, DEFAULT_NAME]) {
    const found = pattern.exec(text);
    if (found !== null) return found[0].length;
  }
  const declaration = DECLARATION.exec(text);
  if (declaration !== null) return aliasEnd(text, declaration[0].length);
  const start = DEFAULT_DATA.exec(text)?.[0].length;
  if (start === undefined) return 0;
  const end = groupEnd(text, start);
  return MORE_THAN_DATA.test(text.slice(start, end)) ? 0 : end;
}

/** Length of the uncounted statement that `text` begins with, or 0. */
function uncountedLength(text: string): number {
  for (const pattern of [IMPORT, REEXPORT]) {
    const found = pattern.exec(text);
    if (found !== null) return found[0].length;
  }
  for (const pattern of [INTERFACE, AMBIENT]) {
    const length = pattern.exec(text)?.[0].length;
    if (length !== undefined) return text.charAt(length) === "{" ? groupEnd(text, length) : length;
  }
  const alias = TYPE_ALIAS.exec(text);
  return alias === null ? 0 : aliasEnd(text, alias[0].length);
}

function isAll(stripped: string, lengthOf: (text: string) => number): boolean {
  let rest = stripped.trimStart();
  while (rest !== "") {
    const length = lengthOf(rest);
    if (length === 0) return false;
    rest = rest.slice(length).replace(/^[\s;]+/u, "");
  }
  return true;
}

/**
 * Whether stripped TypeScript or JavaScript holds nothing but imports, re-exports and types. A cheap reading that errs
 * towards "has code": what it does not know is code.
 */
export function isTypeOnly(stripped: string): boolean {
  return isAll(stripped, uncountedLength);
}

/** Whether an instrumenter that has read it rightly counts nothing: types, enums, classes without members, data. */
export function isCountless(stripped: string): boolean {
  return isAll(stripped, (text) => uncountedLength(text) || countlessLength(text));
}
