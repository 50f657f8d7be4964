import { patternMatches } from "./path-pattern.js";
import { attempt } from "../action/attempt.js";
import { InputError } from "../action/errors.js";
import { globPatterns, GlobProblem, isLiteral } from "./glob-pattern.js";

const LONGEST = 4_096;

/**
 * Whether a path matches one of the globs. Paths and globs are relative to one folder and separated by `/`; `**` crosses
 * folders, those with a leading dot included. No glob matches nothing. Paths are strangers' words: a match takes no longer
 * than the length of the path times that of the glob.
 * @throws InputError for a text that is no such glob.
 */
export function globMatcher(globs: readonly string[]): (path: string) => boolean {
  const matchers = globs.map((glob) => read(glob, globReader));
  return (path) => matchers.some((matches) => matches(path));
}

/** Most paths differ in what the glob says at its ends already, and cutting a path into its names is what costs. */
function globReader(plain: string): (path: string) => boolean {
  const patterns = globPatterns(plain);
  const head = splitGlob(plain).base;
  const tail = plain.slice(plain.search(/[^/*?[\]{}\\]*$/u));
  return (path) => {
    if (!path.startsWith(head) || !path.endsWith(tail)) return false;
    const segments = path.split("/");
    return patterns.some((pattern) => patternMatches(pattern, segments));
  };
}

/**
 * The folder that everything a glob matches lies in, as far as the glob names it: `src/app` for `src/app/**`, an empty
 * text for the whole folder.
 * @throws InputError for a text that is no such glob.
 */
export function globBase(glob: string): string {
  return read(glob, (plain) => splitGlob(plain).base);
}

/** A glob without the folders that it names in front, and these: `src/app` and `**` for `src/app/**`. Nothing is refused. */
export function splitGlob(glob: string): { readonly base: string; readonly rest: string } {
  const parts = glob.split("/");
  const first = parts.findIndex((part) => /[*?[{\\]/u.test(part));
  const end = first === -1 ? parts.length - 1 : first;
  return { base: parts.slice(0, end).join("/"), rest: parts.slice(end).join("/") };
}

/**
 * Whether a glob names one file, without a wildcard.
 * @throws InputError for a text that is no such glob.
 */
export function namesOneFile(glob: string): boolean {
  return read(glob, isLiteral);
}

function read<T>(glob: string, reader: (plain: string) => T): T {
  const plain = glob.replace(/^(?:\.\/+)+/, "");
  const problem = problemOf(plain);
  const found = problem === null ? attempt(GlobProblem, () => reader(plain)) : new GlobProblem(problem);
  if (found instanceof GlobProblem) throw new InputError(`${JSON.stringify(glob.slice(0, 100))} ${found.message}`);
  return found;
}

function problemOf(plain: string): string | null {
  if (plain === "") return "is not a glob; name files, such as reports/**/*.json";
  if (plain.length > LONGEST) return `is longer than ${LONGEST} characters; name files by shorter globs`;
  if (plain.startsWith("!")) return "starts with `!`; name the files that are meant, not the others";
  if (plain.split("/").includes("..")) return "leads out of its folder; name paths below it, without `..` and without a leading `/`";
  return plain.startsWith("/") ? `starts with \`/\`, which leads out of its folder${withoutSlash(plain)}` : null;
}

/** In CODEOWNERS a slash in front means the top; a file of the system is seldom meant. */
function withoutSlash(glob: string): string {
  const meant = glob.replace(/^\/+/, "");
  if (meant === "" || meant.length > 100) return "; name paths below it";
  return `; where it means the top, as in CODEOWNERS, write ${JSON.stringify(meant.endsWith("/") ? `${meant}**` : meant)}`;
}
