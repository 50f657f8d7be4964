import { list, object, optional, text } from "../schema/shape.js";
import { treeEntries } from "./tree.js";
import { caughtFailure } from "./wire/request-failure.js";
import { provenRead } from "./wire/results.js";
import type { Wire } from "./wire/wire.js";

/** GitHub gives no more files with a comparison. */
const LARGEST_FILE_LIST = 300;

const COMPARISON = object({
  status: text(),
  files: list(object({ filename: text(), previous_filename: optional(text()), status: text() }, { open: true })),
}, { open: true });

/**
 * Paths whose content or mode differs between each of these commits and a later one; null when nobody can say: a commit is
 * gone, or the lists are too long. One request for each that the later one lies on top of. After a rebase one more, and
 * one for all of them, as whole trees are compared then: what GitHub compares counts from an ancestor, of which two commits
 * can have several, and says nothing of modes.
 * @throws InconclusiveError when GitHub gives no answer.
 */
export async function changedPaths(wire: Wire, earlier: readonly string[], later: string): Promise<ReadonlyMap<string, readonly string[] | null>> {
  const changed = new Map<string, readonly string[] | null>();
  let latest: Promise<Contents | null> | undefined;
  for (const commit of new Set(earlier)) {
    const listed = commit === later ? [] : await provenRead(`compare ${commit} with ${later}`, () => pathsOnTop(wire, commit, later));
    changed.set(commit, listed === "rewritten" ? differingPaths(await contentsAt(wire, commit), await (latest ??= contentsAt(wire, later))) : listed);
  }
  return changed;
}

/** Mode and id by path. */
type Contents = ReadonlyMap<string, string>;

/** What the second commit touched on top of the first. */
async function pathsOnTop(wire: Wire, before: string, after: string): Promise<readonly string[] | null | "rewritten"> {
  try {
    const { status, files } = await wire.repeatable("GET /repos/{owner}/{repo}/compare/{basehead}", { basehead: `${before}...${after}`, per_page: 1 }, COMPARISON);
    if (status !== "ahead" && status !== "identical") return "rewritten";
    if (files.length >= LARGEST_FILE_LIST) return null;
    return [...new Set(files.flatMap(({ filename, previous_filename: previous, status: kind }) => (previous === undefined || kind !== "renamed" ? [filename] : [filename, previous])))];
  } catch (error) {
    if (caughtFailure(error).kind === "not-found") return null;
    throw error;
  }
}

function differingPaths(one: Contents | null, other: Contents | null): readonly string[] | null {
  if (one === null || other === null) return null;
  return [...new Set([...one.keys(), ...other.keys()])].filter((path) => one.get(path) !== other.get(path));
}

async function contentsAt(wire: Wire, commit: string): Promise<Contents | null> {
  const entries = await treeEntries(wire, commit);
  return typeof entries === "string" ? null : new Map(entries.map(({ path, mode, sha }) => [path, `${mode} ${sha}`]));
}
