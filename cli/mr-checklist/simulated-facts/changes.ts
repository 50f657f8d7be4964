import type { Facts } from "../../../actions/mr-checklist/facts/facts.js";
import { InputError } from "../../../shared/action/errors.js";
import { readUnifiedDiff } from "../../../shared/findings/diff/unified-diff.js";

/** The facts with another description. Whoever wrote it, no edit of it is known. */
export function withBody(facts: Facts, body: string): Facts {
  return { ...facts, pull: { ...facts.pull, body, bodyEdits: null } };
}

/** The facts with the files of a unified diff, which is taken for all that the change does. */
export function withDiff(facts: Facts, diff: string): Facts {
  const items = readUnifiedDiff(diff).map((file) => ({ ...file, blob: null }));
  const sum = (key: "additions" | "deletions"): number => items.reduce((total, file) => total + file[key], 0);
  return {
    ...facts, files: { complete: true, items },
    pull: { ...facts.pull, changedFiles: items.length, additions: sum("additions"), deletions: sum("deletions") },
  };
}

const FULL_SHA = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

/**
 * The facts as they were when a commit was the head. What belongs to a later one is taken away, and what is not known of
 * that time is unread: the files, the checks, reports and designs.
 * @param sha of one of the commits, or its beginning; or a full one.
 * @throws InputError for a beginning that fits no commit, or several.
 */
export function asOf(facts: Facts, sha: string): Facts {
  const { pull, commits, reviews } = facts;
  const fitting = commits.items.filter((commit) => commit.sha.startsWith(sha));
  const [found] = fitting;
  if (fitting.length > 1 || (found === undefined && !FULL_SHA.test(sha))) {
    throw new InputError(`input as-of: ${fitting.length === 0 ? "no commit" : "more than one commit"} of the change begins with ${JSON.stringify(sha.slice(0, 70))}; name one by its full sha`);
  }
  const head = found?.sha ?? sha;
  if (head === pull.head.sha) return facts;
  const index = commits.items.findIndex((commit) => commit.sha === head);
  const later = new Set(commits.items.slice(index + 1).map((commit) => commit.sha));
  return {
    ...facts,
    pull: { ...pull, head: { ...pull.head, sha: head } },
    files: { complete: false, items: [] },
    commits: index < 0 ? { complete: false, items: [] } : { ...commits, items: commits.items.slice(0, index + 1) },
    reviews: {
      ...reviews,
      items: reviews.items
        .filter(({ commit }) => commit !== null && commit !== pull.head.sha && !later.has(commit))
        .map((review) => ({ ...review, changedSince: review.commit === head ? [] : null })),
    },
    checks: { complete: false, items: [] },
    records: facts.records.filter(({ commit }) => commit === head),
    findings: [],
    designs: [],
  };
}
