import type { ReadMigration } from "../migrations/read-migration.js";
import { Places } from "../statements/span.js";
import type { Ground } from "./ground.js";
import { refusalOf } from "./postgres-engine.js";
import { transactionParts, type Step } from "./transaction-parts.js";

/** Settings and temporary tables that a migration left are none of the next one's: each is run by a session of its own, at another time. */
export function sessionStart(timeZone: string | null): string {
  // No zone of UTC: with that, a timestamp would become a timestamptz without the rewrite that has to be assumed.
  return `RESET ALL; DISCARD TEMP; SET TimeZone TO '${(timeZone ?? "America/New_York").replaceAll("'", "''")}'`;
}

/**
 * Runs migrations that were applied before, for what they make. They ran in their time: what the engine refuses of them is a
 * difference of the engine, and the others of the same transaction are run without it.
 */
export async function replayHistory(history: readonly ReadMigration[], ground: Ground, timeZone: string | null): Promise<void> {
  for (const read of history) {
    const { file, up } = read.migration;
    await ground.engine.run(sessionStart(timeZone), file);
    const places = new Places(up);
    const placeOf = ({ statement }: Step): string => `${file}:${places.at(statement.span.start).line}`;
    for (const { steps, isTransaction, isRolledBack } of transactionParts(read)) {
      if (!isRolledBack) await replayPart(steps.filter((step) => isRun(step, placeOf(step), ground)), isTransaction, ground, placeOf);
    }
  }
}

function isRun(step: Step, place: string, ground: Ground): boolean {
  const reason = ground.refusesToRun(step);
  if (reason !== null) ground.note(place, reason);
  return reason === null;
}

async function replayPart(steps: readonly Step[], isTransaction: boolean, ground: Ground, placeOf: (step: Step) => string): Promise<void> {
  const [first] = steps;
  if (first === undefined) return;
  if (isTransaction && steps.length > 1) {
    const whole = ["BEGIN", ...steps.map(({ text }) => text), "COMMIT"].map((sql) => `${sql}\n;`).join("\n");
    if ((await refusalOf(ground.engine.run(whole, placeOf(first)))) === null) return;
    await ground.engine.run("ROLLBACK", placeOf(first));
  }
  for (const step of steps) {
    const refusal = await refusalOf(ground.engine.run(step.text, placeOf(step)));
    if (refusal === null) continue;
    ground.note(placeOf(step), `it was refused (${refusal.message})`);
    ground.gap ??= "a statement of the history was refused";
  }
}
