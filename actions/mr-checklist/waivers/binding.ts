import type { WaiverRules } from "../../../shared/policy/sections/checklist/checklist.js";
import type { Source } from "./statements.js";

/**
 * Beginning of a sha that a waiver has to name. With a few characters less an author finds a commit within minutes that
 * begins with the same ones, and pushes it under the waiver of another.
 */
export const SHORTEST_SHA = 20;

/** What the judged change is, for waivers that are bound to it. */
export interface Judged {
  readonly head: string;
  /** Digest of the difference; null when a part of it is unknown. */
  readonly difference: string | null;
}

/** Whether a waiver is about what is judged: the sha or digest, or why not. */
export type Binding = { readonly bound: string } | { readonly problem: string };

/** What the waiver is bound to. A comment knows no commit, so it has to name it; a review is about the one that was reviewed. */
export function bindingOf(at: string | null, source: Source, binds: WaiverRules["binds"], judged: Judged): Binding {
  const whole = binds === "head" ? judged.head : judged.difference;
  if (at === null) return bindingOfReview(source, binds, judged);
  if (!/^[0-9a-f]*$/.test(at) || at.length < SHORTEST_SHA) return { problem: `names what it is about with ${JSON.stringify(at.slice(0, 70))}: write at least the first ${SHORTEST_SHA} characters of the sha, so that no other commit fits` };
  // Whoever waives for the head waives for its difference.
  if (judged.head.startsWith(at)) return { bound: whole ?? judged.head };
  if (binds === "difference" && judged.difference?.startsWith(at) === true) return { bound: judged.difference };
  if (whole === null) return { problem: "is about another commit, and whether the difference is the same cannot be told: the content of a changed file is unknown" };
  return { problem: `is about ${at.slice(0, 12)}, and ${binds === "head" ? "the head is" : "the difference is now"} ${whole.slice(0, 12)}` };
}

function bindingOfReview({ kind, commit, sawHead }: Source, binds: WaiverRules["binds"], { head, difference }: Judged): Binding {
  if (kind === "comment") return { problem: "names no commit: a comment is about whatever is pushed next. Write `at` and the head's sha behind the item, or waive in a review" };
  if (commit === head) return { bound: binds === "head" ? head : (difference ?? head) };
  if (binds === "difference" && sawHead && difference !== null) return { bound: difference };
  return { problem: `is a review of ${commit === null ? "a commit that is gone" : commit.slice(0, 12)}, and the head is ${head.slice(0, 12)}` };
}
