import { segmentMatcher, type SegmentMatcher } from "./segment.js";

/** `**` before the last part: any number of folders, or none. */
const ANY_DEPTH = "any-depth";
type Part = SegmentMatcher | typeof ANY_DEPTH;

/** A pattern of CODEOWNERS, ready to be asked about many paths. */
export interface OwnersPattern {
  readonly parts: readonly Part[];
  /** Whether all that lies below what matches belongs to it too. */
  readonly descends: boolean;
}

const anySegment: SegmentMatcher = (segment) => segment !== "";

/**
 * Compiles a pattern as GitHub reads it, which is not quite gitignore's way: `docs/*` takes the files of that folder and
 * none below, brackets stand for themselves. Without `/` before its end a pattern holds at any depth.
 */
export function compilePattern(pattern: string): OwnersPattern {
  const written = pattern.split("/");
  if (written.length > 1 && written[0] === "") written.shift();
  else if (written.length === 1 || (written.length === 2 && written[1] === "")) written.unshift("**");
  const last = written.pop();
  const parts = written.map((part) => (part === "**" ? ANY_DEPTH : matcherOf(part)));
  // `folder/` and `folder/**` are what lies in the folder, never a file of its name.
  if (last === undefined || last === "" || last === "**") return { parts: [...parts, anySegment], descends: true };
  return { parts: [...parts, matcherOf(last)], descends: last !== "*" };
}

function matcherOf(part: string): SegmentMatcher {
  return part === "*" ? anySegment : segmentMatcher(part);
}

/**
 * Whether a pattern takes a path, given as its segments. Goes back to the latest `**` alone, so that no path of a change,
 * however it is named, takes longer than its length times the pattern's.
 */
export function patternMatches({ parts, descends }: OwnersPattern, segments: readonly string[]): boolean {
  let part = 0;
  let segment = 0;
  let retryPart = -1;
  let retrySegment = 0;
  for (;;) {
    const wanted = parts[part];
    const found = segments[segment];
    if (wanted === undefined && (descends || found === undefined)) return true;
    if (wanted === ANY_DEPTH) {
      part += 1;
      retryPart = part;
      retrySegment = segment;
    } else if (wanted !== undefined && found !== undefined && wanted(found)) {
      part += 1;
      segment += 1;
    } else {
      if (retryPart === -1 || found === undefined) return false;
      retrySegment += 1;
      part = retryPart;
      segment = retrySegment;
    }
  }
}
