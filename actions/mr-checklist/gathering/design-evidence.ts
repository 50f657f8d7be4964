import { judgeDesigns } from "../../../shared/designs/repository/gather-designs.js";
import { remoteSource } from "../../../shared/designs/repository/remote-source.js";
import type { DesignRequest } from "../../../shared/designs/repository/request.js";
import type { GitHub } from "../../../shared/github/connection.js";
import { rosterOf } from "../../../shared/people/roster.js";
import { parsePolicy } from "../../../shared/policy/parse.js";
import type { DesignRules } from "../../../shared/policy/sections/checklist/resolution/design-rules.js";
import type { ResolvedChecklist } from "../../../shared/policy/sections/checklist/resolution/resolve.js";
import { applies } from "../conditions/applies.js";
import { designFacts, type DesignFacts } from "../facts/design-facts.js";
import type { Facts } from "../facts/facts.js";
import { demandsOf } from "../template/leaves.js";

/** The policy at the base. */
export interface BasePolicy {
  /** Null: there is none. */
  readonly text: string | null;
  readonly file: string;
}

/**
 * The rules that items which may apply judge designs by, each once; null stands for those of the policy that judges. Empty
 * where nothing asks for a design: reading them costs requests.
 */
export function designRulesAsked({ items, policyFiles }: ResolvedChecklist, facts: Facts): (DesignRules | null)[] {
  const asking = items
    .filter(({ item, policy }) => item.when === null || applies(item.when, { facts, policy, policyFiles }).answer !== "no")
    .filter(({ item }) => demandsOf([item]).some(({ leaf }) => leaf.kind === "design"));
  return [...new Map(asking.map(({ designRules }) => [designRules?.digest, designRules])).values()];
}

/** Reviews as the facts have them; a part of them proves nothing, since a later word may be missing. */
function requestOf(github: GitHub, { pull, reviews }: Facts): DesignRequest | null {
  if (!reviews.complete) return null;
  return {
    author: pull.author?.login ?? null,
    head: pull.head.sha,
    reviews: reviews.items.map(({ author, state, submittedAt, commit }) => ({ who: author?.login ?? null, bot: author?.kind !== "user", state, at: submittedAt, commit })),
    commitPeople: (sha) => github.commitPeople(sha),
  };
}

/** The designs of a change as the checklist's items need them. */
export type DesignEvidence = Pick<Facts, "designs" | "designsByRules">;

/**
 * The designs by each of the rules that are asked for.
 * @throws InconclusiveError when GitHub does not say.
 */
export async function designEvidenceFor(asked: readonly (DesignRules | null)[], github: GitHub, checklist: ResolvedChecklist, facts: Facts, base: BasePolicy): Promise<DesignEvidence> {
  const evidence: DesignEvidence = { designs: asked.includes(null) ? await designEvidence(github, checklist, facts, base) : [], designsByRules: [] };
  for (const rules of asked) if (rules !== null) evidence.designsByRules.push({ rules: rules.digest, designs: await judgedBy(rules, github, facts) });
  return evidence;
}

/**
 * The designs of the change and of the code that it touches, judged as design-review does, from what GitHub has: three
 * requests, one more for each reviewed commit, and some for a document that the change itself writes.
 * @throws InconclusiveError when GitHub does not say.
 */
export async function designEvidence(github: GitHub, { policy: { groups, bots } }: ResolvedChecklist, facts: Facts, base: BasePolicy): Promise<DesignFacts[]> {
  const { design } = parsePolicy(base.text ?? "", base.file);
  return judgedBy({ design, groups, bots }, github, facts);
}

async function judgedBy({ design, groups, bots }: Omit<DesignRules, "digest">, github: GitHub, facts: Facts): Promise<DesignFacts[]> {
  const { pull, files, commits, people } = facts;
  const source = await remoteSource(github, { base: pull.base.sha, head: pull.head.sha, files: files.items, commits });
  const { change, judgement } = await judgeDesigns(source, { policy: { design }, request: requestOf(github, facts), roster: rosterOf({ groups, bots, teams: people.teams, roles: [] }) });
  return designFacts({ change, judgement }, pull.body, pull.repository);
}
