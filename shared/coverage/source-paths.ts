import path from "node:path";
import { MountPoints } from "./mount-points.js";

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

interface Candidate {
  readonly file: string;
  /** Number of trailing segments that agree. */
  readonly shared: number;
  /** Whether the whole of the file's own path agrees. */
  readonly whole: boolean;
}

const DRIVE = /^[A-Za-z]:[\\/]/u;

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

function sharedSegments(left: readonly string[], right: readonly string[]): number {
  let shared = 0;
  while (shared < Math.min(left.length, right.length) && left.at(-1 - shared) === right.at(-1 - shared)) shared += 1;
  return shared;
}

/**
 * Matches the paths in reports to the files of the repository: a report from a container, a Windows runner or a laptop
 * names the same files by other roots.
 */
export class SourcePaths {
  readonly #facts: PathFacts;
  readonly #known: ReadonlySet<string>;
  readonly #byName = new Map<string, string[]>();
  readonly #goModules: readonly GoModule[];

  constructor(facts: PathFacts) {
    this.#facts = facts;
    this.#known = new Set(facts.files);
    // The longest import path first: a module may lie inside another one's folder.
    this.#goModules = facts.goModules.toSorted((a, b) => b.module.length - a.module.length);
    for (const file of facts.files) {
      const name = path.posix.basename(file).toLowerCase();
      const sameName = this.#byName.get(name);
      if (sameName === undefined) this.#byName.set(name, [file]);
      else sameName.push(file);
    }
  }

  /**
   * Matches all files of one report. They help each other: what is found out about one root holds for all files below it.
   */
  match<T extends { readonly path: string }>(files: Iterable<T>): { readonly file: T; readonly match: PathMatch }[] {
    const mounts = new MountPoints();
    const alone = Array.from(files, (file) => ({ file, match: this.#matchAlone(file.path, mounts) }));
    return alone.map(({ file, match }) => ({ file, match: this.#settled(match, mounts) }));
  }

  #settled(found: PathMatch, mounts: MountPoints): PathMatch {
    if (found.kind !== "ambiguous") return found;
    const file = mounts.candidates(found.path).find((candidate) => this.#known.has(candidate));
    if (file !== undefined) return { kind: "file", path: file };
    // One file that agrees in its bare name alone proves nothing; several that agree equally well must not be guessed.
    return found.candidates.length > 1 ? found : { kind: "unmatched", path: found.path };
  }

  #matchAlone(reported: string, mounts: MountPoints): PathMatch {
    if (this.#known.has(reported)) return { kind: "file", path: reported };
    const { text, windows } = normalized(reported);
    const local = this.#belowRoot(text) ?? this.#inGoModule(text);
    const exact = local ?? text;
    if (this.#known.has(exact)) return { kind: "file", path: exact };
    if (local !== null || text.includes("/node_modules/")) return { kind: "unmatched", path: exact };
    return this.#bySuffix(text, windows, mounts);
  }

  #belowRoot(text: string): string | null {
    const root = this.#facts.roots.find((one) => text.startsWith(`${one}/`));
    return root === undefined ? null : text.slice(root.length + 1);
  }

  #inGoModule(text: string): string | null {
    const found = this.#goModules.find(({ module }) => text.startsWith(`${module}/`));
    return found === undefined ? null : path.posix.join(found.directory, text.slice(found.module.length + 1));
  }

  #bySuffix(text: string, windows: boolean, mounts: MountPoints): PathMatch {
    const best = this.#bestCandidates(text, windows);
    const [only, ...others] = best.length > 1 && best.some(({ whole }) => whole) ? best.filter(({ whole }) => whole) : best;
    if (only === undefined) return { kind: "unmatched", path: text };
    const relativeWhole = !text.startsWith("/") && !windows && only.shared === text.split("/").length;
    if (others.length === 0 && (only.whole || only.shared > 1 || relativeWhole)) {
      mounts.learn(text, only.file, only.shared);
      return { kind: "file", path: only.file };
    }
    return { kind: "ambiguous", path: text, candidates: [only, ...others].map(({ file }) => file) };
  }

  /** The files whose paths agree with the reported one in the most trailing segments. */
  #bestCandidates(text: string, windows: boolean): Candidate[] {
    const fold = (one: string): string[] => (windows ? one.toLowerCase() : one).split("/");
    const segments = fold(text);
    const candidates = (this.#byName.get(path.posix.basename(text).toLowerCase()) ?? [])
      .map((file): Candidate => {
        const own = fold(file);
        const shared = sharedSegments(own, segments);
        return { file, shared, whole: shared === own.length };
      })
      .filter(({ shared }) => shared > 0);
    const most = Math.max(...candidates.map(({ shared }) => shared));
    return candidates.filter(({ shared }) => shared === most);
  }
}
