import path from "node:path";
import { checklistJudgementShape } from "../../actions/mr-checklist/judgement/checklist-judgement.js";
import { attempt } from "../../shared/action/attempt.js";
import { InconclusiveError } from "../../shared/action/errors.js";
import { readDocument } from "../../shared/files/document.js";
import { findFiles } from "../../shared/files/find.js";
import { readText } from "../../shared/files/read.js";
import { gateRecordShape, type GateRecord } from "../../shared/record/record.js";
import { RECORDS_FOLDER } from "../../shared/record/store.js";
import { list, nullable, object, text, type TypeOf } from "../../shared/schema/shape.js";

/** A waiver that somebody still relies on. */
export const openWaiverShape = object({
  gate: text(),
  item: text(),
  by: text(),
  reason: text(),
  expires: text(),
  repository: nullable(text()),
  commit: text(),
  /** Where it is written, when the source says so. */
  url: nullable(text()),
  sources: list(text(), "Files that tell of it."),
});
export type OpenWaiver = TypeOf<typeof openWaiverShape>;
type ToldWaiver = Omit<OpenWaiver, "sources"> & { readonly source: string };

/** Files that may tell of waivers. */
export interface WaiverSources {
  /** Folder below which the records of gates lie. */
  readonly records: string;
  /** Folder that the globs of more documents start from. */
  readonly documents: string;
  readonly globs: readonly string[];
}

/** The waivers that have not ended, and every file that was read. */
export interface ToldWaivers {
  readonly waivers: readonly OpenWaiver[];
  readonly sources: readonly string[];
}

/**
 * Waivers of the records below a folder, and of more documents, that have not ended. Those that end first come first; one
 * that several files tell of is told once.
 * @throws InconclusiveError when a file is neither a gate record nor a judgement of the checklist: a report that leaves
 * something out would call it closed.
 */
export async function openWaivers({ records, documents, globs }: WaiverSources, now: Date): Promise<ToldWaivers> {
  const files = new Map([...(await sourcesBelow(records, [`${RECORDS_FOLDER}/*.json`])), ...(await sourcesBelow(documents, globs))]);
  const told = await Promise.all(Array.from(files, async ([absolute, file]) => waiversIn(await readText(absolute, "it was there a moment ago"), file)));
  const open = told.flat().filter(({ expires }) => Date.parse(expires) > now.getTime());
  const joined = new Map<string, OpenWaiver>();
  for (const { source, ...waiver } of open) {
    const key = JSON.stringify([waiver.gate, waiver.item, waiver.by, waiver.reason, waiver.expires, waiver.repository, waiver.commit]);
    const before = joined.get(key);
    joined.set(key, { ...waiver, url: before?.url ?? waiver.url, sources: [...(before?.sources ?? []), source] });
  }
  return { waivers: [...joined.values()].sort((a, b) => Date.parse(a.expires) - Date.parse(b.expires)), sources: [...files.values()] };
}

/** Absolute paths with their names for people. */
async function sourcesBelow(folder: string, globs: readonly string[]): Promise<[absolute: string, name: string][]> {
  return (await findFiles(folder, globs)).map((file) => [path.join(folder, file), file]);
}

function waiversIn(content: string, source: string): ToldWaiver[] {
  const record = attempt(InconclusiveError, () => readDocument(gateRecordShape, content, source));
  if (!(record instanceof InconclusiveError)) return waiversOfRecord(record, source);
  const judgement = attempt(InconclusiveError, () => readDocument(checklistJudgementShape, content, source));
  if (judgement instanceof InconclusiveError) throw new InconclusiveError(`${source} is neither a gate record nor a judgement of mr-checklist (${judgement.message}); name only such files`);
  const { pull, items } = judgement;
  return items.flatMap(({ waiver }) => waiver ?? []).map(({ item, by, reason, expires, url }) => ({
    gate: "mr-checklist", item, by, reason, expires, repository: pull.repository, commit: pull.head, url, source,
  }));
}

function waiversOfRecord({ subject, predicate }: GateRecord, source: string): ToldWaiver[] {
  const { gate, waivers, run } = predicate;
  const commits = subject.flatMap(({ digest }) => digest.get("gitCommit") ?? []);
  return commits.flatMap((commit) => waivers.map(({ item, by, reason, expires }) => ({ gate, item, by, reason, expires, repository: run.repository, commit, url: null, source })));
}
