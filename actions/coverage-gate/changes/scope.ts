import type { RunFacts } from "../../../shared/action/context.js";
import type { FileCoverage } from "../../../shared/coverage/model.js";
import type { CoverageNote } from "../../../shared/coverage/problem.js";
import type { ChangedLines } from "../../../shared/git/changed-lines.js";
import { noBaseError } from "../../../shared/policy/change-base.js";
import type { CoveragePolicy } from "../../../shared/policy/sections/coverage.js";
import type { Scope } from "../judgement/judge.js";
import type { RepositoryFacts } from "../reports/repository.js";
import { wholeWhereLinesDiffer } from "./uncountable-lines.js";

/**
 * The policy's section that judges. Without anything to compare with, an event's code is judged whole, which asks for more;
 * a person can name what the change goes onto.
 * @throws InputError in a terminal where changed lines are to be judged and nobody knows which those are.
 */
export function judgedSection({ policy, base, changed }: Pick<RepositoryFacts, "policy" | "base" | "changed">, { host }: RunFacts): { readonly section: CoveragePolicy; readonly notes: readonly CoverageNote[] } {
  const section = policy.policy.coverage;
  const chosen = (message: string): CoverageNote[] => [{ code: "chosen-base", file: null, message }];
  if (section.mode === "all" || changed !== null) return { section, notes: base.ref === null || base.choice === null ? [] : chosen(base.choice) };
  if (host === "terminal") throw noBaseError(base);
  return { section: { ...section, mode: "all" }, notes: chosen(`${String(base.choice)}, so all of the code is judged, not only changed lines`) };
}

/** What the section judges of `files`, the measured ones that the policy does not leave out. */
export async function scopeOf(
  mode: CoveragePolicy["mode"], changed: ChangedLines | null, root: string, files: readonly FileCoverage[],
): Promise<{ readonly scope: Scope; readonly notes: readonly CoverageNote[] }> {
  if (mode === "all" || changed === null) return { scope: { mode: "all", changed }, notes: [] };
  const sure = await wholeWhereLinesDiffer(changed, root, files);
  return { scope: { mode, changed: sure.changed }, notes: sure.notes };
}
