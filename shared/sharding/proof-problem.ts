/** Why a set of shards proves nothing. Each has its remedy in docs/gates/sharding.md, and each makes the verdict `inconclusive`. */
export const PROOF_PROBLEM_CODES = [
  "shard-missing",
  "shard-unknown",
  "shard-twice",
  "other-commit",
  "other-plan",
  "file-damaged",
  "runner-stopped",
  "not-run",
  "not-discovered",
  "run-twice",
  "nothing-executed",
] as const;
export type ProofProblemCode = (typeof PROOF_PROBLEM_CODES)[number];

/** One reason, with the names of what is missing or too much. The names come from outside. */
export interface ProofProblem {
  readonly code: ProofProblemCode;
  readonly names: readonly string[];
}

/** Names shown of one problem; thousands of missing tests would hide the reason. */
export const NAMES_SHOWN = 20;

interface Wording {
  readonly sentence: string;
  readonly remedy: string;
}

const RUN_AGAIN = "run the missing shard again and merge again";

const WORDINGS: Readonly<Record<ProofProblemCode, Wording>> = {
  "shard-missing": { sentence: "no complete result of", remedy: `look at that shard's log, ${RUN_AGAIN}` },
  "shard-unknown": { sentence: "results of shards that the plan does not have", remedy: "remove results of other runs from the shards folder" },
  "shard-twice": { sentence: "two results of one attempt of", remedy: "remove results of other runs from the shards folder" },
  "other-commit": { sentence: "not of the commit that is judged", remedy: "plan, run and merge on one commit" },
  "other-plan": { sentence: "results of another plan", remedy: "remove results of other runs from the shards folder, or run the shards with this plan" },
  "file-damaged": { sentence: "files that are missing or were changed after the shard wrote them", remedy: "hand the shard's whole folder on, unchanged" },
  "runner-stopped": { sentence: "the runner did not come to its end", remedy: "look at the shard's log, mend the cause and run again" },
  "not-run": { sentence: "tests that exist but reported no result", remedy: "see whether their shard ended early; then run again" },
  "not-discovered": { sentence: "tests that ran but were not found by discovery", remedy: "give tests names that stay the same from run to run" },
  "run-twice": { sentence: "tests that ran in more than one shard", remedy: "remove results of other runs from the shards folder" },
  "nothing-executed": { sentence: "no test was executed in", remedy: "a run of skipped tests proves nothing; look at filters and skip marks" },
};

/** What is wrong, with at most `shown` names and the number left off. The names are as they came: escape when printing. */
export function proofProblemText({ code, names }: ProofProblem, shown = NAMES_SHOWN): string {
  const left = names.length - shown;
  return `${WORDINGS[code].sentence}: ${names.slice(0, shown).join(", ")}${left > 0 ? ` and ${left} more` : ""}`;
}

/** What to do about it. */
export function proofProblemRemedy({ code }: ProofProblem): string {
  return WORDINGS[code].remedy;
}
