import { attempt } from "../../action/attempt.js";
import { InconclusiveError, InputError } from "../../action/errors.js";
import { globMatcher } from "../../files/glob.js";
import type { TreeFile } from "../../git/tree.js";
import { readDesign, type Design } from "../document/design.js";
import type { DesignsAt, UnreadableDesign } from "../judgement/change.js";
import type { DesignSource } from "./design-source.js";

/** Reads the design documents of commits: each commit once, and the same content at the same path once. */
export interface DesignReader {
  readonly isDocument: (path: string) => boolean;
  /** Null when the commit is gone. */
  readonly at: (commit: string) => Promise<DesignsAt | null>;
}

/** @param documents globs of the policy, relative to the repository's folder. */
export function designReader(source: Pick<DesignSource, "treeAt" | "textsOf">, documents: readonly string[]): DesignReader {
  const matches = globMatcher(documents);
  const isDocument = (path: string): boolean => matches(path) && !/(?:^|\/)readme\.md$/i.test(path);
  const known = new Map<string, Design | UnreadableDesign>();
  const keyOf = ({ path, blob }: TreeFile): string => `${String(blob)} ${path}`;
  const read = async (commit: string): Promise<DesignsAt | null> => {
    const tree = await source.treeAt(commit);
    if (tree === null) return null;
    const files = tree.filter(({ path }) => isDocument(path));
    const unread = files.filter((file) => !known.has(keyOf(file)));
    const texts = await source.textsOf([...new Set(unread.flatMap(({ blob }) => blob ?? []))]);
    return byId(files.map((file) => {
      const document = known.get(keyOf(file)) ?? documentOf(file, texts);
      known.set(keyOf(file), document);
      return document;
    }));
  };
  const commits = new Map<string, Promise<DesignsAt | null>>();
  return {
    isDocument,
    at(commit) {
      const before = commits.get(commit) ?? read(commit);
      commits.set(commit, before);
      return before;
    },
  };
}

/**
 * The documents of a commit that must be there.
 * @throws InconclusiveError when it is gone.
 */
export async function designsAt(reader: DesignReader, commit: string): Promise<DesignsAt> {
  const found = await reader.at(commit);
  if (found === null) throw new InconclusiveError(`the commit ${commit.slice(0, 12)} cannot be read: fetch it, or run again`);
  return found;
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
    else unreadable.push({ path: one.path, message: `${one.path}: the id ${id} is that of ${first.path} already; give each design its own`, place });
  }
  return { designs, unreadable };
}
