import path from "node:path";
import { locate, provedRoots } from "./foreign-root.js";
import { KnownFiles } from "./known-files.js";

/** A Go module of the repository: its import path, and its folder relative to the root (empty for the root itself). */
export interface GoModule {
  readonly module: string;
  readonly directory: string;
}

/** What reported paths are matched against. */
export interface PathFacts {
  /** Absolute spellings of the root with `/`: as given, and with symbolic links followed. */
  readonly roots: readonly string[];
  /** Files of the repository, relative to the root with `/`. */
  readonly files: readonly string[];
  readonly goModules: readonly GoModule[];
}

/** Where a reported path lies in the repository. `path` is what its coverage is filed under. */
export type PathMatch =
  | { readonly kind: "file"; readonly path: string }
  /** Measured, but no file of the repository: generated code, a dependency, or another project's report. */
  | { readonly kind: "unmatched"; readonly path: string }
  | { readonly kind: "ambiguous"; readonly path: string; readonly candidates: readonly string[] };

/** A path that is not one of ours as it stands: of another machine, or another project. */
interface ForeignPath {
  readonly text: string;
  readonly windows: boolean;
}

const DRIVE = /^[A-Za-z]:[\\/]/u;

/** Folders of what others wrote. Nothing tells a copy of ours that was installed there from theirs. */
const DEPENDENCY = /(?:^|\/)(?:node_modules|bower_components|site-packages|dist-packages|vendor|\.venv|\.tox|pkg\/mod|lib(?:64)?\/python[\d.]+)\//u;

/** With `/` and without `.` and `..`; backslashes are separators only where a path shows that it comes from Windows. */
function normalized(reported: string): { text: string; windows: boolean } {
  const plain = reported.startsWith("file://") ? decodeFileUrl(reported) : reported;
  const windows = DRIVE.test(plain) || (plain.includes("\\") && !plain.includes("/"));
  return { text: path.posix.normalize(windows ? plain.replaceAll("\\", "/") : plain), windows };
}

function decodeFileUrl(url: string): string {
  const withoutScheme = url.slice("file://".length).replace(/^\/(?=[A-Za-z]:)/u, "");
  try {
    return decodeURIComponent(withoutScheme);
  } catch {
    return withoutScheme;
  }
}

/**
 * Matches the paths in reports to the files of the repository: a report from a container, a Windows runner or a laptop
 * names the same files by another root. A report has one root: what does not lie below it is not ours.
 */
export class SourcePaths {
  readonly #facts: PathFacts;
  readonly #known: ReadonlySet<string>;
  readonly #goModules: readonly GoModule[];
  readonly #spelled = new Map<boolean, KnownFiles>();

  constructor(facts: PathFacts) {
    this.#facts = facts;
    this.#known = new Set(facts.files);
    // The longest import path first: a module may lie inside another one's folder.
    this.#goModules = facts.goModules.toSorted((a, b) => b.module.length - a.module.length);
  }

  /**
   * Matches all files of one report. They help each other: the root that most of them prove holds for all of them.
   */
  match<T extends { readonly path: string }>(files: Iterable<T>): { readonly file: T; readonly match: PathMatch }[] {
    const alone = Array.from(files, (file) => ({ file, match: this.#matchAlone(file.path) }));
    const foreign = alone.flatMap(({ match }) => ("kind" in match ? [] : [match]));
    // A report that names files of ours by the root that we know was written here.
    const here = alone.some(({ match }) => "kind" in match && match.kind === "file");
    const matchForeign = here || foreign.length === 0 ? unmatched : this.#byProvedRoot(foreign);
    return alone.map(({ file, match }) => ({ file, match: "kind" in match ? match : matchForeign(match) }));
  }

  #matchAlone(reported: string): PathMatch | ForeignPath {
    if (this.#known.has(reported)) return { kind: "file", path: reported };
    const { text, windows } = normalized(reported);
    const local = this.#belowRoot(text) ?? this.#inGoModule(text);
    const exact = local ?? text;
    if (this.#known.has(exact)) return { kind: "file", path: exact };
    return local !== null || DEPENDENCY.test(text) || this.#isForeignPackage(text, windows) ? { kind: "unmatched", path: exact } : { text, windows };
  }

  #belowRoot(text: string): string | null {
    const root = this.#facts.roots.find((one) => text.startsWith(`${one}/`));
    return root === undefined ? null : text.slice(root.length + 1);
  }

  #inGoModule(text: string): string | null {
    const found = this.#goModules.find(({ module }) => text.startsWith(`${module}/`));
    return found === undefined ? null : path.posix.join(found.directory, text.slice(found.module.length + 1));
  }

  /** Go names files by import path; where go.mod says which paths are ours, the others are not. */
  #isForeignPackage(text: string, windows: boolean): boolean {
    return text.endsWith(".go") && !windows && !text.startsWith("/") && this.#goModules.length > 0;
  }

  #knownFiles(windows: boolean): KnownFiles {
    const known = this.#spelled.get(windows) ?? new KnownFiles(this.#facts.files, windows);
    this.#spelled.set(windows, known);
    return known;
  }

  #byProvedRoot(foreign: readonly ForeignPath[]): (found: ForeignPath) => PathMatch {
    const known = this.#knownFiles(foreign.some(({ windows }) => windows));
    const spelled = [...new Set(foreign.map(({ text }) => known.spell(text)))];
    const roots = provedRoots(spelled, spelled.flatMap((text) => known.roots(text)), (file) => known.file(file) !== undefined);
    return (found) => {
      const text = known.spell(found.text);
      const candidates = [...new Set(roots.flatMap((root) => known.file(locate(text, root) ?? "") ?? []))];
      const [only] = candidates;
      if (only === undefined) return unmatched(found);
      // Between several roots that explain as much as each other it must not be guessed.
      return roots.length === 1 ? { kind: "file", path: only } : { kind: "ambiguous", path: found.text, candidates };
    };
  }
}

function unmatched({ text }: ForeignPath): PathMatch {
  return { kind: "unmatched", path: text };
}
