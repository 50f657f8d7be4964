import type { DesignPolicy } from "../../policy/sections/design/design.js";
import type { Design } from "../document/design.js";
import type { RecordedReview } from "../document/front-matter.js";
import type { ApprovalFacts, RecordOrigin } from "./approval-facts.js";
import { liveApproval, sameLogin, unknownRoleText } from "./live-review.js";

/** Whether a record holds, and why not. `void`: it was about other content. */
export type RecordState = { readonly state: "stands" } | { readonly state: "void" | "refused" | "unknown"; readonly reason: string };

const stands: RecordState = { state: "stands" };
const refused = (reason: string): RecordState => ({ state: "refused", reason });
const unknown = (reason: string): RecordState => ({ state: "unknown", reason });

/** Judges one record of a document's front matter. */
export function judgeRecord(record: RecordedReview, design: Design, facts: ApprovalFacts, policy: DesignPolicy): RecordState {
  const { who, role } = record;
  if (record.digest !== design.digest) return { state: "void", reason: `the document was edited after ${who} approved it: the approval is of ${record.digest.slice(0, 12)}, the content is ${design.digest.slice(0, 12)}` };
  const origin = facts.originOf(record);
  if (origin.kind === "base") return stands;
  if (!policy.roles.has(role)) return refused(`the policy names no role ${JSON.stringify(role)} under design.roles`);
  if (who.toLowerCase().endsWith("[bot]")) return refused(`${who} is a program`);
  if (design.frontMatter.owners.some((owner) => sameLogin(owner, who))) return refused(`${who} owns the document, and nobody approves their own design`);
  if (facts.authors.some((author) => sameLogin(author, who))) return refused(`${who} wrote a part of this change to the document, and nobody approves their own design`);
  const membership = facts.hasRole(who, role);
  if (membership.answer === "no") return refused(`${who} does not have the role ${role}`);
  if (membership.answer === "unknown") return unknown(unknownRoleText(who, role, membership));
  return record.how === "online" ? judgeOnline(record, design, facts) : judgeOffline(record, origin, facts, policy);
}

function judgeOnline({ who }: RecordedReview, design: Design, facts: ApprovalFacts): RecordState {
  const live = liveApproval(who, facts, (held) => held.kind === "content" && held.digest === design.digest);
  if (live === "yes") return stands;
  return "no" in live ? refused(live.no) : unknown(live.unknown);
}

/** A record that anybody can type proves nothing by itself: the commit that brought it must be its reviewer's. */
function judgeOffline({ who, "signed-off-by": signedOffBy }: RecordedReview, origin: Exclude<RecordOrigin, { kind: "base" }>, { addresses }: ApprovalFacts, { offline }: DesignPolicy): RecordState {
  if (offline === "refuse") return refused("the policy takes no offline review (design.offline)");
  const address = /<([^<>]*)>$/.exec(String(signedOffBy))?.[1]?.toLowerCase();
  if (addresses.some((one) => one.toLowerCase() === address)) return refused(`${String(signedOffBy)} wrote a part of this change to the document, and nobody approves their own design`);
  if (origin.kind === "nowhere") return refused(`no commit of this change recorded the review of ${who}; ${who} records it again, in the file as it lies now`);
  const commit = origin.sha.slice(0, 12);
  if (!origin.signedOffBy.some((line) => line.trim() === signedOffBy)) return refused(`the commit ${commit}, which recorded the review of ${who}, has no line Signed-off-by: ${String(signedOffBy)}`);
  if (offline === "sign-off") return stands;
  if (typeof origin.signer === "object" && origin.signer !== null) return unknown(`who signed the commit ${commit}: ${origin.signer.unknown}`);
  if (origin.signer === null) return refused(`the commit ${commit}, which recorded the review of ${who}, has no signature that GitHub verifies; ${who} records it, such as in GitHub's editor`);
  return sameLogin(origin.signer, who) ? stands : refused(`the commit ${commit} is signed by ${origin.signer}; ${who} has to record the own review`);
}
