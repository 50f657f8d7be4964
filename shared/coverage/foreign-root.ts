import path from "node:path";

/** A folder of the machine that wrote a report, and the folder of the repository that it is. */
export interface ForeignRoot {
  /** With a `/` at its end, or empty where the report's paths are relative to `local`. */
  readonly foreign: string;
  /** Relative to the repository's root; empty for the root itself. */
  readonly local: string;
}

/** Files of a report below `local` that a root must explain before it is believed: one name that agrees is chance. */
const FILES_THAT_PROVE = 2;

function sharedSegments(left: readonly string[], right: readonly string[]): number {
  let shared = 0;
  while (shared < Math.min(left.length, right.length) && left.at(-1 - shared) === right.at(-1 - shared)) shared += 1;
  return shared;
}

/** The root under which `reported` is `file`: both without the trailing segments that agree. At least their names do. */
export function rootBetween(reported: string, file: string): ForeignRoot {
  const there = reported.split("/");
  const here = file.split("/");
  const shared = sharedSegments(there, here);
  return {
    foreign: there.slice(0, -shared).map((segment) => `${segment}/`).join(""),
    local: here.slice(0, -shared).join("/"),
  };
}

/** Where `reported` lies in the repository under `root`; null when it is not below it. */
export function locate(reported: string, { foreign, local }: ForeignRoot): string | null {
  return reported.startsWith(foreign) ? path.posix.join(local, reported.slice(foreign.length)) : null;
}

interface Explained {
  readonly root: ForeignRoot;
  /** How many of the report's files are files of the repository under this root. */
  readonly count: number;
}

/**
 * The one root that all paths of a report have, as far as its own files prove it: the one under which most of them are
 * files of the repository. Another project has files of the same names, so it must explain at least half of what lies
 * below it, and two files at least unless it is the repository's own root. Several are returned when they do equally well.
 * @param proposed roots that single files suggest.
 */
export function provedRoots(reported: readonly string[], proposed: Iterable<ForeignRoot>, isKnown: (file: string) => boolean): ForeignRoot[] {
  const different = new Map(Array.from(proposed, (root) => [JSON.stringify([root.foreign, root.local]), root]));
  const explained = Array.from(different.values(), (root): Explained | null => {
    const below = reported.map((one) => locate(one, root)).filter((file) => file !== null);
    const count = below.filter(isKnown).length;
    const proved = count * 2 >= below.length && (root.local === "" || count >= FILES_THAT_PROVE);
    return proved ? { root, count } : null;
  }).filter((one) => one !== null);
  const most = Math.max(...explained.map(({ count }) => count));
  const best = explained.filter(({ count }) => count === most).map(({ root }) => root);
  const whole = best.filter(({ local }) => local === "");
  return whole.length > 0 ? whole : best;
}
