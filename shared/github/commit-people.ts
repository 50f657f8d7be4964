import { boolean, nullable, object, optional, text } from "../schema/shape.js";
import { provenRead } from "./wire/results.js";
import type { Wire } from "./wire/wire.js";

// A commit whose address belongs to nobody has null, or an object without fields.
const ACCOUNT = optional(nullable(object({ login: optional(text()) }, { open: true })));
const COMMIT = object({
  author: ACCOUNT,
  committer: ACCOUNT,
  commit: object({ verification: optional(object({ verified: boolean() }, { open: true })) }, { open: true }),
}, { open: true });

/** GitHub's own key signs what is made in its pages, for an author whom a squash may choose: it vouches for nobody. */
const OWN_ACCOUNT = "web-flow";

/** Who made a commit. */
export interface CommitPeople {
  /** Login of the account that its author's address belongs to, which anybody can write; null for nobody's. */
  readonly author: string | null;
  /** Login of whoever signed it with a key of their own that GitHub verified; null without one. */
  readonly signer: string | null;
}

/** @throws InconclusiveError when the commit cannot be read. */
export async function commitPeople(wire: Wire, sha: string): Promise<CommitPeople> {
  const { author, committer, commit } = await provenRead(`read who made the commit ${sha.slice(0, 12)}`, () => wire.repeatable("GET /repos/{owner}/{repo}/commits/{ref}", { ref: sha }, COMMIT));
  // A verified signature is the committer's: the key is of the account that the committer's address belongs to.
  const signer = commit.verification?.verified === true ? (committer?.login ?? null) : null;
  return { author: author?.login ?? null, signer: signer === OWN_ACCOUNT ? null : signer };
}
