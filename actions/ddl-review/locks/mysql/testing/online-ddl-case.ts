/** How a server does it: the algorithm, the strongest LOCK clause that it refuses no weaker one than, and whether the table gets a new file. */
export type Answer = `${"INSTANT" | "NOCOPY" | "INPLACE" | "COPY"} ${"NONE" | "SHARED" | "EXCLUSIVE"}${"" | " rewrites"}`;

/** ALTER TABLE statements on one empty table `t`; each is asked of a table that is made anew. */
export interface CasesOfTable {
  /** What makes the table, and what it refers to. */
  readonly before: string;
  /**
   * The text behind ALTER TABLE t; how MySQL 8.4 does it by its manual and InnoDB's source; how MariaDB 10.11.19 did it
   * when it was asked; null where it is not said or the server has no such action. `unasked`: MariaDB's grammar lets nobody
   * ask, so the stronger lock is assumed.
   *
   * Whoever asks again: the lightest ALGORITHM and then the weakest LOCK that are not refused. A server that takes INSTANT
   * for what gets a new file (PARTITION BY, another ENGINE) means COPY, and the files of engines other than InnoDB are not told.
   */
  readonly alters: readonly (readonly [alter: string, mysql: Answer | null, mariadb: Answer | null, unasked?: "unasked"])[];
}
