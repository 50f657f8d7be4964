import { tokensOf } from "../postgres/reading/tokens.js";

/** What a statement begins with, and why it is not run. */
const HEADS: readonly (readonly [RegExp, string])[] = [
  [/^copy /, "COPY reads and writes files, or rows that stand behind it"],
  [/^(?:load|checkpoint) /, "it is about the server and no database"],
  [/^(?:alter system|(?:create|alter|drop|reindex) (?:database|system|tablespace)) /, "it is about the server and no database"],
  [/^(?:create|alter|drop) (?:server|subscription|user mapping|foreign data wrapper) |^import foreign schema /, "it reaches other servers"],
  [/^create (?:or replace )?(?:trusted )?(?:procedural )?language /, "it loads a language"],
  [/^(?:set (?:session |local )?(?:role|session authorization) |set (?:session |local )?role$)/, "it gives the rights of others"],
  [/^(?:prepare transaction|commit prepared|rollback prepared) /, "it leaves a transaction open"],
];

/** On a server that others use too, roles are of them all. */
const SHARED_HEADS = /^(?:create|alter|drop) (?:role|user|group) |^(?:reassign|drop) owned /;

/** Functions and extensions of the server's files, of other servers and of other sessions, wherever their names stand: a block builds its SQL from text. */
const REACHING = /\b(?:pg_(?:read_(?:binary_)?file\w*|ls_\w+|stat_file\w*|current_logfile|file_\w+|write_server_files|read_server_files|execute_server_program|logdir_ls|reload_conf|rotate_logfile\w*|terminate_backend|cancel_backend|promote|switch_wal|create_restore_point|backup_\w+|log_backend_memory_contexts|create_(?:physical|logical)_replication_slot|replication_\w+|logical_\w+|hba_file_rules|net|cron|background)|lo_(?:import|export)|dblink\w*|file_fdw|postgres_fdw|adminpack|pl(?:sh|perlu|tclu|python[23]?u))\b/i;
/** COPY in a text that a block runs, with a file or a program. */
const INNER_COPY = /\bcopy\b[^;]{0,2000}\b(?:from|to)\s+(?:program\b|'|E'|%|stdin\b)/i;
const LOADED_CODE = /\blanguage\s+(?:'c'|c|internal)\b/i;
/** Names that are written as numbers of characters hide what they are. */
const HIDDEN = /\bU&["']/i;

/**
 * Why a statement must not be run where it is tried: it would read files, reach out of the database, or act on what is not its
 * own. Read from the text as it is, so that what is built inside of a block is seen as far as its words are.
 * @param isShared whether the server has others' roles.
 * @returns a few words, or null for what may be run.
 */
export function forbiddenReason(text: string, isShared: boolean): string | null {
  const head = `${tokensOf(text).slice(0, 5).map((token) => token.text).join(" ").toLowerCase()} `;
  const found = HEADS.find(([pattern]) => pattern.test(head));
  if (found !== undefined) return found[1];
  if (isShared && SHARED_HEADS.test(head)) return "roles are the whole server's";
  if (REACHING.test(text)) return `${String(REACHING.exec(text)?.[0])} reaches out of the database`;
  if (INNER_COPY.test(text)) return "COPY in it reads or writes files";
  if (LOADED_CODE.test(text)) return "it loads code of the machine";
  return HIDDEN.test(text) ? "names in it are written as numbers of characters" : null;
}
