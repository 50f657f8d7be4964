import { readOwner, type Owner } from "./owner.js";
import type { PathPattern } from "../../files/path-pattern.js";
import { compilePattern } from "./pattern.js";

/** A line that says who owns what. No owners: what it matches belongs to nobody. */
export interface OwnersRule {
  /** From 1. */
  readonly line: number;
  readonly pattern: PathPattern;
  readonly owners: readonly Owner[];
}

/** A line that is not what its writer thinks, and why. */
export interface OwnersProblem {
  /** From 1. */
  readonly line: number;
  readonly problem: string;
  /** Whether it says nothing. */
  readonly skipped: boolean;
}

/** CODEOWNERS, read and compiled once. */
export interface Codeowners {
  /** In the order of the file: the last that matches counts. */
  readonly rules: readonly OwnersRule[];
  readonly problems: readonly OwnersProblem[];
}

const BYTES_LIMIT = 3 * 1024 * 1024;

/** Whether GitHub leaves the file aside for its size, so that nobody owns anything there. */
export function isTooLarge(text: string): boolean {
  return Buffer.byteLength(text) >= BYTES_LIMIT;
}

/**
 * Reads CODEOWNERS as GitHub does: a line that cannot be read is skipped and the others count. Who calls asks `isTooLarge`
 * before.
 */
export function parseCodeowners(text: string): Codeowners {
  const rules: OwnersRule[] = [];
  const problems: OwnersProblem[] = [];
  for (const [index, line] of text.replace(/^\uFEFF/, "").split(/\r?\n/).entries()) {
    const content = line.trim();
    if (content === "" || content.startsWith("#")) continue;
    const { pattern, named } = partsOf(content);
    const owners = named.map(readOwner).filter((owner) => owner !== null);
    const problem = patternProblem(pattern) ?? ownerProblem(named);
    if (problem !== null) {
      problems.push({ line: index + 1, problem, skipped: true });
      continue;
    }
    if (holdsBareBracket(pattern)) problems.push({ line: index + 1, problem: BARE_BRACKET, skipped: false });
    rules.push({ line: index + 1, pattern: compilePattern(pattern), owners });
  }
  return { rules, problems };
}

/** The pattern ends at the first blank without a backslash before it; a comment ends the owners. */
function partsOf(content: string): { pattern: string; named: string[] } {
  const rest = content.replace(/^(?:\\.|[^\\ \t])*\\?/, "");
  const named = rest.replace(/#.*$/s, "").split(/[ \t]+/).filter((owner) => owner !== "");
  return { pattern: content.slice(0, content.length - rest.length), named };
}

function patternProblem(pattern: string): string | null {
  if (pattern.startsWith("!")) return "`!` takes nothing away here; give the files to their owners in a later line";
  if (pattern.startsWith("\\#")) return "a pattern cannot begin with `#`, escaped or not";
  if (pattern.includes("***")) return "`***` is no pattern; write `**`";
  if (pattern === "/") return "`/` matches nothing; write `*` for all files";
  return /(?:^|[^\\])(?:\\\\)*\\$/.test(pattern) ? "the backslash at the end of the pattern escapes nothing" : null;
}

function ownerProblem(named: readonly string[]): string | null {
  const wrong = named.find((owner) => readOwner(owner) === null);
  return wrong === undefined ? null : `${JSON.stringify(wrong.slice(0, 100))} is no owner; write @login, @organization/team or an e-mail address`;
}

/**
 * GitHub says "both `[` and `]` must be escaped with a `\\`" and may leave the line aside (open-sauced/pizza-cli#100). Who wrote
 * it meant files of that name: holding them to their owners is the reading that lets less through.
 */
const BARE_BRACKET = "GitHub asks for `\\[` and `\\]` where brackets stand for themselves, and knows no range";

function holdsBareBracket(pattern: string): boolean {
  return /[[\]]/.test(pattern.replace(/\\./g, ""));
}
