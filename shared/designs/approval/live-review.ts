import type { Unknown } from "../../people/membership.js";
import type { ApprovalFacts, OnlineReview } from "./approval-facts.js";

/** Logins are the same in any case. */
export function sameLogin(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

const DECISIVE: readonly OnlineReview["state"][] = ["approved", "changes-requested", "dismissed"];

/** What each reviewer said last; comments decide nothing. Programs and deleted accounts are nobody. */
export function lastWords(reviews: readonly OnlineReview[]): (OnlineReview & { readonly who: string })[] {
  const last = new Map<string, OnlineReview & { readonly who: string }>();
  const inOrder = reviews.map((review, index) => ({ review, index })).sort((a, b) => (a.review.at === b.review.at ? a.index - b.index : a.review.at < b.review.at ? -1 : 1));
  for (const { review } of inOrder) {
    const { who } = review;
    if (who === null || review.bot || who.endsWith("[bot]") || !DECISIVE.includes(review.state)) continue;
    last.set(who.toLowerCase(), { ...review, who });
  }
  return [...last.values()];
}

/** That nobody can say whether somebody has a role, why, and what to do. */
export function unknownRoleText(who: string, role: string, { reason, remedy }: Unknown): string {
  return `whether ${who} has the role ${role} is unknown: ${reason}; ${remedy}`;
}

/** Whether what a reviewer saw is what is to be approved. */
export type Saw = (review: Pick<OnlineReview, "held" | "ofHead">) => boolean;

/** Whether somebody's last word is an approval of exactly this; the reason where it is none, or nobody can say. */
export function liveApproval(login: string, { reviews }: Pick<ApprovalFacts, "reviews">, isThis: Saw): "yes" | { readonly no: string } | { readonly unknown: string } {
  if (reviews === null) return { unknown: "a review can only be proved where the pull request is judged" };
  const said = lastWords(reviews).find(({ who }) => sameLogin(who, login));
  if (said === undefined) return { no: `${login} has not reviewed this pull request` };
  if (said.state !== "approved") return { no: said.state === "dismissed" ? `the review of ${login} was dismissed` : `${login} asks for changes` };
  if (said.held.kind === "unknown") return { unknown: `what ${login} approved cannot be read: ${said.held.reason}` };
  return isThis(said) ? "yes" : { no: `${login} approved another version of the document; ask for a new review` };
}

/** People whose last word in the pull request is an approval of exactly this, who have the role and wrote none of it. */
export function liveApprovers(
  role: string, facts: ApprovalFacts, owners: readonly string[], isThis: Saw,
): { readonly certain: readonly string[]; readonly unknown: readonly string[] } {
  const writers = [...owners, ...facts.authors];
  const certain: string[] = [];
  const unknown: string[] = [];
  for (const { who } of lastWords(facts.reviews ?? [])) {
    if (writers.some((writer) => sameLogin(writer, who))) continue;
    const approves = liveApproval(who, facts, isThis);
    const membership = facts.hasRole(who, role);
    if ((approves !== "yes" && "no" in approves) || membership.answer === "no") continue;
    if (approves !== "yes") unknown.push(approves.unknown);
    else if (membership.answer === "unknown") unknown.push(unknownRoleText(who, role, membership));
    else certain.push(who);
  }
  return { certain, unknown };
}
