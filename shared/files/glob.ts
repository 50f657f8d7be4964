import picomatch from "picomatch";
import { InputError, messageOf } from "../action/errors.js";

/**
 * Whether a path matches one of the globs. Paths and globs are relative to one folder and separated by `/`; `**` crosses
 * folders, those with a leading dot included. No glob matches nothing.
 * @throws InputError for a text that is no such glob.
 */
export function globMatcher(globs: readonly string[]): (path: string) => boolean {
  const matchers = globs.map(matcherOf);
  return (path) => matchers.some((matches) => matches(path));
}

function matcherOf(glob: string): (path: string) => boolean {
  const plain = plainGlob(glob);
  try {
    // Without `s`, `**` stops at a line break: a folder whose name holds one would escape every rule about its files.
    return picomatch(plain, { dot: true, flags: "s" });
  } catch (thrown) {
    throw new InputError(`${JSON.stringify(glob.slice(0, 100))} is not a glob: ${messageOf(thrown)}`);
  }
}

/**
 * The folder that everything a glob matches lies in, as far as the glob names it: `src/app` for `src/app/**`, an empty
 * text for the whole folder.
 * @throws InputError for a text that is no such glob.
 */
export function globBase(glob: string): string {
  const { base, isGlob } = picomatch.scan(plainGlob(glob));
  return isGlob ? base : base.split("/").slice(0, -1).join("/");
}

/**
 * Whether a glob names one file, without a wildcard.
 * @throws InputError for a text that is no such glob.
 */
export function namesOneFile(glob: string): boolean {
  return !picomatch.scan(plainGlob(glob)).isGlob;
}

function plainGlob(glob: string): string {
  const plain = glob.replace(/^(?:\.\/+)+/, "");
  const problem = problemOf(plain);
  if (problem !== null) throw new InputError(`${JSON.stringify(glob.slice(0, 100))} ${problem}`);
  return plain;
}

function problemOf(plain: string): string | null {
  if (plain === "") return "is not a glob; name files, such as reports/**/*.json";
  if (plain.startsWith("!") && !plain.startsWith("!(")) return "starts with `!`; name the files that are meant, not the others";
  if (plain.split("/").includes("..")) return "leads out of its folder; name paths below it, without `..` and without a leading `/`";
  return plain.startsWith("/") ? `starts with \`/\`, which leads out of its folder${withoutSlash(plain)}` : null;
}

/** In CODEOWNERS a slash in front means the top; a file of the system is seldom meant. */
function withoutSlash(glob: string): string {
  const meant = glob.replace(/^\/+/, "");
  if (meant === "" || meant.length > 100) return "; name paths below it";
  return `; where it means the top, as in CODEOWNERS, write ${JSON.stringify(meant.endsWith("/") ? `${meant}**` : meant)}`;
}
