import type { Explanation } from "../rules/rule.js";
import { DIALECTS } from "../statements/dialect.js";

/** A comment that is meant to silence a rule, and does not do what it was written for. */
export const IGNORE: Explanation = {
  id: "ignore",
  family: "failure",
  dialects: DIALECTS,
  severity: "block",
  isOptional: false,
  title: "A comment that should silence a rule is wrong, not needed or out of date",
  why: "A comment that silences needs the rule and a reason, and may name its last day. One that names no rule, gives no reason, silences nothing or has expired hides from the next reader what is meant: it blocks, so that it is mended or taken out.",
  bad: { before: "CREATE TABLE orders (id bigint PRIMARY KEY, note text);", statement: "-- ddl-review: allow drop-column\nALTER TABLE orders DROP COLUMN note;" },
  safe: '-- ddl-review: allow drop-column reason="no version reads it since 4.2" until=2026-12-31\nALTER TABLE orders DROP COLUMN note;',
};
