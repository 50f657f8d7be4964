import type { Trace } from "../execution/trace.js";
import type { Server } from "../locks/server.js";
import type { StaticWorks } from "../dialects/static-works.js";
import type { OrderRemark } from "../migrations/order/order-remarks.js";
import type { ReadMigration } from "../migrations/read-migration.js";
import { RULES } from "../catalogue/rules.js";
import type { Finding, IgnoredFinding, ReviewedStatement } from "./finding.js";
import { reviewMigration } from "./review-migration.js";
import { StandingSchema } from "./standing-schema.js";
import type { Strictness } from "./strictness.js";

/** What the judgement is made from. */
export interface ReviewFacts {
  readonly server: Server;
  /** Migrations that were merged before, oldest first. */
  readonly history: readonly ReadMigration[];
  readonly changed: readonly ReadMigration[];
  /**
   * Whether all changed migrations are one change, which nobody runs in the middle of. Else each is a change by itself, and
   * those before it are its history.
   */
  readonly isOneChange: boolean;
  /** What is wrong with migrations as a whole. */
  readonly remarks: readonly OrderRemark[];
  readonly strictness: Strictness;
  /** The day of the review, YYYY-MM-DD in UTC. */
  readonly today: string;
  /** How the server works, by what is known of it. */
  readonly worksOn: StaticWorks;
  readonly trace: Trace | null;
}

/** The review of a change. */
export interface Judgement {
  readonly verdict: "pass" | "fail" | "not-applicable";
  readonly findings: readonly Finding[];
  /** What comments in the migrations allow. */
  readonly ignored: readonly IgnoredFinding[];
  readonly statements: readonly ReviewedStatement[];
  /** What the reader should know of the ground that the judgement stands on, one line each. */
  readonly notes: readonly string[];
}

/** Judges the changed migrations by what the earlier ones made. */
export function judge(facts: ReviewFacts): Judgement {
  const { history, changed, server, strictness, today, isOneChange, trace, worksOn } = facts;
  const standing = new StandingSchema(server.dialect, history.length > 0);
  const notes = replay(history, standing);
  const rules = strictness.rulesInForce(RULES, server.dialect);
  const reviewed = changed.map((read, index) => reviewMigration(read, {
    standing, strictness, rules, today, number: history.length + index, first: history.length + (isOneChange ? 0 : index),
    staticWorks: (statement) => worksOn(statement, standing.schema, server), traced: trace?.migrations[index] ?? null,
  }));
  const findings = [...orderFindings(facts), ...reviewed.flatMap((one) => one.findings)];
  return {
    verdict: findings.some(({ severity }) => severity === "block") ? "fail" : changed.length === 0 ? "not-applicable" : "pass",
    findings, ignored: reviewed.flatMap(({ ignored }) => ignored), statements: reviewed.flatMap(({ statements }) => statements), notes: [...notes, ...(trace?.notes ?? [])],
  };
}

const BEGINNING = { line: 1, column: 1 };

function orderFindings({ remarks, strictness }: ReviewFacts): Finding[] {
  return remarks.flatMap(({ explanation, file, message }) => {
    const severity = strictness.severityOf(explanation);
    return severity === null ? [] : [{ rule: explanation.id, family: explanation.family, severity, file, place: BEGINNING, end: BEGINNING, proof: "syntax" as const, message, fix: null, statement: null }];
  });
}

/** Makes what the earlier migrations made. What does not fit was made on something that nobody showed. */
function replay(history: readonly ReadMigration[], standing: StandingSchema): string[] {
  const notes: string[] = [];
  for (const [number, { migration: { file, up }, statements }] of history.entries()) {
    for (const statement of statements) {
      const wasWhole = standing.isWhole;
      const text = up.slice(statement.span.start, statement.span.end);
      standing.assume(statement);
      const problem = statement.problem ?? standing.apply(statement, text, number);
      if (problem === null) continue;
      standing.lose();
      standing.assume(statement);
      standing.apply(statement, text, number);
      if (wasWhole) notes.push(`the history is not whole (${file}: ${problem}): what a statement needs and nobody made is taken for there`);
    }
  }
  return notes;
}
