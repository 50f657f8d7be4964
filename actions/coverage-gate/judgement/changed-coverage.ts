import type { FileCoverage } from "../../../shared/coverage/model.js";
import type { Count } from "../../../shared/coverage/totals.js";
import type { ChangedLines } from "../../../shared/git/changed-lines.js";
import { coverables, startsOn } from "./coverable.js";

/** How many of the statements, arms, functions and lines that start on changed lines were reached. */
export function changedCoverage(files: Iterable<FileCoverage>, changed: ChangedLines): Count {
  const touched = Array.from(files).flatMap((file) => {
    const lines = changed.get(file.path);
    return lines === undefined ? [] : coverables(file).filter((item) => startsOn(item, lines));
  });
  return { covered: touched.filter(({ hits }) => hits > 0).length, total: touched.length };
}
