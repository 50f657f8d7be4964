import { mkdtemp, realpath, rm } from "node:fs/promises";
import path from "node:path";
import type { Context, Outcome, RunFacts } from "../action/context.js";
import type { BareContext, Definition } from "../action/define.js";
import { InconclusiveError, InputError, messageOf } from "../action/errors.js";
import { EXIT_CODE, exitCodeOf, type ExitCode } from "../action/verdict.js";
import { composeRecord } from "../record/record.js";
import { storeRecord } from "../record/store.js";
import { writeProblem } from "../files/atomic-write.js";

/** Days after which nobody may rely on a record; a policy will be able to shorten it. */
const RECORD_VALID_DAYS = 90;

/** How a run ended: with an outcome, or with an error that is no verdict. */
export type Ending =
  | { readonly kind: "outcome"; readonly outcome: Outcome; readonly exitCode: ExitCode; readonly recordFile: string | null }
  | { readonly kind: "wrong-input"; readonly message: string; readonly exitCode: 2 }
  | { readonly kind: "inconclusive"; readonly message: string; readonly exitCode: 3 }
  | { readonly kind: "our-bug"; readonly message: string; readonly stack: string; readonly exitCode: 70 };

interface HostFacts {
  readonly context: Omit<BareContext, "temporary">;
  /** Folder that the run's temporary folder is made in. */
  readonly temporaryRoot: string;
  /** Whether paths that a person may name freely in a terminal must stay in the workspace. */
  readonly confined: boolean;
}

/** Runs a definition in a host: owns its temporary folder, stores its record, and sorts what it throws. */
export async function runDefinition(definition: Definition, raw: ReadonlyMap<string, string>, host: HostFacts): Promise<Ending> {
  const started = host.context.clock.now();
  let temporary: string | null = null;
  try {
    temporary = await makeTemporary(host.temporaryRoot);
    const context = { ...host.context, temporary };
    const scope = { workspace: context.workspace, confined: host.confined };
    const outcome = await definition.invoke(raw, context, scope);
    const recordFile = await recordOutcome(definition.name, outcome, context, started);
    const exitCode = outcome.verdict === "done" ? EXIT_CODE.ok : exitCodeOf(outcome.verdict);
    return { kind: "outcome", outcome, exitCode, recordFile };
  } catch (thrown) {
    return endingOf(thrown);
  } finally {
    if (temporary !== null) await rm(temporary, { recursive: true, force: true });
  }
}

async function makeTemporary(root: string): Promise<string> {
  try {
    return await realpath(await mkdtemp(path.join(root, "plimsoll-")));
  } catch (thrown) {
    throw writeProblem(root, thrown);
  }
}

function endingOf(thrown: unknown): Ending {
  const message = messageOf(thrown);
  if (thrown instanceof InputError) return { kind: "wrong-input", message, exitCode: EXIT_CODE.wrongInput };
  if (thrown instanceof InconclusiveError) return { kind: "inconclusive", message, exitCode: EXIT_CODE.inconclusive };
  const stack = thrown instanceof Error && thrown.stack !== undefined ? thrown.stack : message;
  return { kind: "our-bug", message, stack, exitCode: EXIT_CODE.ourBug };
}

/** Composes and stores the record of a gate that judged a commit. Returns its path; null for steps and where there is no commit. */
export async function recordOutcome(
  gate: string, outcome: Outcome, context: { readonly run: RunFacts } & Pick<Context<unknown>, "clock" | "toolVersion">, started: Date,
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

/** What the JSON of an ended run says when there is no outcome. */
export function errorDocument(ending: Exclude<Ending, { kind: "outcome" }>): unknown {
  const error = { kind: ending.kind, message: ending.message };
  return ending.kind === "inconclusive" ? { verdict: "inconclusive", error } : { error };
}

/** What a person reads when there is no outcome; one line unless the mistake is ours. */
export function errorText(ending: Exclude<Ending, { kind: "outcome" }>): string {
  switch (ending.kind) {
    case "wrong-input":
      return `wrong input: ${ending.message}`;
    case "inconclusive":
      return `inconclusive: ${ending.message}`;
    case "our-bug":
      return `a bug in plimsoll: ${ending.stack}\nPlease report it with the command and this text at https://github.com/plimsoll/plimsoll/issues`;
  }
}
