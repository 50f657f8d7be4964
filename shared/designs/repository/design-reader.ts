import { attempt } from "../../action/attempt.js";
import { InconclusiveError, InputError } from "../../action/errors.js";
import { globMatcher } from "../../files/glob.js";
import type { TreeFile } from "../../git/tree.js";
import { readDesign, type Design } from "../document/design.js";
import type { DesignsAt, UnreadableDesign } from "../judgement/change.js";
import type { DesignSource } from "./design-source.js";
import { mergedTree } from "./merged-tree.js";

/** Reads the design documents of commits: each commit once, and the same content at the same path once. */
export interface DesignReader {
  readonly isDocument: (path: string) => boolean;
  /** Null when the commit is gone. */
  readonly at: (commit: string) => Promise<DesignsAt | null>;
  /**
   * The documents that a merge of the change would leave. One that both sides changed is told as unreadable.
   * @throws InconclusiveError when a commit is gone.
   */
  readonly merged: (change: Pick<DesignSource, "base" | "onto" | "head">) => Promise<DesignsAt>;
}

/** @param documents globs of the policy, relative to the repository's folder. */
export function designReader(source: Pick<DesignSource, "treeAt" | "textsOf">, documents: readonly string[]): DesignReader {
  const matches = globMatcher(documents);
  const isDocument = (path: string): boolean => matches(path) && !/(?:^|\/)readme\.md$/i.test(path);
  const known = new Map<string, Design | UnreadableDesign>();
  const keyOf = ({ path, blob }: TreeFile): string => `${String(blob)} ${path}`;
  const documentsOf = async (files: readonly TreeFile[]): Promise<DesignsAt> => {
    const unread = files.filter((file) => !known.has(keyOf(file)));
    const texts = await source.textsOf([...new Set(unread.flatMap(({ blob }) => blob ?? []))]);
    return byId(files.map((file) => {
      const document = known.get(keyOf(file)) ?? documentOf(file, texts);
      known.set(keyOf(file), document);
      return document;
    }));
  };
  const trees = new Map<string, Promise<readonly TreeFile[] | null>>();
  const filesAt = async (commit: string): Promise<readonly TreeFile[] | null> => {
    const tree = trees.get(commit) ?? source.treeAt(commit);
    trees.set(commit, tree);
    return (await tree)?.filter(({ path }) => isDocument(path)) ?? null;
  };
  return {
    isDocument,
    async at(commit) {
      const files = await filesAt(commit);
      return files === null ? null : documentsOf(files);
    },
    async merged({ base, onto, head }) {
      const filesOf = async (commit: string): Promise<readonly TreeFile[]> => present(await filesAt(commit), commit);
      const { files, conflicts } = mergedTree(await filesOf(base), await filesOf(onto), await filesOf(head));
      const { designs, unreadable } = await documentsOf(files);
      return { designs, unreadable: [...unreadable, ...conflicts.map(inConflict)] };
    },
  };
}

/**
 * The documents of a commit that must be there.
 * @throws InconclusiveError when it is gone.
 */
export async function designsAt(reader: DesignReader, commit: string): Promise<DesignsAt> {
  return present(await reader.at(commit), commit);
}

function present<T>(found: T | null, commit: string): T {
  if (found === null) throw new InconclusiveError(`the commit ${commit.slice(0, 12)} cannot be read: fetch it, or run again`);
  return found;
}

function inConflict(path: string): UnreadableDesign {
  return { path, message: `${path}: the branch that this goes onto has changed the document, too, so nobody has seen what a merge makes of it; bring this branch up to date`, place: { file: path } };
}

function documentOf({ path, blob }: TreeFile, texts: ReadonlyMap<string, string>): Design | UnreadableDesign {
  const text = blob === null ? undefined : texts.get(blob);
  if (text === undefined) return { path, message: `${path}: a link or a folder where a design document is expected`, place: { file: path } };
  return readOrProblem(text, path);
}

function readOrProblem(content: string, path: string): Design | UnreadableDesign {
  const read = attempt(InputError, () => readDesign(content, path));
  return read instanceof InputError ? { path, message: read.message, place: { file: path, ...read.place } } : read;
}

/** Two documents of one id are read as the first one and an error: which of them was approved would be anybody's guess. */
function byId(read: readonly (Design | UnreadableDesign)[]): DesignsAt {
  const designs = new Map<string, Design>();
  const unreadable: UnreadableDesign[] = [];
  for (const one of read) {
    if ("message" in one) {
      unreadable.push(one);
      continue;
    }
    const { id } = one.frontMatter;
    const first = designs.get(id);
    const place = one.placeOf(["id"]);
    if (first === undefined) designs.set(id, one);
    else unreadable.push({ path: one.path, message: `${one.path}: the id ${id} is that of ${first.path} already; give each design its own`, place, id });
  }
  return { designs, unreadable };
}
