import path from "node:path";
import { InputError } from "../action/errors.js";
import { writeFileAtomic } from "../files/atomic-write.js";
import { confinedPath } from "../files/confined-path.js";
import { readDocument } from "../files/document.js";
import { findFiles } from "../files/find.js";
import { readText } from "../files/read.js";
import { readyResultsFolder, RESULTS_FOLDER } from "../files/results-folder.js";
import { jsonText, plainJson } from "../schema/json-text.js";
import { ShapeError } from "../schema/shape.js";
import { commitSha, gateRecordShape, type GateRecord } from "./record.js";

/** Where records lie below a repository. */
export const RECORDS_FOLDER = `${RESULTS_FOLDER}/records`;

/** Where the record of a gate about a commit lies, relative to the repository. */
export function recordFile(gate: string, commit: string): string {
  return `${RECORDS_FOLDER}/${gate}-${commit}.json`;
}

/** A record as it is stored and published. */
export function recordJson(record: GateRecord): string {
  return `${jsonText(record, 2)}\n`;
}

/**
 * Writes a record below `repository` and returns its path. A later run of the same gate on the same commit replaces it.
 * @throws ShapeError for a record that no reader would accept, InputError when it cannot be written.
 */
export async function storeRecord(repository: string, record: GateRecord): Promise<string> {
  const { predicate, subject } = gateRecordShape.check(plainJson(record), []);
  const commits = subject.flatMap(({ digest }) => digest.get("gitCommit") ?? []).join(" ");
  if (!commitSha.test(commits)) throw new ShapeError(["subject"], `expected one commit, found ${JSON.stringify(commits)}`);
  const file = path.join(repository, recordFile(predicate.gate, commits));
  await readyResultsFolder(repository, await confinedPath(repository, file, "folder of the records"));
  await writeFileAtomic(file, recordJson(record));
  return file;
}

/**
 * All records below `repository` about `commit`, in the order of their gates.
 * @param commit the full sha.
 * @throws InconclusiveError when one of them cannot be read.
 */
export async function findRecords(repository: string, commit: string): Promise<GateRecord[]> {
  if (!commitSha.test(commit)) throw new InputError(`records are about one commit; expected its full sha, found ${JSON.stringify(commit.slice(0, 100))}`);
  return readRecords(repository, `*-${commit}.json`);
}

/**
 * All records below `repository`, whatever commit they are about.
 * @throws InconclusiveError when one of them cannot be read.
 */
export function allRecords(repository: string): Promise<GateRecord[]> {
  return readRecords(repository, "*.json");
}

async function readRecords(repository: string, glob: string): Promise<GateRecord[]> {
  const files = await findFiles(repository, [`${RECORDS_FOLDER}/${glob}`]);
  return Promise.all(
    files.map(async (file) => readDocument(gateRecordShape, await readText(path.join(repository, file), "run the gate again"), file)),
  );
}
