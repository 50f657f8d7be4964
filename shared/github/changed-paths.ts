import { list, nullable, object, optional, text } from "../schema/shape.js";
import { caughtFailure } from "./wire/request-failure.js";
import { provenRead } from "./wire/results.js";
import type { Wire } from "./wire/wire.js";

/** GitHub gives no more files with a comparison. */
const LARGEST_FILE_LIST = 300;

const COMPARISON = object({
  status: text(),
  files: list(object({ filename: text(), previous_filename: optional(text()), status: text(), sha: nullable(text()) }, { open: true })),
}, { open: true });

/** Git's id of the content by path; null for a path that is gone. */
type Contents = ReadonlyMap<string, string | null>;

/**
 * Paths whose content differs between two commits of which the second came later. One request where it lies on top of
 * the first, two after a rebase. Null when nobody can say: a commit is gone, or the lists are too long.
 * @throws InconclusiveError when GitHub gives no answer.
 */
export async function changedPaths(wire: Wire, before: string, after: string): Promise<readonly string[] | null> {
  if (before === after) return [];
  return provenRead(`compare ${before} with ${after}`, async () => {
    const forward = await contentsSinceBase(wire, before, after);
    if (forward === null || forward.onTop) return forward === null ? null : [...forward.contents.keys()];
    const backward = await contentsSinceBase(wire, after, before);
    return backward === null ? null : differing(forward.contents, backward.contents);
  });
}

/** Both sides count from the same ancestor: what only one of them touched differs, and what both made equal does not. */
function differing(one: Contents, other: Contents): readonly string[] {
  const paths = new Set([...one.keys(), ...other.keys()]);
  return [...paths].filter((path) => !one.has(path) || !other.has(path) || one.get(path) !== other.get(path));
}

async function contentsSinceBase(wire: Wire, from: string, to: string): Promise<{ readonly contents: Contents; readonly onTop: boolean } | null> {
  try {
    const { status, files } = await wire.repeatable("GET /repos/{owner}/{repo}/compare/{basehead}", { basehead: `${from}...${to}`, per_page: 1 }, COMPARISON);
    if (files.length >= LARGEST_FILE_LIST) return null;
    const contents = new Map<string, string | null>();
    for (const file of files) {
      if (file.previous_filename !== undefined && file.status === "renamed") contents.set(file.previous_filename, null);
      contents.set(file.filename, file.status === "removed" ? null : file.sha);
    }
    return { contents, onTop: status === "ahead" || status === "identical" };
  } catch (error) {
    if (caughtFailure(error).kind === "not-found") return null;
    throw error;
  }
}
