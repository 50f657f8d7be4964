import type { SegmentMatcher } from "./segment.js";

/** `**` as a part of its own: any number of folders, or none. */
export const ANY_DEPTH = "any-depth";

/** A pattern of paths, ready to be asked about many. */
export interface PathPattern {
  readonly parts: readonly (SegmentMatcher | typeof ANY_DEPTH)[];
  /** Whether all that lies below what matches belongs to it too. */
  readonly descends: boolean;
}

/**
 * Whether a pattern takes a path, given as its segments. Goes back to the latest `**` alone, so that no path of a change,
 * however it is named, takes longer than its length times the pattern's.
 */
export function patternMatches({ parts, descends }: PathPattern, segments: readonly string[]): boolean {
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
