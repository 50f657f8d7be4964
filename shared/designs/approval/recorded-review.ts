import type { DesignPolicy } from "../../policy/sections/design/design.js";
import type { Design } from "../document/design.js";
import type { RecordedReview } from "../document/front-matter.js";
import type { ApprovalFacts, RecordOrigin } from "./approval-facts.js";
import { liveApproval, sameLogin, unknownRoleText, type Saw } from "./live-review.js";

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

/** Whether a reviewed commit holds the very content, put before its reviewers: who lets a draft in has not approved the design. */
export function sawContentOf({ digest }: Pick<Design, "digest">): Saw {
  return ({ held }) => held.kind === "content" && held.digest === digest && (held.status === "in-review" || held.status === "approved");
}

function judgeOnline({ who }: RecordedReview, design: Design, facts: ApprovalFacts): RecordState {
  const live = liveApproval(who, facts, sawContentOf(design));
  if (live === "yes") return stands;
  return "no" in live ? refused(live.no) : unknown(live.unknown);
}

/** A record that anybody can type proves nothing by itself: the commit that brought it must be its reviewer's. */
function judgeOffline(record: RecordedReview, origin: Exclude<RecordOrigin, { kind: "base" }>, { addresses }: ApprovalFacts, { offline }: DesignPolicy): RecordState {
  const { who } = record;
  const signedOffBy = String(record["signed-off-by"]);
  if (offline === "refuse") return refused("the policy takes no offline review (design.offline)");
  const address = addressOf(signedOffBy);
  if (addresses.some((one) => one.toLowerCase() === address)) return refused(`${signedOffBy} wrote a part of this change to the document, and nobody approves their own design`);
  if (origin.kind === "nowhere") return refused(`no commit of this change recorded the review of ${who}; ${who} records it again, in the file as it lies now`);
  const recorded = `the commit ${origin.sha.slice(0, 12)}, which recorded the review of ${who},`;
  if (!origin.signedOffBy.some((line) => line.trim() === signedOffBy)) return refused(`${recorded} has no line Signed-off-by: ${signedOffBy}`);
  if ("unknown" in origin.people) return unknown(`who made ${recorded.slice(0, -1)}: ${origin.people.unknown}`);
  const { author, signer } = origin.people;
  if (offline === "verified-commit") {
    if (signer === null) return refused(`${recorded} has no signature of a person that GitHub verifies; ${who} records it in a commit signed with a key of their account`);
    return sameLogin(signer, who) ? stands : refused(`${recorded} is signed by ${signer}; ${who} has to record the own review`);
  }
  // The line alone is one that the author of the change can type: the commit has to say that it is the reviewer's, too.
  if (origin.authorAddress.toLowerCase() !== address) return refused(`${recorded} is by <${origin.authorAddress}>; whoever signed it off, ${signedOffBy}, has to record the own review`);
  if (author === null) return refused(`${recorded} is by an address that belongs to no account; ${who} adds it to theirs, or records it under another one`);
  return sameLogin(author, who) ? stands : refused(`${recorded} is by ${author}; ${who} has to record the own review`);
}

function addressOf(signedOffBy: string): string | undefined {
  return /<([^<>]*)>$/.exec(signedOffBy)?.[1]?.toLowerCase();
}
