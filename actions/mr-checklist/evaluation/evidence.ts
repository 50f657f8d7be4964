import type { Facts } from "../facts/facts.js";

type Evidence = Pick<Facts, "evidenceHead" | "pull">;

/** Whose run left the reports and records, where that is not the repository's own: a fork's author decides what runs there. */
export function forkOf({ evidenceHead, pull }: Evidence): string | null {
  if (evidenceHead === null || evidenceHead === undefined || pull.head.repository === pull.repository) return null;
  return pull.head.repository ?? "a fork that is gone";
}

/**
 * Why the reports and records that a run of the change has left prove nothing of it; null when they may be judged.
 * @param forks whether the policy takes those of a fork.
 */
export function evidenceProblem(evidence: Evidence, forks: "accept" | "refuse", what: "reports" | "record"): string | null {
  const { evidenceHead, pull } = evidence;
  const [these, were] = what === "record" ? ["the record", "was"] : ["the reports", "were"];
  if (typeof evidenceHead === "string" && evidenceHead !== pull.head.sha) {
    return `${these} ${were} left for ${evidenceHead.slice(0, 7)}, and the head is ${pull.head.sha.slice(0, 7)} now; the event of the new head has it judged again`;
  }
  const fork = forkOf(evidence);
  if (fork === null || forks === "accept") return null;
  return `${these} ${were} left by the run of ${fork}, whose code could have written anything; demand a check in its place, waive it, or let the policy say forks: accept`;
}

/** Why reports and records that find nothing wrong let nothing pass all the same; null when they do. What they find wrong counts in any case. */
export function vouchingProblem({ evidenceHead }: Evidence, what: "reports" | "record"): string | null {
  if (evidenceHead !== undefined) return null;
  return `the facts do not say for which head the ${what === "record" ? "record was" : "reports were"} left; write its sha as evidenceHead, or null where you vouch for them`;
}

/** Said of what counts although a fork has left it; empty otherwise. */
export function forkRemark(evidence: Evidence): string {
  const fork = forkOf(evidence);
  return fork === null ? "" : `, by the word of ${fork}'s own run, which the policy accepts`;
}
