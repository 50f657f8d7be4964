import type { RelationName } from "../statements/change.js";

/** PostgreSQL's table locks from the weakest to the strongest (https://www.postgresql.org/docs/current/explicit-locking.html). */
export const POSTGRES_LOCKS = ["AccessShare", "RowShare", "RowExclusive", "ShareUpdateExclusive", "Share", "ShareRowExclusive", "Exclusive", "AccessExclusive"] as const;
/** MySQL's LOCK clause from the weakest to the strongest; reads and writes of rows (`ROWS`) take none of the table. */
export const MYSQL_LOCKS = ["ROWS", "NONE", "SHARED", "EXCLUSIVE"] as const;
export type Lock = (typeof POSTGRES_LOCKS)[number] | (typeof MYSQL_LOCKS)[number];

/** What a statement does to one relation while it runs. */
export interface Work {
  /** As the schema names it. */
  readonly relation: RelationName;
  readonly lock: Lock;
  /** What others cannot do meanwhile. `definitions`: nothing but other changes of the definition. */
  readonly blocks: "nothing" | "definitions" | "writes" | "reads and writes";
  /** Whether the table gets a new file, and its indexes with it. */
  readonly rewrites: boolean;
  /** Whether every row is read. */
  readonly scans: boolean;
  /** MySQL's and MariaDB's way of doing it; null for PostgreSQL. */
  readonly algorithm: "INSTANT" | "NOCOPY" | "INPLACE" | "COPY" | null;
  /** What makes it so, in a few words for people, such as `a volatile default`. Empty where the statement says it itself. */
  readonly why: string;
}
