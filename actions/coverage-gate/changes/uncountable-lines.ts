import path from "node:path";
import type { FileCoverage } from "../../../shared/coverage/model.js";
import type { CoverageNote } from "../../../shared/coverage/problem.js";
import { readText } from "../../../shared/files/read.js";
import type { ChangedLines } from "../../../shared/git/changed-lines.js";
import { coverables } from "../judgement/coverable.js";

/**
 * Line breaks to some tools that measure, and to git none: to JavaScript's all three, to Python's the carriage return. Behind
 * one of them the line numbers of both no longer agree.
 */
const NO_BREAK_TO_GIT = /\r(?!\n)|[\u2028\u2029]/u;

function everyLine(file: FileCoverage): ReadonlySet<number> {
  return new Set(coverables(file).map(({ line }) => line));
}

/** Changed lines, with all lines of those changed and measured files in which git may count other lines than the reports do. */
export async function wholeWhereLinesDiffer(
  changed: ChangedLines, root: string, files: readonly FileCoverage[],
): Promise<{ readonly changed: ChangedLines; readonly notes: readonly CoverageNote[] }> {
  const whole = new Map(changed);
  const notes: CoverageNote[] = [];
  for (const file of files) {
    if ((changed.get(file.path)?.size ?? 0) === 0) continue;
    if (!NO_BREAK_TO_GIT.test(await readText(path.join(root, file.path), "the change has it; leave it in place while it is judged"))) continue;
    whole.set(file.path, everyLine(file));
    notes.push({
      code: "uncountable-lines", file: file.path,
      message: "judged whole, because it holds a line break that git does not count (a carriage return alone, U+2028 or U+2029); replace it by a newline",
    });
  }
  return { changed: whole, notes };
}
