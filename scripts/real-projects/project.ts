/** What the runner itself says about one unsharded run. Null where the format has no such figure. */
export interface Totals {
  readonly tests: number;
  readonly failed: number;
  readonly statements: readonly [covered: number, total: number] | null;
  readonly branches: readonly [covered: number, total: number] | null;
  readonly functions: readonly [covered: number, total: number] | null;
  readonly lines: readonly [covered: number, total: number] | null;
}

/** A project that nobody here wrote, fetched with its ecosystem's own package manager. */
export interface RealProject {
  readonly name: string;
  /** Fetches the sources with their tests into the empty `folder` and installs what the tests need. */
  fetch(folder: string, scratch: string): void;
  /** The policy that the project gets; its floors are not ours to set, so they are 0. */
  readonly policy: (scratch: string) => string;
  /** One plain run without Plimsoll. */
  unsharded(folder: string, scratch: string): Totals;
}
