import type { ResolvedChecklist, ResolvedItem } from "../../../shared/policy/sections/checklist/resolution/resolve.js";
import { parseCodeowners } from "../../../shared/people/owners/codeowners.js";
import { nameKey } from "../../../shared/people/person.js";
import { applies } from "../conditions/applies.js";
import { demandsOf } from "../template/leaves.js";
import { differenceDigest } from "../waivers/difference.js";
import { judgeWaiver } from "../waivers/judge-waiver.js";
import { waiverStatements } from "../waivers/statements.js";
import type { Questions } from "./answers.js";
import type { Facts } from "../facts/facts.js";

/** What is known when a checklist says what else it wants to know. */
export interface Known {
  readonly facts: Facts;
  /** Whether the files are among the facts. Without them an item may apply or not. */
  readonly files: boolean;
  /** Whether each reviewer may push, by login as a key: who may has the role `write` at least, who may not has less. */
  readonly pushers: ReadonlyMap<string, boolean>;
}

/**
 * What a checklist wants to know beside the facts. Each answer costs a request, so that only what decides is asked: before
 * the files are known, what an item wants that applies whatever they are, and the right of whoever waives one.
 */
export function questionsOf(checklist: ResolvedChecklist, known: Known): Questions {
  const { facts } = known;
  const answered = checklist.items.map((resolved) => ({ resolved, answer: answerOf(resolved, facts, checklist.policyFiles) }));
  const possible = answered.filter(({ answer }) => answer !== "no").map(({ resolved }) => resolved);
  const items = known.files ? possible : answered.filter(({ answer }) => answer === "yes").map(({ resolved }) => resolved);
  const reviews = items.flatMap((resolved) => reviewDemands(resolved));
  return {
    roles: [...waivingLogins(possible, known), ...reviewingLogins(reviews, known)],
    teams: [...items.flatMap(({ policy }) => [...policy.groups.values()].flatMap(({ teams }) => teams)), ...(reviews.some(({ from }) => from.includes("codeowners")) ? owningTeams(facts) : [])],
    changedSince: reviews.some(({ stale }) => stale === "owned-files") || (items.some(({ policy }) => policy.waivers.binds === "difference") && waivesInReview(facts)),
    modes: possible.some(({ item, policy }) => item.waivable && policy.waivers.binds === "difference"),
  };
}

function answerOf({ item, policy }: ResolvedItem, facts: Facts, policyFiles: ResolvedChecklist["policyFiles"]): "yes" | "no" | "unknown" {
  return item.when === null ? "yes" : applies(item.when, { facts, policy, policyFiles }).answer;
}

function reviewDemands({ item }: ResolvedItem) {
  return demandsOf([item]).flatMap(({ leaf }) => (leaf.kind === "reviews" ? [leaf.value] : []));
}

/** Whether a person's exact role decides, where it is known of reviewers whether they may push. */
function isOpen(login: string, role: string, { pushers }: Known): boolean {
  const mayPush = pushers.get(nameKey(login));
  return mayPush === undefined || (mayPush && role !== "write");
}

/** Those whose waiver would hold if their role allows it. Who pushes a waiver into every comment costs nothing else. */
function waivingLogins(items: readonly ResolvedItem[], known: Known): string[] {
  const { facts } = known;
  const { statements } = waiverStatements(facts);
  const judged = { head: facts.pull.head.sha, difference: statements.length === 0 ? null : differenceDigest(facts) };
  return statements.flatMap((statement) => {
    const { author } = statement.source;
    if (author?.kind !== "user") return [];
    const ofItem = items.filter(({ item, policy }) => item.waivable && item.id === statement.command.item && isOpen(author.login, policy.waivers.role, known));
    return ofItem.some(({ policy }) => judgeWaiver(statement, { facts, policy, judged }).kind === "unknown") ? [author.login] : [];
  });
}

/** Reviewers of a demand that asks `anyone` for more than the right to push. */
function reviewingLogins(demands: readonly { readonly from: readonly string[]; readonly role: string }[], known: Known): string[] {
  const wanted = demands.filter(({ from }) => from.includes("anyone"));
  const deciding = known.facts.reviews.items.filter(({ state }) => state === "approved" || state === "changes-requested");
  return deciding.flatMap(({ author }) => (author?.kind === "user" && wanted.some(({ role }) => isOpen(author.login, role, known)) ? [author.login] : []));
}

function owningTeams({ codeowners }: Facts): string[] {
  const { rules } = parseCodeowners(codeowners ?? "");
  return rules.flatMap(({ owners }) => owners.flatMap((owner) => (owner.kind === "team" ? [owner.team] : [])));
}

function waivesInReview({ reviews }: Facts): boolean {
  return reviews.items.some(({ body }) => body.toLowerCase().includes("/waive"));
}
