import type { FileCoverage } from "../../../shared/coverage/model.js";
import type { Count } from "../../../shared/coverage/totals.js";
import type { ChangedLines } from "../../../shared/git/changed-lines.js";
import { coverables } from "./coverable.js";
import { touchedBy } from "./touched.js";

/** How many of the statements, arms, functions and lines that the change concerns were reached. */
export function changedCoverage(files: Iterable<FileCoverage>, changed: ChangedLines): Count {
  const touched = Array.from(files).flatMap((file) => {
    const lines = changed.get(file.path);
    return lines === undefined ? [] : coverables(file).filter(touchedBy(file, lines));
  });
  return { covered: touched.filter(({ hits }) => hits > 0).length, total: touched.length };
}
