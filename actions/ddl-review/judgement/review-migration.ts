import type { Work } from "../locks/work.js";
import type { ReadMigration } from "../migrations/read-migration.js";
import { applyIgnores } from "../ignores/apply-ignores.js";
import { readIgnores } from "../ignores/read-ignores.js";
import { phaseOf } from "../phases/phase.js";
import { REFUSED } from "../rules/failure/refused.js";
import type { Remark, Rule, Situation } from "../rules/rule.js";
import type { RelationName } from "../statements/change.js";
import { Places, type Span } from "../statements/span.js";
import type { Statement } from "../statements/statement.js";
import type { TracedStatement } from "../execution/trace.js";
import type { Finding, Proof, ReviewedMigration, ReviewedStatement } from "./finding.js";
import { Session } from "./session.js";
import type { StandingSchema } from "./standing-schema.js";
import type { RuleInForce, Strictness } from "./strictness.js";

/** What one migration is reviewed with. */
export interface Surroundings {
  readonly standing: StandingSchema;
  /** What a statement does by what is known of the server, without running it. */
  readonly staticWorks: (statement: Statement) => readonly Work[];
  readonly strictness: Strictness;
  readonly rules: readonly RuleInForce[];
  /** The day of the review, YYYY-MM-DD in UTC: ignores hold until theirs. */
  readonly today: string;
  /** Number of this migration, and of the first one of the change. */
  readonly number: number;
  readonly first: number;
  /** What an engine showed of each statement; null where none ran. */
  readonly traced: readonly TracedStatement[] | null;
}

/** Reviews the statements of one migration in their order, and makes what they make. */
export function reviewMigration(read: ReadMigration, surroundings: Surroundings): ReviewedMigration {
  const { migration: { file, up, wrapping }, statements } = read;
  const places = new Places(up);
  const session = new Session(wrapping);
  const { standing, first, strictness } = surroundings;
  const refusedSeverity = strictness.severityOf(REFUSED);
  const existing = (name: RelationName) => standing.existingBefore(first, name);
  const findings: Finding[] = [];
  const reviewed: ReviewedStatement[] = [];
  for (const [index, statement] of statements.entries()) {
    const text = up.slice(statement.span.start, statement.span.end);
    standing.assume(statement);
    const traced = surroundings.traced?.[index] ?? null;
    const works = worksOf(statement, traced, surroundings).filter(({ relation }) => existing(relation) !== undefined);
    const proof: Proof = traced?.works != null ? "executed" : standing.knows(statement) ? "schema" : "syntax";
    const situation: Situation = {
      dialect: standing.schema.dialect, statement, text, schema: standing.schema, works, existing, wrapping,
      isInTransaction: session.isInTransaction, hasLockTimeout: session.hasLockTimeout,
      get before() { return statements.slice(0, index); },
      get behind() { return statements.slice(index + 1); },
    };
    const about = (span: Span) => ({ file, place: places.at(span.start), end: places.at(span.end), statement: index });
    for (const { rule, severity } of surroundings.rules) {
      for (const { span, message, fix } of remarksOf(rule, situation)) findings.push({ rule: rule.id, family: rule.family, severity, proof, message, fix, ...about(span) });
    }
    reviewed.push({ file, place: places.at(statement.span.start), text, phase: phaseOf(statement, { schema: standing.schema, existing }), proof, works });
    const refusal = refusalOf(standing.apply(statement, text, surroundings.number), traced, standing.isWhole);
    if (refusal !== null && refusedSeverity !== null) findings.push({ rule: REFUSED.id, family: REFUSED.family, severity: refusedSeverity, fix: null, ...refusal, ...about(statement.span) });
    session.follow(statement, text);
  }
  const ignores = readIgnores(up, statements, standing.schema.dialect);
  const { kept, silenced, errors } = applyIgnores(ignores, findings, { today: surroundings.today, rules: strictness.known });
  const wrong = errors.map(({ rule, family, severity, span, statement, message }): Finding => ({
    rule, family, severity, file, place: places.at(span.start), end: places.at(span.end), proof: "syntax", message, fix: null, statement,
  }));
  const ignored = silenced.map(({ finding, ignore }) => ({ finding, reason: String(ignore.reason), until: ignore.until }));
  return { findings: [...kept, ...wrong].toSorted(byPlace), ignored, statements: reviewed };
}

function byPlace(one: Finding, other: Finding): number {
  return one.place.line - other.place.line || one.place.column - other.place.column;
}

function remarksOf(rule: Rule, situation: Situation): readonly Remark[] {
  const { changes } = situation.statement;
  return changes.length === 0 ? rule.check(null, situation) : changes.flatMap((change) => rule.check(change, situation));
}

/** What an engine saw holds; why it is so is known from the statement. */
function worksOf(statement: Statement, traced: TracedStatement | null, { standing, staticWorks }: Surroundings): readonly Work[] {
  const known = staticWorks(statement);
  if (traced?.works == null) return known;
  const keyOf = ({ relation }: Work): RelationName => standing.schema.relation(relation)?.name ?? relation;
  return traced.works.map((work) => {
    const name = keyOf(work);
    const same = known.find((one) => keyOf(one) === name);
    return { ...work, relation: name, why: work.why === "" ? (same?.why ?? "") : work.why };
  });
}

/** Why the server refuses the statement. An engine that lacks what nobody showed it refuses without a reason. */
function refusalOf(known: string | null, traced: TracedStatement | null, isWhole: boolean): { readonly message: string; readonly proof: Proof } | null {
  if (traced !== null) return traced.problem === null || !isWhole ? null : { message: `the server refuses it: ${traced.problem}`, proof: "executed" };
  return known === null ? null : { message: `the server refuses it: ${known}`, proof: "schema" };
}
