import { attempt } from "../../action/attempt.js";
import { InputError } from "../../action/errors.js";
import { globMatcher } from "../../files/glob.js";
import type { GitRepository } from "../../git/repository.js";
import { readDesign, type Design } from "../document/design.js";
import type { DesignsAt, UnreadableDesign } from "../judgement/change.js";

/** Reads the design documents of commits. The same content at the same path is read once. */
export interface DesignReader {
  readonly isDocument: (path: string) => boolean;
  /** @throws InconclusiveError when this clone does not have the commit. */
  at(ref: string): Promise<DesignsAt>;
}

/** @param documents globs of the policy, relative to the repository's folder. */
export function designReader(repository: GitRepository, documents: readonly string[]): DesignReader {
  const matches = globMatcher(documents);
  const isDocument = (path: string): boolean => matches(path) && !/(?:^|\/)readme\.md$/i.test(path);
  const known = new Map<string, Design | UnreadableDesign>();
  const readAs = async (path: string, blob: string | null): Promise<Design | UnreadableDesign> => {
    const key = `${String(blob)} ${path}`;
    const design = known.get(key) ?? (blob === null ? { path, message: `${path}: a link or a folder where a design document is expected`, place: { file: path } } : readOrProblem(await repository.blobText(blob), path));
    known.set(key, design);
    return design;
  };
  return {
    isDocument,
    async at(ref) {
      const read: (Design | UnreadableDesign)[] = [];
      for (const { path, blob } of await repository.treeAt(ref)) if (isDocument(path)) read.push(await readAs(path, blob));
      return byId(read);
    },
  };
}

function readOrProblem(content: string, path: string): Design | UnreadableDesign {
  const read = attempt(InputError, () => readDesign(content, path));
  return read instanceof InputError ? { path, message: read.message, place: read.place ?? { file: path } } : read;
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
