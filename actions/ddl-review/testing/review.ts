import { judge, type Judgement } from "../judgement/judge.js";
import { Strictness } from "../judgement/strictness.js";
import type { TracedStatement } from "../execution/trace.js";
import { staticWorksOf } from "../dialects/static-works.js";
import type { OrderRemark } from "../migrations/order/order-remarks.js";
import type { Migration, Wrapping } from "../migrations/migration.js";
import { readerOf, readMigrations } from "../dialects/reader.js";
import { EXPLANATIONS } from "../catalogue/explanations.js";
import type { Severity } from "../rules/rule.js";
import type { Dialect } from "../statements/dialect.js";

/** A change as a test writes it. */
export interface WrittenChange {
  readonly dialect?: Dialect;
  /** Migrations that were merged before. Without any each of the changed ones is a change by itself. */
  readonly history?: readonly string[];
  readonly changed: readonly string[];
  readonly wrapping?: Wrapping;
  /** What an engine showed of the changed migrations. */
  readonly traced?: readonly (readonly TracedStatement[])[];
  readonly notes?: readonly string[];
  readonly remarks?: readonly OrderRemark[];
  /** How severe the policy wants rules to be. */
  readonly wanted?: readonly (readonly [string, Severity | "off"])[];
}

/** A migration of this text, called `1.sql`, `2.sql` and so on. */
export function migration(up: string, number: number, wrapping: Wrapping = "none"): Migration {
  return { file: `${number}.sql`, up, down: null, downFile: null, version: null, wrapping };
}

/** Reviews a change with the real readers, tables and rules. */
export async function review({ dialect = "postgres", history = [], changed, wrapping = "none", traced, notes = [], remarks = [], wanted = [] }: WrittenChange): Promise<Judgement> {
  const [read, worksOn] = await Promise.all([readerOf(dialect), staticWorksOf(dialect)]);
  const reading = (texts: readonly string[], first: number) => readMigrations(texts.map((text, index) => migration(text, first + index, wrapping)), read);
  return judge({
    server: { dialect, version: { major: 0, minor: 0, patch: 0 }, timeZone: null }, worksOn, strictness: new Strictness(new Map(wanted), EXPLANATIONS), remarks, today: "2026-06-15",
    history: reading(history, 1), changed: reading(changed, history.length + 1), isOneChange: history.length > 0,
    trace: traced === undefined ? null : { migrations: traced, notes },
  });
}
