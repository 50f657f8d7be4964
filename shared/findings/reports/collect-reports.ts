import path from "node:path";
import { attemptAsync } from "../../action/attempt.js";
import { InputError } from "../../action/errors.js";
import { confinedPath } from "../../files/confined-path.js";
import { findFiles } from "../../files/find.js";
import { namesOneFile } from "../../files/glob.js";
import { readBytesIfPresent } from "../../files/read.js";
import type { FindingReport } from "../finding.js";
import type { RepositoryFiles } from "../paths/repository-files.js";
import { readFindingReport } from "./read-report.js";

/**
 * Reads the reports below `folder` that match one of the globs, sorted by path. A file that a glob names without a wildcard
 * and that is not there is a report with a problem; so is one that cannot be read, and a link that leads out of the folder.
 * @param folder the repository's root.
 * @param repository what paths in the reports are matched against.
 * @throws InputError for a glob that leads out of the folder.
 */
export async function collectFindingReports(folder: string, globs: readonly string[], repository: RepositoryFiles): Promise<FindingReport[]> {
  const found = await findFiles(folder, globs);
  const named = globs.filter(namesOneFile).map((glob) => path.posix.normalize(glob));
  const reports: FindingReport[] = [];
  for (const report of [...new Set([...found, ...named])].sort()) {
    const bytes = await attemptAsync(InputError, async () => readBytesIfPresent(await confinedPath(folder, report, "report")));
    reports.push(bytes instanceof InputError
      ? { file: report, format: null, problem: bytes.message.replace(`${folder}/`, ""), findings: [] }
      : readFindingReport(report, bytes, repository));
  }
  return reports;
}
