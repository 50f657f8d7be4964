/** How InnoDB carries out a part of an ALTER TABLE, from the lightest algorithm to the heaviest. */
export const ALGORITHMS = ["INSTANT", "NOCOPY", "INPLACE", "COPY"] as const;
export type Algorithm = (typeof ALGORITHMS)[number];
/** The LOCK clause that goes with it, from the weakest to the strongest. */
export const LOCKS = ["NONE", "SHARED", "EXCLUSIVE"] as const;
export type AlterLock = (typeof LOCKS)[number];

/** One way of doing it. NOCOPY is MariaDB's word for INPLACE without a new table; MySQL has no word of its own for it. */
export interface Way {
  readonly algorithm: Algorithm;
  readonly lock: AlterLock;
  /** Whether the table gets a new file. */
  readonly rewrites: boolean;
  /** Whether every row is read. */
  readonly scans: boolean;
}

const way = (algorithm: Algorithm, lock: AlterLock, rewrites = false, scans = rewrites): Way => ({ algorithm, lock, rewrites, scans });

/** The ways that the matrix names. */
export const WAYS = {
  /** The definition alone is changed. */
  instant: way("INSTANT", "NONE"),
  /** No row is touched, but the server does not call it INSTANT. */
  metadata: way("NOCOPY", "NONE"),
  /** An index is built beside the table while writes pass. */
  build: way("NOCOPY", "NONE", false, true),
  "build-shared": way("NOCOPY", "SHARED", false, true),
  rebuild: way("INPLACE", "NONE", true),
  "rebuild-shared": way("INPLACE", "SHARED", true),
  copy: way("COPY", "SHARED", true),
  /** Everybody waits, for a moment. */
  exclusive: way("INSTANT", "EXCLUSIVE"),
  "exclusive-scan": way("INPLACE", "EXCLUSIVE", false, true),
} as const satisfies Readonly<Record<string, Way>>;
export type WayName = keyof typeof WAYS;

/** The way that both can go: the heavier of each. */
export function heavier(one: Way, other: Way): Way {
  return {
    algorithm: ALGORITHMS.indexOf(one.algorithm) < ALGORITHMS.indexOf(other.algorithm) ? other.algorithm : one.algorithm,
    lock: LOCKS.indexOf(one.lock) < LOCKS.indexOf(other.lock) ? other.lock : one.lock,
    rewrites: one.rewrites || other.rewrites,
    scans: one.scans || other.scans,
  };
}
