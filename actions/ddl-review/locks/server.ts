import type { Dialect } from "../statements/dialect.js";

/** The production server that a migration will run on: what a statement locks and rewrites depends on it. */
export interface Server {
  readonly dialect: Dialect;
  /** Such as 16.2 (PostgreSQL), 8.4.3 (MySQL) or 10.11.19 (MariaDB); what is not told is 0. */
  readonly version: { readonly major: number; readonly minor: number; readonly patch: number };
  /** PostgreSQL's TimeZone: with `UTC` a timestamp becomes a timestamptz without a rewrite. Null: not told, so the rewrite is assumed. */
  readonly timeZone: string | null;
}

/** Whether the server is of this version or a later one. */
export function isSince({ version }: Server, major: number, minor = 0, patch = 0): boolean {
  if (version.major !== major) return version.major > major;
  if (version.minor !== minor) return version.minor > minor;
  return version.patch >= patch;
}
