import { integer, list, nullable, object, oneOf, optional, text, type TypeOf } from "../../schema/shape.js";
import type { Wire } from "../wire/wire.js";
import type { Listing, RequestFile } from "./change-request.js";

const FILE = object({
  sha: nullable(text()),
  filename: text({ minLength: 1 }),
  status: oneOf(["added", "removed", "modified", "renamed", "copied", "changed", "unchanged"]),
  previous_filename: optional(text()),
  additions: integer({ minimum: 0 }),
  deletions: integer({ minimum: 0 }),
  patch: optional(text()),
  contents_url: text(),
}, { open: true });
const FILES = list(FILE);
type Found = TypeOf<typeof FILE>;

/** The files of a change, and the head that each file's own address names. */
export interface FilesOfHead {
  readonly files: Listing<RequestFile>;
  /** Heads that the answer was about: one, or more when it changed between two pages; none where no address tells. */
  readonly heads: ReadonlySet<string>;
}

/** Lists the files of a pull request, of which it is known how many there are. GitHub gives 3,000 at most. */
export async function readFiles(wire: Wire, number: number, total: number): Promise<FilesOfHead> {
  const found = await wire.pages("GET /repos/{owner}/{repo}/pulls/{pull_number}/files", { pull_number: number }, FILES, (page) => page);
  return {
    files: { complete: found.length === total, items: found.map(fileOf) },
    heads: new Set(found.flatMap(headsOf)),
  };
}

/** A removed file's address may name the commit that still had it. */
function headsOf({ status, contents_url }: Found): readonly string[] {
  return status === "removed" ? [] : Array.from(contents_url.matchAll(/(?<=[?&]ref=)[0-9a-f]{40,64}$/gu), ([sha]) => sha);
}

function fileOf(file: Found): RequestFile {
  return {
    path: file.filename, status: file.status, previousPath: file.previous_filename ?? null, additions: file.additions, deletions: file.deletions,
    patch: file.patch ?? null, blob: file.status === "removed" ? null : file.sha,
  };
}
