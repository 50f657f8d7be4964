import type { OnlineReview } from "../approval/approval-facts.js";

/** Who made a commit, as far as GitHub vouches for it. */
export interface CommitPeople {
  /** Login of the account of its author's address; null when it has none. */
  readonly author: string | null;
  /** Login of whoever signed it with a key that GitHub verified; null without one. */
  readonly signer: string | null;
}

/** What is to be known of the pull request of a change. */
export interface DesignRequest {
  /** Login of its author; null for a deleted account. */
  readonly author: string | null;
  /** Every review; `commit` is null when it is gone. */
  readonly reviews: readonly (Omit<OnlineReview, "held"> & { readonly commit: string | null })[];
  /** @throws InconclusiveError when GitHub does not say. */
  readonly commitPeople: (sha: string) => Promise<CommitPeople>;
}
