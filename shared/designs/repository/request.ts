import type { CommitPeople, OnlineReview } from "../approval/approval-facts.js";

/** What is to be known of the pull request of a change. */
export interface DesignRequest {
  /** Login of its author; null for a deleted account. */
  readonly author: string | null;
  /** Sha of its head. */
  readonly head: string;
  /** Every review; `commit` is null when it is gone. */
  readonly reviews: readonly (Omit<OnlineReview, "held" | "ofHead"> & { readonly commit: string | null })[];
  /** @throws InconclusiveError when GitHub does not say. */
  readonly commitPeople: (sha: string) => Promise<CommitPeople>;
}
