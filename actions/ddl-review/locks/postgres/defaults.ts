import type { ColumnDefault } from "../../statements/definitions.js";
import { isBefore, type Ground } from "./ground.js";
import { wordsOf } from "./words.js";

/** PostgreSQL's functions that give the same value all through a statement (pg_proc, provolatile i or s): it is computed once, not for each row. */
const CONSTANT_WHILE_IT_RUNS: ReadonlySet<string> = new Set((
  "abs age array_append array_cat array_fill array_length array_position array_prepend array_remove array_replace array_to_json array_to_string ascii btrim cardinality cbrt ceil ceiling " +
  "char_length character_length chr concat concat_ws convert_from convert_to current_schema current_schemas current_setting date_bin date_part date_trunc decode div encode exp extract floor format " +
  "inet_client_addr initcap int4range int8range numrange tsrange tstzrange daterange json_build_array json_build_object json_object jsonb_build_array jsonb_build_object jsonb_object jsonb_set jsonb_strip_nulls " +
  "justify_days justify_hours justify_interval left length ln log lower lpad ltrim make_date make_interval make_time make_timestamp make_timestamptz md5 mod now num_nonnulls num_nulls octet_length overlay pi point " +
  "position power quote_ident quote_literal regexp_replace repeat replace reverse right round row_to_json rpad rtrim sha224 sha256 sha384 sha512 sign split_part sqrt starts_with statement_timestamp " +
  "string_to_array strpos substr substring timezone to_char to_date to_hex to_json to_jsonb to_number to_timestamp to_tsquery to_tsvector transaction_timestamp translate trunc txid_current upper " +
  // What the grammar writes like a function.
  "coalesce nullif greatest least trim cast row array current_time current_timestamp localtime localtimestamp " +
  // Types with a length, and words behind which a parenthesis is none of a call.
  "varchar character varying char bpchar numeric decimal dec bit time timestamp interval float and or not in any all some case when then else as between like ilike is from for"
).split(" "));

/** Functions that give each row another value, PostgreSQL's own and those of uuid-ossp and pgcrypto. */
const VOLATILE: ReadonlySet<string> = new Set((
  "array_sample array_shuffle clock_timestamp currval gen_random_bytes gen_random_uuid gen_salt lastval nextval random random_normal set_config setval timeofday " +
  "uuid_generate_v1 uuid_generate_v1mc uuid_generate_v4 uuidv4 uuidv7"
).split(" "));

/** Whether a column that is added gets a value in the rows that are there. */
export function givesValue(value: ColumnDefault | null): value is ColumnDefault {
  return value !== null && !(value.kind === "constant" && /^null\b/i.test(value.text)) && !(value.kind === "generated" && !value.stored);
}

/** Why a column with this default cannot be added without writing the table anew; null where it can. */
export function rewritingDefault(value: ColumnDefault | null, ground: Ground): string | null {
  if (!givesValue(value)) return null;
  switch (value.kind) {
    case "identity": return "each row gets its number from the identity's sequence";
    case "auto-increment": return "each row gets its number from a sequence";
    case "generated": return "a stored generated column is computed for each row";
    case "constant": return isBefore(ground, 11) ? OLD : null;
    case "expression": return volatileCall(value.text) ?? (isBefore(ground, 11) ? OLD : null);
  }
}

const OLD = "before PostgreSQL 11 any default is written into each row";

function volatileCall(expression: string): string | null {
  const words = wordsOf(expression);
  const calls = words.flatMap((word, index) => (words[index + 1] === "(" && /^[a-z_\u0080-\uffff]/i.test(word) ? [{ word, schema: words[index - 1] === "." ? words[index - 2] : "pg_catalog" }] : []));
  for (const { word, schema } of calls) {
    if (VOLATILE.has(word)) return `a volatile default, ${word}()`;
    if (schema !== "pg_catalog" || !CONSTANT_WHILE_IT_RUNS.has(word)) return `${word}() is not known here and may be volatile`;
  }
  return null;
}
