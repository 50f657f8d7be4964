import { plural } from "../../../../shared/report/figures.js";
import type { RequirementOf } from "../../../../shared/policy/sections/checklist/requirement.js";
import type { CheckFacts } from "../../facts/facts.js";
import type { Evaluation, Evaluator } from "../../evaluation/evaluation.js";
import { namesText, pending, satisfied, unknown, unsatisfied } from "../../evaluation/standing.js";
import { latestRuns } from "./latest-runs.js";
import { matchesWildcard } from "./wildcard.js";

type Wanted = RequirementOf<"check">;
type Standing = "good" | "bad" | "running" | "unknown";

/** A named check of the head commit: its latest run, in each workflow that has one of that name, came to a listed conclusion. */
export const check: Evaluator<Wanted> = (wanted, { facts: { checks } }) => {
  const named = checks.items.filter(({ name }) => matchesWildcard(wanted.name, name));
  const runs = latestRuns(named.filter((run) => isFrom(wanted, run)));
  const evidence = runs.map(runText);
  if (!checks.complete) return unknown("not all checks of the head could be read, so a later run may be missing; run it again", evidence);
  if (runs.length === 0) return missing(wanted, named);
  const of = (standing: Standing) => runs.filter((run) => standingOf(wanted, run) === standing);
  const [bad, lost, running] = [of("bad"), of("unknown"), of("running")];
  if (bad.length > 0) return unsatisfied(failureText(wanted, bad), evidence);
  if (lost.length > 0) return unknown(`of ${namesText(lost.map(nameText))} GitHub says that it ended and not how; run it again`, evidence);
  if (running.length > 0) return pending(`${namesText(running.map(nameText))} ${running.length === 1 ? "has" : "have"} not ended yet; wait for it`, evidence);
  return satisfied(runs.length === 1 ? `the check came to ${conclusionsText(runs)}` : `${plural(runs.length, "check")} came to ${conclusionsText(runs)}`, evidence);
};

function isFrom({ app, workflow }: Wanted, run: CheckFacts): boolean {
  return run.app === app && (workflow === null || run.workflow === workflow);
}

/** GitHub writes its words in capitals in one interface and in small letters in the other. */
function conclusionOf({ conclusion }: CheckFacts): string | null {
  return conclusion?.toLowerCase() ?? null;
}

function standingOf({ conclusion: wanted }: Wanted, run: CheckFacts): Standing {
  if (run.status !== "completed") return "running";
  const conclusion = conclusionOf(run);
  if (conclusion === null) return "unknown";
  return wanted.some((word) => word === conclusion) ? "good" : "bad";
}

function conclusionsText(runs: readonly CheckFacts[]): string {
  return [...new Set(runs.map(conclusionOf))].join(", ");
}

function nameText({ name, workflow }: CheckFacts): string {
  return workflow === null ? `"${name}"` : `"${name}" of workflow "${workflow}"`;
}

function runText(run: CheckFacts): string {
  const outcome = run.status === "completed" ? (conclusionOf(run) ?? "ended, nobody knows how") : run.status;
  return `${nameText(run)}: ${outcome}${run.startedAt === null ? "" : `, started ${run.startedAt}`}${run.url === null ? "" : `, ${run.url}`}`;
}

const REMEDIES = new Map([
  ["cancelled", "run it again: a cancelled check proves nothing"],
  ["skipped", "a skipped check proves nothing; let its job run, or list `skipped` under `conclusion` where that is meant"],
  ["neutral", "a neutral check proves nothing; list `neutral` under `conclusion` where that is meant"],
  ["action_required", "somebody has to approve its run"],
  ["stale", "GitHub gave it up; run it again"],
  ["timed_out", "run it again, or give it more time"],
]);

function failureText({ conclusion }: Wanted, bad: readonly CheckFacts[]): string {
  const first = [...REMEDIES].find(([word]) => bad.some((run) => conclusionOf(run) === word))?.[1];
  return `${namesText(bad.map(nameText))} came to ${conclusionsText(bad)}, and ${conclusion.join(" or ")} is demanded; ${first ?? "see its log, and push a repair"}`;
}

/** Never a failure: what has not started may yet. What would never start is said, so that nobody waits in vain. */
function missing({ name, app, workflow }: Wanted, named: readonly CheckFacts[]): Evaluation {
  const what = app === null ? `commit status "${name}"` : `check "${name}" by ${app}${workflow === null ? "" : ` in workflow "${workflow}"`}`;
  const others = named.map((run) => `${nameText(run)} by ${run.app ?? "a commit status"} does not count`);
  return pending(`the head has no ${what}; wait for it, and when it never comes see whether its workflow runs for this change and is named so`, others);
}
