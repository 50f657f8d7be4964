import { list, nullable, object, oneOf, optional, text } from "../schema/shape.js";
import { provenRead } from "./wire/results.js";
import type { Wire } from "./wire/wire.js";

const STATES = { APPROVED: "approved", CHANGES_REQUESTED: "changes-requested", COMMENTED: "commented", DISMISSED: "dismissed", PENDING: "pending" } as const;
const WORDS = ["APPROVED", "CHANGES_REQUESTED", "COMMENTED", "DISMISSED", "PENDING"] as const satisfies readonly (keyof typeof STATES)[];

const REVIEWS = list(object({
  user: nullable(object({ login: text(), type: text() }, { open: true })),
  state: oneOf(WORDS),
  commit_id: nullable(text()),
  // A review that is still being written has none.
  submitted_at: optional(text()),
}, { open: true }));

/** A review of a pull request. */
export interface PullRequestReview {
  /** Login; null for a deleted account. */
  readonly who: string | null;
  /** Whether the account is anything but a person's. */
  readonly bot: boolean;
  readonly state: (typeof STATES)[keyof typeof STATES];
  /** When it was submitted; empty for one that is still being written. */
  readonly at: string;
  /** The commit that was reviewed; null when it is gone. */
  readonly commit: string | null;
}

/**
 * All reviews in the order in which GitHub lists them, the oldest first.
 * @throws InconclusiveError when they cannot be read.
 */
export async function pullRequestReviews(wire: Wire, number: number): Promise<readonly PullRequestReview[]> {
  const route = "GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews";
  const found = await provenRead(`list the reviews of pull request ${number}`, () => wire.pages(route, { pull_number: number }, REVIEWS, (page) => page));
  return found.map(({ user, state, commit_id: commit, submitted_at: at }) => ({
    who: user?.login ?? null, bot: user !== null && user.type !== "User", state: STATES[state], at: at ?? "", commit,
  }));
}
