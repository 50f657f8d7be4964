import type { ChangeRequest, RequestReview } from "../../../shared/github/change-request/change-request.js";
import type { GitHub } from "../../../shared/github/connection.js";
import type { ReviewFacts } from "../facts/facts.js";

/** Each costs one or two requests, and all together one more; beyond this nobody says what changed since. */
const MOST_COMPARED = 10;

/**
 * What changed since each commit that was reviewed and is not the head: by content, as times say nothing about what was
 * pushed when. null: nobody can say.
 */
export async function changesSinceReviews(github: Pick<GitHub, "changedPaths">, { reviews, head }: ChangeRequest): Promise<ReadonlyMap<string, readonly string[] | null>> {
  const seen = reviews.items.flatMap(({ commit }) => (commit === null || commit === head.sha ? [] : [commit]));
  // The newest reviews are the ones that count.
  return github.changedPaths([...new Set(seen.toReversed())].slice(0, MOST_COMPARED), head.sha);
}

/** A review as a fact. `changed` has the paths by commit, as far as they were asked for. */
export function reviewFacts(review: RequestReview, head: string, changed: ReadonlyMap<string, readonly string[] | null>): ReviewFacts {
  const { author, state, commit, body, submittedAt, edited, url } = review;
  const paths = commit === head ? [] : (changed.get(commit ?? "") ?? null);
  return { author, state, commit, body, submittedAt, edited, url, changedSince: paths === null ? null : [...paths] };
}
