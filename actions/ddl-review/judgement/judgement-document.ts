import { integer, list, nullable, object, oneOf, text, type TypeOf } from "../../../shared/schema/shape.js";
import { MYSQL_LOCKS, POSTGRES_LOCKS } from "../locks/work.js";
import { PHASES } from "../phases/phase.js";
import { FAMILIES } from "../rules/rule.js";
import { relationText } from "../statements/names.js";
import { PROOFS, type Finding, type ReviewedStatement } from "./finding.js";
import type { Judgement } from "./judge.js";

const line = integer({ minimum: 1, description: "Counts from 1." });
const column = integer({ minimum: 1, description: "Counts from 1, in UTF-16 units." });
const proof = oneOf(PROOFS, "executed: an engine ran it; schema: the earlier migrations made what it is about; syntax: nothing but the statement was seen, and the worst was assumed.");

/** What `plimsoll ddl-review --json` prints. */
export const judgementShape = object({
  verdict: oneOf(["pass", "fail", "not-applicable"], "not-applicable: the change has no migration."),
  findings: list(
    object({
      rule: text(), family: oneOf(FAMILIES), severity: oneOf(["block", "warn", "info"], "One that blocks makes the verdict `fail`."),
      file: text(), line, column, endLine: line, endColumn: column, proof,
      message: text({ description: "What happens, to which table: one line." }),
      fix: nullable(text({ description: "SQL to write instead." })),
    }),
    "By file and place.",
  ),
  ignored: list(
    object({ rule: text(), file: text(), line, reason: text(), until: nullable(text({ description: "The last day, YYYY-MM-DD in UTC; null for good." })) }),
    "What comments in the migrations allow.",
  ),
  statements: list(
    object({
      file: text(), line, text: text({ description: "Its first line, cut at 200 characters." }),
      class: oneOf(PHASES, "expand adds what the running version does not mind, migrate moves rows, contract takes away or narrows."),
      locks: list(
        object({
          relation: text(), lock: oneOf([...POSTGRES_LOCKS, ...MYSQL_LOCKS]),
          blocks: oneOf(["nothing", "definitions", "writes", "reads and writes"]),
          algorithm: nullable(oneOf(["INSTANT", "NOCOPY", "INPLACE", "COPY"])), why: text(),
        }),
        "Of relations that were there before the change.",
      ),
      rewrites: list(text(), "Relations that get a new file."),
      scans: list(text(), "Relations of which every row is read."),
      proof,
    }),
    "Every statement of the change, in order.",
  ),
  notes: list(text(), "What the reader should know of the ground that the judgement stands on."),
});
export type JudgementDocument = TypeOf<typeof judgementShape>;

const LONGEST_TEXT = 200;

/** The judgement as plain data. */
export function judgementDocument({ verdict, findings, ignored, statements, notes }: Judgement): JudgementDocument {
  const allowed = ignored.map(({ finding: { rule, file, place }, reason, until }) => ({ rule, file, line: place.line, reason, until }));
  return { verdict, findings: findings.map(findingEntry), ignored: allowed, statements: statements.map(statementEntry), notes: [...notes] };
}

function findingEntry({ rule, family, severity, file, place, end, proof: proved, message, fix }: Finding): JudgementDocument["findings"][number] {
  return { rule, family, severity, file, line: place.line, column: place.column, endLine: end.line, endColumn: end.column, proof: proved, message, fix };
}

function statementEntry({ file, place, text: sql, phase, proof: proved, works }: ReviewedStatement): JudgementDocument["statements"][number] {
  return {
    file, line: place.line, text: firstLine(sql), class: phase, proof: proved,
    locks: works.map(({ relation, lock, blocks, algorithm, why }) => ({ relation: relationText(relation), lock, blocks, algorithm, why })),
    rewrites: works.filter(({ rewrites }) => rewrites).map(({ relation }) => relationText(relation)),
    scans: works.filter(({ scans }) => scans).map(({ relation }) => relationText(relation)),
  };
}

/** The beginning of a statement, on one line. */
export function firstLine(sql: string): string {
  const line = sql.slice(0, 2 * LONGEST_TEXT).replace(/\s+/g, " ").trim();
  return line.length > LONGEST_TEXT ? `${line.slice(0, LONGEST_TEXT - 1)}…` : line;
}
