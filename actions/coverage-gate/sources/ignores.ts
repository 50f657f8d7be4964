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
