import type { Policy } from "../../policy/policy.js";
import type { Roster } from "../../people/roster.js";
import type { ApprovalFacts } from "../approval/approval-facts.js";
import type { DesignChange } from "../judgement/change.js";
import { judgeChange, type ChangeJudgement } from "../judgement/judge-change.js";
import { gatherApprovalFacts } from "./approval-facts.js";
import { designReader, designsAt } from "./design-reader.js";
import type { DesignSource } from "./design-source.js";
import type { DesignRequest } from "./request.js";
import { roleMembership } from "./role-membership.js";

/** What the designs of a change are judged with. */
export interface DesignCircumstances {
  /** The base's, never the change's own. */
  readonly policy: Pick<Policy, "design">;
  /** Null where no pull request is judged: nothing is proved by a review then. */
  readonly request: DesignRequest | null;
  readonly roster: Roster;
}

/**
 * Reads the documents and their approvals, and judges the change by them.
 * @throws InconclusiveError when a part of the change cannot be read.
 */
export async function judgeDesigns(source: DesignSource, { policy, request, roster }: DesignCircumstances): Promise<{ readonly change: DesignChange; readonly judgement: ChangeJudgement }> {
  const reader = designReader(source, policy.design.documents);
  const change: DesignChange = { base: await designsAt(reader, source.onto), head: await reader.merged(source), files: source.files, isDocument: reader.isDocument };
  const touched = new Set(change.files.flatMap(({ path, previousPath }) => (previousPath === null ? [path] : [path, previousPath])));
  const sources = { reader, historyOf: source.historyOf, base: change.base, touched, request, hasRole: roleMembership(policy, roster) };
  const facts = new Map<string, ApprovalFacts>();
  for (const id of new Set([...change.head.designs.keys(), ...change.base.designs.keys()])) {
    facts.set(id, await gatherApprovalFacts(id, change.head.designs.get(id) ?? null, sources));
  }
  const factsOf = (id: string): ApprovalFacts => {
    const known = facts.get(id);
    /* istanbul ignore if -- facts were gathered above for every id that is judged; the compiler cannot know */
    if (known === undefined) throw new Error(`no facts about the design ${id}`);
    return known;
  };
  return { change, judgement: judgeChange(change, factsOf, policy.design) };
}
