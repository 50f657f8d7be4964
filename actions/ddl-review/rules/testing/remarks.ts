import { Session } from "../../judgement/session.js";
import { StandingSchema } from "../../judgement/standing-schema.js";
import type { Server } from "../../locks/server.js";
import { staticWorksOf } from "../../dialects/static-works.js";
import type { Work } from "../../locks/work.js";
import type { Wrapping } from "../../migrations/migration.js";
import { readerOf } from "../../dialects/reader.js";
import type { RelationName } from "../../statements/change.js";
import type { Dialect } from "../../statements/dialect.js";
import type { Statement } from "../../statements/statement.js";
import { RULES } from "../../catalogue/rules.js";
import type { Remark, Rule, Situation } from "../rule.js";

const VERSIONS: Readonly<Record<Dialect, Server["version"]>> = {
  postgres: { major: 18, minor: 1, patch: 0 }, mysql: { major: 8, minor: 4, patch: 3 }, mariadb: { major: 10, minor: 11, patch: 19 },
};

/** A change with the migration that was applied before it. */
export interface Script {
  /** Null: the history is not known, so what a statement needs is taken for there. */
  readonly before: string | null;
  readonly change: string;
  readonly wrapping?: Wrapping;
  /** What statements do, where the test says it and not the tables of the dialect. */
  readonly works?: readonly Work[];
}

/** A remark with the rule that makes it. */
export interface Told extends Remark {
  readonly rule: string;
}

/** What one rule says of a change: messages with what to write instead. */
export async function saidBy(id: string, dialect: Dialect, script: Script): Promise<readonly (readonly [message: string, fix: string | null])[]> {
  const told = await remarksOn(dialect, RULES.filter((rule) => rule.id === id), script);
  return told.map(({ message, fix }) => [message, fix]);
}

/** What rules say of a change, statement by statement, with each statement's situation made as the judge makes it. */
export async function remarksOn(dialect: Dialect, rules: readonly Rule[], { before, change, wrapping = "statement", works }: Script): Promise<readonly Told[]> {
  const [read, worksOn] = await Promise.all([readerOf(dialect), works === undefined ? staticWorksOf(dialect) : () => works]);
  const standing = new StandingSchema(dialect, before !== null);
  const apply = (statement: Statement, number: number): void => {
    standing.assume(statement);
    standing.apply(statement, (number === 0 ? (before ?? "") : change).slice(statement.span.start, statement.span.end), number);
  };
  for (const statement of read(before ?? "")) apply(statement, 0);
  const session = new Session(wrapping);
  const existing = (name: RelationName) => standing.existingBefore(1, name);
  const told: Told[] = [];
  const statements = read(change);
  for (const [index, statement] of statements.entries()) {
    const text = change.slice(statement.span.start, statement.span.end);
    standing.assume(statement);
    const situation: Situation = {
      dialect, statement, text, schema: standing.schema, existing, wrapping, isInTransaction: session.isInTransaction, hasLockTimeout: session.hasLockTimeout,
      works: worksOn(statement, standing.schema, { dialect, version: VERSIONS[dialect], timeZone: null }).filter(({ relation }) => existing(relation) !== undefined),
      before: statements.slice(0, index), behind: statements.slice(index + 1),
    };
    const asked = statement.changes.length === 0 ? [null] : statement.changes;
    for (const rule of rules) told.push(...asked.flatMap((one) => rule.check(one, situation)).map((remark) => ({ rule: rule.id, ...remark })));
    apply(statement, 1);
    session.follow(statement, text);
  }
  return told;
}
