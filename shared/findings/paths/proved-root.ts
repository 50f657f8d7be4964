import { locate, type ForeignRoot } from "../../coverage/foreign-root.js";

/** Roots that are looked at closely; a hostile report proposes thousands. */
const LOOKED_AT = 20;
/** Paths that a root must explain before it is believed: one name that agrees is chance. */
const PATHS_THAT_PROVE = 2;

interface Explained {
  readonly root: ForeignRoot;
  readonly count: number;
}

function mostProposed(proposed: readonly ForeignRoot[]): ForeignRoot[] {
  const votes = new Map<string, { readonly root: ForeignRoot; count: number }>();
  for (const root of proposed) {
    const key = JSON.stringify([root.foreign, root.local]);
    const known = votes.get(key);
    if (known === undefined) votes.set(key, { root, count: 1 });
    else known.count += 1;
  }
  return [...votes.values()].sort((a, b) => b.count - a.count).slice(0, LOOKED_AT).map(({ root }) => root);
}

/**
 * The one root that the paths of a run have, as far as the repository's files prove it: it makes more of them files of the
 * repository than any other does, and half of what lies below it at least.
 * @param reported different paths of one run.
 * @param proposed roots that single paths suggest.
 * @returns null when no root is proved, or several do equally well: a finding must not be filed under the wrong file.
 */
export function provedRoot(reported: readonly string[], proposed: readonly ForeignRoot[], isKnown: (file: string) => boolean): ForeignRoot | null {
  const explained = mostProposed(proposed).map((root): Explained => {
    const below = reported.map((one) => locate(one, root)).filter((file) => file !== null);
    const count = below.filter(isKnown).length;
    return { root, count: count * 2 >= below.length ? count : 0 };
  }).sort((a, b) => b.count - a.count);
  const [best, second] = explained;
  if (best === undefined || best.count === second?.count) return null;
  if (best.count >= PATHS_THAT_PROVE) return best.root;
  // One path is enough when a whole path of ours with its folder stands at its end, and nothing else of ours does.
  const whole = best.root.local === "" && proposed.length === 1 && reported.some((one) => {
    const file = locate(one, best.root) ?? "";
    return file.includes("/") && isKnown(file);
  });
  return whole ? best.root : null;
}
