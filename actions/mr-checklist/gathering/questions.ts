import type { ResolvedChecklist, ResolvedItem } from "../../../shared/policy/sections/checklist/resolution/resolve.js";
import { parseCodeowners } from "../../../shared/people/owners/codeowners.js";
import { applies } from "../conditions/applies.js";
import { demandsOf } from "../template/leaves.js";
import { differenceDigest } from "../waivers/difference.js";
import { judgeWaiver } from "../waivers/judge-waiver.js";
import { waiverStatements } from "../waivers/statements.js";
import type { Questions } from "./collect.js";
import type { Facts } from "../facts/facts.js";

/** What a checklist wants to know beside the first facts. Each answer costs a request, so that only what decides is asked. */
export function questionsOf(checklist: ResolvedChecklist, facts: Facts): Questions {
  const items = checklist.items.filter(({ item, policy }) => item.when === null || applies(item.when, { facts, policy, policyFiles: checklist.policyFiles }).answer !== "no");
  const reviews = items.flatMap((resolved) => reviewDemands(resolved));
  return {
    roles: [...waivingLogins(items, facts), ...reviewingLogins(reviews, facts)],
    teams: [...items.flatMap(({ policy }) => [...policy.groups.values()].flatMap(({ teams }) => teams)), ...(reviews.some(({ from }) => from.includes("codeowners")) ? owningTeams(facts) : [])],
    changedSince: reviews.some(({ stale }) => stale === "owned-files") || (items.some(({ policy }) => policy.waivers.binds === "difference") && waivesInReview(facts)),
  };
}

function reviewDemands({ item }: ResolvedItem) {
  return demandsOf([item]).flatMap(({ leaf }) => (leaf.kind === "reviews" ? [leaf.value] : []));
}

/** Those whose waiver would hold if their role allows it. Who pushes a waiver into every comment costs nothing else. */
function waivingLogins(items: readonly ResolvedItem[], facts: Facts): string[] {
  const { statements } = waiverStatements(facts);
  const judged = { head: facts.pull.head.sha, difference: statements.length === 0 ? null : differenceDigest(facts) };
  return statements.flatMap((statement) => {
    const ofItem = items.filter(({ item }) => item.waivable && item.id === statement.command.item);
    const depends = ofItem.some(({ policy }) => judgeWaiver(statement, { facts, policy, judged }).kind === "unknown");
    return depends && statement.source.author?.kind === "user" ? [statement.source.author.login] : [];
  });
}

/** Reviewers of a demand that asks `anyone` for more than the right to push, which is known of each. */
function reviewingLogins(demands: readonly { readonly from: readonly string[]; readonly role: string }[], { reviews }: Facts): string[] {
  if (!demands.some(({ from, role }) => role !== "write" && from.includes("anyone"))) return [];
  const deciding = reviews.items.filter(({ state }) => state === "approved" || state === "changes-requested");
  return deciding.flatMap(({ author }) => (author?.kind === "user" ? [author.login] : []));
}

function owningTeams({ codeowners }: Facts): string[] {
  const { rules } = parseCodeowners(codeowners ?? "");
  return rules.flatMap(({ owners }) => owners.flatMap((owner) => (owner.kind === "team" ? [owner.team] : [])));
}

function waivesInReview({ reviews }: Facts): boolean {
  return reviews.items.some(({ body }) => body.toLowerCase().includes("/waive"));
}
