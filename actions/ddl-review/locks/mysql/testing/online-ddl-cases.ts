import { ADDED_COLUMNS } from "./added-columns.js";
import { CHANGED_COLUMNS } from "./changed-columns.js";
import { KEYS } from "./keys.js";
import type { Answer } from "./online-ddl-case.js";
import { PARTITIONS } from "./partitions.js";
import { SEVERAL_ACTIONS } from "./several-actions.js";
import { TABLE_OPTIONS } from "./table-options.js";

/** One statement that a server can be asked about. */
export interface OnlineDdlCase {
  readonly before: string;
  readonly alter: string;
  readonly mysql: Answer | null;
  readonly mariadb: Answer | null;
  /** Whether MariaDB's answer is its own. */
  readonly isAsked: boolean;
}

/** Every case of the matrix: a test holds it against the tables, and a server can be asked for all of them. */
export const ONLINE_DDL_CASES: readonly OnlineDdlCase[] = [...ADDED_COLUMNS, ...CHANGED_COLUMNS, ...KEYS, ...TABLE_OPTIONS, ...PARTITIONS, ...SEVERAL_ACTIONS].flatMap(({ before, alters }) =>
  alters.map(([alter, mysql, mariadb, unasked]) => ({ before, alter, mysql, mariadb, isAsked: mariadb !== null && unasked === undefined })));
