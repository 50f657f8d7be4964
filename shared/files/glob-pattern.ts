import { attempt } from "../action/attempt.js";
import { ANY_DEPTH, type PathPattern } from "./path-pattern.js";
import { ANY_CHARACTER, ANY_TEXT, segmentMatcher, type Token } from "./segment.js";

/** Braces beside braces multiply. */
const MOST_ALTERNATIVES = 1_000;

/** What is wrong with a glob, to be put behind its text. */
export class GlobProblem extends Error {}

/**
 * The patterns that a glob stands for: one, or with `{a,b}` one for each way to choose. `*` takes any text of a name, `?`
 * one character, `[a-z]` and `[!a-z]` one of a set, `**` between two `/` any number of folders; a backslash takes the next
 * character's meaning away. `folder/**` takes the folder's own name as well, as a link or a submodule may have it.
 * @throws GlobProblem for what other tools read in another way: parts in parentheses, and ranges in braces.
 */
export function globPatterns(glob: string): readonly PathPattern[] {
  return alternativesOf(glob).map((alternative) => {
    const parts = alternative.split("/").map((part) => (/^\*{2,}$/u.test(part) ? ANY_DEPTH : segmentMatcher(tokensOf(part))));
    const end = parts.findLastIndex((part) => part !== ANY_DEPTH) + 1;
    return { parts: parts.slice(0, end), descends: end < parts.length };
  });
}

/** Whether a glob stands for one name alone. @throws GlobProblem */
export function isLiteral(glob: string): boolean {
  const alternatives = alternativesOf(glob);
  return alternatives.length === 1 && alternatives.flatMap(tokensOf).every((token) => typeof token === "string");
}

/** The texts without braces that a glob stands for. */
function alternativesOf(glob: string): readonly string[] {
  const done = new Set<string>();
  const open = [glob];
  for (let text = open.pop(); text !== undefined; text = open.pop()) {
    const choice = innermostChoice(text);
    if (choice === null) done.add(text);
    else for (const one of choice.between) open.push(`${choice.before}${one}${choice.behind}`);
    if (done.size + open.length > MOST_ALTERNATIVES) throw new GlobProblem(`stands for more than ${MOST_ALTERNATIVES} names; use fewer braces`);
  }
  return [...done];
}

interface Choice {
  readonly before: string;
  readonly between: readonly string[];
  readonly behind: string;
}

/** The first braces that hold a comma and no other such braces; null where there are none: others stand for themselves. */
function innermostChoice(text: string): Choice | null {
  const opened: number[][] = [];
  for (const { at, sign } of signsOf(text)) {
    if (sign === "{") opened.push([at]);
    if (sign === ",") opened.at(-1)?.push(at);
    const bounds = sign === "}" ? opened.pop() : undefined;
    if (bounds === undefined) continue;
    const between = bounds.map((start, index) => text.slice(start + 1, bounds[index + 1] ?? at));
    if (between.length > 1) return { before: text.slice(0, bounds[0]), between, behind: text.slice(at + 1) };
    if (/^[^{}]+\.\.[^{}]+$/u.test(between.join(""))) throw new GlobProblem("has a range in braces; name what is meant, such as {1,2,3}");
  }
  return null;
}

/** A set, a character behind a backslash, or any other. */
const TOKEN = /\[[!^]?(?:\]|\\[^/]|[^\]\\/])(?:\\[^/]|[^\]\\/])*\]|\\(.)|./gsu;

/** The characters that may mean something, with their places. */
function* signsOf(text: string): Generator<{ readonly at: number; readonly sign: string }> {
  let before = "";
  for (const { 0: sign, index: at } of text.matchAll(TOKEN)) {
    if (sign === "(" && /^[!?*+@]$/u.test(before)) throw new GlobProblem(`has a part in parentheses behind \`${before}\`, which is not read; write names, or braces such as {a,b}`);
    before = sign;
    yield { at, sign };
  }
}

/** Tokens of a part without braces. */
function tokensOf(part: string): Token[] {
  const tokens = Array.from(part.matchAll(TOKEN), ([sign, escaped]): Token => {
    if (sign.length > 1 && sign.startsWith("[")) return setOf(sign.slice(1, -1));
    return escaped ?? (sign === "*" ? ANY_TEXT : sign === "?" ? ANY_CHARACTER : sign);
  });
  return tokens.filter((token, index) => token !== ANY_TEXT || tokens[index - 1] !== ANY_TEXT);
}

/** One of the characters and ranges of a set, or with `!` or `^` in front none of them. */
function setOf(inner: string): (character: string) => boolean {
  const isNegated = /^[!^]./su.test(inner);
  const members = Array.from(inner.slice(isNegated ? 1 : 0).matchAll(/\\?(.)(?:-\\?(.))?/gsu), ([, ...ends]) =>
    ends.flatMap((end: string | undefined) => (end === undefined ? [] : [end.replace(/[\\\]^-]/gu, "\\$&")])).join("-"));
  const set = attempt(SyntaxError, () => new RegExp(`^[${isNegated ? "^" : ""}${members.join("")}]$`, "su"));
  if (!(set instanceof RegExp)) throw new GlobProblem(`has a range that ends before it begins: [${inner}]`);
  return (character) => set.test(character);
}
