import path from "node:path";
import { findFiles } from "../files/find.js";
import { readText } from "../files/read.js";
import { writeFileAtomic } from "../files/atomic-write.js";
import { readDocument } from "../files/document.js";
import { gateRecordShape, type GateRecord } from "./record.js";

/** Where records lie below a repository. */
export const RECORDS_FOLDER = ".plimsoll/records";

/** Maps become objects, as the published schema has them. */
export function recordJson(record: GateRecord): string {
  return `${JSON.stringify(record, (_key, value: unknown): unknown => (value instanceof Map ? Object.fromEntries<unknown>(value) : value), 2)}\n`;
}

function commitOf(record: GateRecord): string {
  return record.subject.map(({ digest }) => digest.get("gitCommit")).find((sha) => sha !== undefined) ?? "unknown";
}

/**
 * Writes a record below `repository` and returns its path. A later run of the same gate on the same commit replaces it.
 */
export async function storeRecord(repository: string, record: GateRecord): Promise<string> {
  const file = path.join(repository, RECORDS_FOLDER, `${record.predicate.gate}-${commitOf(record)}.json`);
  await writeFileAtomic(file, recordJson(record));
  return file;
}

/** All records below `repository` about `commit`. Throws InconclusiveError when one of them cannot be read. */
export async function findRecords(repository: string, commit: string): Promise<GateRecord[]> {
  const files = await findFiles(repository, [`${RECORDS_FOLDER}/*-${commit}.json`]);
  return Promise.all(
    files.map(async (file) => readDocument(gateRecordShape, await readText(path.join(repository, file), "run the gate again"), file)),
  );
}
