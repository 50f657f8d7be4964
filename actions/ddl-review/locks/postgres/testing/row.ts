/**
 * A case as it is written down: what is there before, the statement, and what PostgreSQL 18 does, such as
 * `t AccessExclusive rewrites scans, s.u ShareRowExclusive`. A glance at a definition (AccessShare) is left out.
 */
export type Row = readonly [before: string, statement: string, works: string, more?: More];

export interface More {
  /** The session's TimeZone; Europe/Berlin where it is left out. */
  readonly timeZone?: string;
  /** Why a plain engine shows none of it in a transaction. */
  readonly untraced?: string;
  /** What the static table tells instead, because it cannot know better; `because` says what it does not know. */
  readonly assumed?: string;
  readonly because?: string;
}
