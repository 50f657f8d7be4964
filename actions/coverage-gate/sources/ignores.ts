/** Remarks in comments that take code out of coverage, of the tools whose reports the gate reads. */
const IGNORE = /(?:\/\/|\/\*+|#)\s*(?:(?:istanbul|c8|v8)\s+ignore\b|node:coverage\s+(?:ignore|disable)\b|pragma:?\s*no\s*(?:cover|branch)\b|LCOV_EXCL_(?:LINE|START|BR_LINE|BR_START)\b)(.*)$/iu;
/** Behind `--` and before the end of the comment. */
const REASON = /\s--\s*(?!\*\/)\S/u;

/** A place where code was taken out of coverage without saying why. */
export interface UnexplainedIgnore {
  readonly file: string;
  readonly line: number;
}

/** The ignores of one source file that give no reason behind `--`, such as `istanbul ignore next -- cannot happen`. */
export function unexplainedIgnores(file: string, source: string): UnexplainedIgnore[] {
  return source.split("\n").flatMap((text, index) => {
    const found = IGNORE.exec(text);
    return found === null || REASON.test(String(found[1])) ? [] : [{ file, line: index + 1 }];
  });
}

/** Remarks that take a whole file out. */
const WHOLE_FILE = /(?:istanbul|c8|v8)\s+ignore\s+file\b|node:coverage\s+disable\b/iu;
const REMARK = /^[^-*]*/u;

/**
 * The first remark in the source that may be why nothing of it is measured, as written; or null.
 * @param listed whether a report lists the file with nothing to count, which any ignore may be the reason of.
 */
export function ignoreThatHides(source: string, listed: boolean): string | null {
  for (const text of source.split("\n")) {
    const remark = IGNORE.exec(text)?.[0];
    if (remark !== undefined && (listed || WHOLE_FILE.test(remark))) return String(REMARK.exec(remark.replace(/^[/*#\s]+/u, ""))?.[0]).trim();
  }
  return null;
}
