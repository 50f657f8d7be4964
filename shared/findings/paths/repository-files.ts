import path from "node:path";
import { locate, type ForeignRoot } from "../../coverage/foreign-root.js";
import { KnownFiles } from "../../coverage/known-files.js";
import { leadsOut, normalizedPath, type NormalizedPath } from "./normalized-path.js";
import { provedRoot } from "./proved-root.js";

/** What reported paths are matched against. */
export interface RepositoryFacts {
  /** Absolute spellings of the repository's root with `/`: as given, and with symbolic links followed. */
  readonly roots: readonly string[];
  /** All files of the repository, from its root with `/`; null when nobody knows them. */
  readonly files: readonly string[] | null;
  /**
   * All paths that the change touches; absent or null when nobody knows them all. A path that cannot be placed is none of
   * them unless it ends in one of their names.
   */
  readonly changed?: readonly string[] | null;
}

/** A reported path as it stands and in one spelling. */
interface SpelledPath extends NormalizedPath {
  readonly reported: string;
}

/** No system has a longer path; a hostile one would take hours to be put into one spelling. */
const LONGEST_PATH = 4096;

/** A path that is the tail of more files than this says nothing about the folder that it begins at. */
const ALIKE_AT_MOST = 5;

/** The last part of a path, without case: Windows does not tell cases apart. */
function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1).toLowerCase();
}

/** Which file each reported path is; null where that cannot be said. */
export type FoundFiles = ReadonlyMap<string, string | null>;

/**
 * Matches the paths of findings to the files of the repository. A path that can be neither placed nor shown to be none of
 * the change comes out as null: its finding then counts wherever it may be. One that lies outside keeps its own spelling,
 * which is no path of the change.
 */
export class RepositoryFiles {
  readonly #roots: readonly string[];
  readonly #files: readonly string[] | null;
  readonly #known: ReadonlySet<string>;
  readonly #changed: KnownFiles | null;
  readonly #changedNames: ReadonlySet<string> | null;
  readonly #spelled = new Map<boolean, KnownFiles>();

  constructor({ roots, files, changed = null }: RepositoryFacts) {
    this.#roots = roots.map((root) => normalizedPath(root).text.replace(/\/+$/u, ""));
    this.#files = files;
    this.#known = new Set(files);
    this.#changed = changed === null ? null : new KnownFiles(changed, false);
    this.#changedNames = changed === null ? null : new Set(changed.map(nameOf));
  }

  /** @param reported paths of one run: they have one root, and help each other to find it. */
  find(reported: Iterable<string>): FoundFiles {
    const all = [...new Set(reported)];
    const paths = all.filter((one) => one.length <= LONGEST_PATH).map((one): SpelledPath => ({ reported: one, ...normalizedPath(one) }));
    const absolute = paths.filter((path) => path.absolute);
    const relative = paths.filter((path) => !path.absolute);
    const endless = all.filter((one) => one.length > LONGEST_PATH).map((one): [string, null] => [one, null]);
    return new Map([...this.#absolute(absolute), ...this.#relative(relative), ...endless]);
  }

  /** A path without a place: outside when no file of the change has its name, wherever its root may be. */
  #unplaced({ text }: SpelledPath): string | null {
    return this.#changedNames === null || this.#changedNames.has(nameOf(text)) ? null : text;
  }

  #knownFiles(paths: readonly SpelledPath[]): KnownFiles {
    const windows = paths.some((path) => path.windows);
    const known = this.#spelled.get(windows) ?? new KnownFiles(this.#files ?? [], windows);
    this.#spelled.set(windows, known);
    return known;
  }

  /** The path below the repository's own root: a file of it, or one that git does not know, such as a generated one. */
  #belowRoot({ text, windows }: SpelledPath): string | null {
    const same = (root: string): boolean => (windows ? text.toLowerCase().startsWith(`${root.toLowerCase()}/`) : text.startsWith(`${root}/`));
    const root = this.#roots.find(same);
    return root === undefined ? null : text.slice(root.length + 1);
  }

  #absolute(paths: readonly SpelledPath[]): [string, string | null][] {
    const local = new Map(paths.map((path) => [path.reported, this.#belowRoot(path)]));
    const foreign = paths.filter(({ reported }) => local.get(reported) === null);
    if (foreign.length < paths.length || foreign.length === 0) {
      // A run that names files below our own root was done here: what lies elsewhere is not ours.
      return paths.map((path) => [path.reported, local.get(path.reported) ?? path.text]);
    }
    const known = this.#knownFiles(paths);
    const spelled = [...new Set(paths.map(({ text }) => known.spell(text)))];
    const root = provedRoot(spelled, spelled.flatMap((text) => known.roots(text)), (file) => known.file(file) !== undefined);
    if (root === null) return paths.map((path) => [path.reported, this.#unplaced(path)]);
    return paths.map(({ reported, text }) => [reported, known.file(locate(known.spell(text), root) ?? "") ?? text]);
  }

  /** Paths from the repository's root, or from a folder of it in which the tool ran. */
  #relative(paths: readonly SpelledPath[]): [string, string | null][] {
    if (this.#files === null) return this.#relativeToUnknown(paths);
    const asOne = paths.map((path): [SpelledPath, string] => [path, this.#known.has(path.reported) ? path.reported : path.text]);
    // No folder explains more than all of them, and the index of a large repository takes a while.
    if (asOne.every(([, text]) => this.#known.has(text))) return asOne.map(([{ reported }, text]) => [reported, text]);
    const known = this.#knownFiles(paths);
    const folder = this.#folder(asOne.map(([, text]) => known.spell(text)), known);
    const inFolder = (text: string): string | undefined => known.file(path.posix.join(folder, known.spell(text)));
    const rooted = asOne.some(([, text]) => inFolder(text) !== undefined);
    return asOne.map(([path, text]) => {
      // The tail of a file of ours may be that file, seen from a folder of it.
      const elsewhere = rooted && !leadsOut(text) && known.endingWith(known.spell(text)).length === 0;
      return [path.reported, inFolder(text) ?? (elsewhere ? text : this.#unplaced(path))];
    });
  }

  /** Paths that are taken for the repository's own as they stand, unless one may be a changed file seen from a folder of it. */
  #relativeToUnknown(paths: readonly SpelledPath[]): [string, string | null][] {
    const changed = this.#changed;
    const rooted = paths.some(({ text }) => changed?.file(text) !== undefined);
    return paths.map((path) => {
      const doubtful = leadsOut(path.text) || (!rooted && (changed?.endingWith(path.text).length ?? 0) > 0);
      return [path.reported, doubtful ? this.#unplaced(path) : path.text];
    });
  }

  /** The folder that relative paths begin at: one that explains more of them than the repository's root does, else the root. */
  #folder(spelled: readonly string[], known: KnownFiles): string {
    const proposed = spelled.flatMap((text) => {
      const alike = known.endingWith(text);
      return alike.length > ALIKE_AT_MOST ? [] : alike.map((file) => ({ foreign: "", local: file.slice(0, file.length - text.length).replace(/\/$/u, "") }));
    });
    const atRoot = spelled.map((): ForeignRoot => ({ foreign: "", local: "" }));
    return provedRoot(spelled, [...atRoot, ...proposed], (file) => known.file(file) !== undefined)?.local ?? "";
  }
}
