import type { Facts, Part, ReviewFacts } from "../../../actions/mr-checklist/facts/facts.js";
import { InputError } from "../../../shared/action/errors.js";

const FULL_SHA = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

/**
 * The facts as they were when a commit was the head. What belongs to a later one is taken away, and what is not known of
 * that time is unread: files, checks, reports and designs. Title, description, labels, issues and people stay as they are.
 * @param sha of one of the commits, or its beginning; or a full one.
 * @throws InputError for a beginning that fits no commit, or several.
 */
export function asOf(facts: Facts, sha: string): Facts {
  const { pull, commits } = facts;
  const fitting = commits.items.filter((commit) => commit.sha.startsWith(sha));
  const [found] = fitting;
  if (fitting.length > 1 || (found === undefined && !FULL_SHA.test(sha))) {
    throw new InputError(`input as-of: ${fitting.length === 0 ? "no commit" : "more than one commit"} of the change begins with ${JSON.stringify(sha.slice(0, 70))}; name one by its full sha`);
  }
  const head = found?.sha ?? sha;
  if (head === pull.head.sha) return facts;
  const until = commits.items.slice(0, commits.items.findIndex((commit) => commit.sha === head) + 1);
  const isKnown = until.length > 0;
  return {
    ...facts,
    pull: { ...pull, head: { ...pull.head, sha: head }, ...(isKnown ? { commitCount: until.length } : {}) },
    files: { complete: false, items: [] },
    commits: { complete: isKnown && commits.complete, items: until },
    reviews: reviewsUntil(head, new Set(until.map((commit) => commit.sha)), facts),
    checks: { complete: false, items: [] },
    records: facts.records.filter(({ commit }) => commit === head),
    findings: [],
    designs: [],
    designsByRules: [],
    unread: [...new Set<Part>([...facts.unread, "findings", "records", "designs"])],
  };
}

/** Reviews of the commits up to the head. One of a commit that is gone may be older or younger: then the list is unread in part. */
function reviewsUntil(head: string, until: ReadonlySet<string>, { pull, commits, reviews }: Facts): Facts["reviews"] {
  const inTime = new Set([...until, head]);
  const later = new Set([...commits.items.map(({ sha }) => sha).filter((sha) => !inTime.has(sha)), pull.head.sha]);
  const isLater = ({ commit }: ReviewFacts): boolean => commit !== null && later.has(commit);
  const isInTime = ({ commit }: ReviewFacts): boolean => commit !== null && inTime.has(commit);
  return {
    complete: reviews.complete && until.size > 0 && reviews.items.every((review) => isLater(review) || isInTime(review)),
    items: reviews.items.filter(isInTime).map((review) => ({ ...review, changedSince: review.commit === head ? [] : null })),
  };
}
