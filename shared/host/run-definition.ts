import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import path from "node:path";
import { attemptAsync } from "../action/attempt.js";
import type { Context, Outcome, RunFacts } from "../action/context.js";
import type { BareContext, Definition } from "../action/define.js";
import { InputError, messageOf } from "../action/errors.js";
import { processEnding } from "../action/process-ending.js";
import { EXIT_CODE, exitCodeOf } from "../action/verdict.js";
import { writeProblem } from "../files/atomic-write.js";
import { openRepository } from "../git/repository.js";
import { composeRecord } from "../record/record.js";
import { storeRecord } from "../record/store.js";
import { endingOf, type Ending } from "./ending.js";
import { changesText } from "./local-changes-text.js";

/** Days after which nobody may rely on a record; a policy will be able to shorten it. */
const RECORD_VALID_DAYS = 90;

interface HostFacts {
  readonly context: Omit<BareContext, "temporary">;
  /** Folder that the run's temporary folder is made in. */
  readonly temporaryRoot: string;
  /** Whether paths that a person may name freely in a terminal must stay in the workspace. */
  readonly confined: boolean;
}

/** Runs a definition in a host: owns its temporary folder, stores its record, and sorts what it throws. */
export async function runDefinition(definition: Definition, raw: ReadonlyMap<string, string>, host: HostFacts): Promise<Ending> {
  const { clock, log, workspace } = host.context;
  const started = clock.now();
  return endingOf(async () => {
    const temporary = makeTemporary(host.temporaryRoot);
    const remove = (): void => { rmSync(temporary, { recursive: true, force: true }); };
    const forget = processEnding.before(remove);
    try {
      const outcome = await definition.invoke(raw, { ...host.context, temporary }, { workspace, confined: host.confined });
      const recordFile = (await isAboutItsCommit(outcome, host.context)) ? await recordOutcome(definition.name, outcome, host.context, started) : null;
      const exitCode = outcome.verdict === "done" ? EXIT_CODE.ok : exitCodeOf(outcome.verdict);
      return { kind: "outcome", outcome, exitCode, recordFile };
    } finally {
      try {
        remove();
      } catch (thrown) {
        // What stays behind changes no verdict.
        log.warning(`cannot remove ${temporary}: ${messageOf(thrown)}`);
      }
      forget();
    }
  });
}

/**
 * Whether what was judged is the very commit that a record would name. On a laptop people run gates on what they are
 * writing, a new test among it. A runner's checkout is fresh: what set-up leaves in it, every run of that commit has, and
 * its verdict job needs the record.
 */
async function isAboutItsCommit({ record }: Outcome, { exec, log, run }: HostFacts["context"]): Promise<boolean> {
  if (record === undefined) return true;
  const changes = await attemptAsync(InputError, async () => (await openRepository(exec, record.repository)).localChanges());
  if (changes instanceof InputError) return true;
  const [commit, onRunner] = [record.commit.slice(0, 12), run.host === "runner"];
  const difference = changesText(onRunner ? { ...changes, untracked: [] } : changes);
  if (difference === null) return true;
  log.warning(onRunner ? `the record is about ${commit}, and a step before has edited what was judged: ${difference}` : `no record is left, because the verdict is not about ${commit}: ${difference}; commit it, or let git ignore it`);
  return onRunner;
}

/** At once, so that no signal comes between the folder and what removes it. */
function makeTemporary(root: string): string {
  try {
    return realpathSync(mkdtempSync(path.join(root, "plimsoll-")));
  } catch (thrown) {
    throw writeProblem(root, thrown);
  }
}

/** Composes and stores the record of a gate that judged a commit. Returns its path; null for steps and where there is no commit. */
export async function recordOutcome(
  gate: string, outcome: Pick<Outcome, "verdict" | "record">, context: { readonly run: RunFacts } & Pick<Context<unknown>, "clock" | "toolVersion">, started: Date,
): Promise<string | null> {
  const { record: facts, verdict } = outcome;
  if (facts === undefined || verdict === "done") return null;
  const record = composeRecord({
    gate, verdict, facts, started,
    run: context.run,
    finished: context.clock.now(),
    validDays: RECORD_VALID_DAYS,
    toolVersion: context.toolVersion,
  });
  return storeRecord(facts.repository, record);
}
