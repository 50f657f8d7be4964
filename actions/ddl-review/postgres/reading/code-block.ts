/** What a body of PL/pgSQL runs as it stands there. */
export interface StaticCode {
  readonly statements: readonly string[];
  /** What cannot be seen from the text: statements that are put together when the block runs. Null where there is none. */
  readonly problem: string | null;
}

/** The words with which SQL begins that changes something; control words may stand in front of it. */
const SQL = /(?<=^|;|\b(?:begin|then|else|loop|do)\s)\s*(?:(?:alter|create|drop|truncate|insert|update|delete|with|merge|refresh|reindex|cluster|lock|comment|grant|revoke)\b[^;]*)/gi;
/** EXECUTE of one quoted text, which is as good as the text itself. */
const QUOTED = /\bexecute\s+'((?:[^']|'')*)'\s*(?=;|$)/gi;
const ANY_EXECUTE = /\bexecute\b/gi;

/** Reads the SQL in a block of PL/pgSQL as far as it is written out. */
export function staticStatements(body: string): StaticCode {
  const plain = body.replace(/--[^\n]*/g, " ").replace(/\/\*[^]*?\*\//g, " ");
  const quoted = [...plain.matchAll(QUOTED)].map(([, text = ""]) => text.replaceAll("''", "'"));
  const direct = [...plain.replace(QUOTED, " ").matchAll(SQL)].map(([text]) => text.trim());
  const isDynamic = [...plain.matchAll(ANY_EXECUTE)].length > quoted.length;
  return { statements: [...direct, ...quoted], problem: isDynamic ? "runs SQL that it puts together itself, which nobody can read beforehand" : null };
}
