import { compare } from "../../../shared/text/compare.js";
import type { Facts } from "../facts/facts.js";

type Key = string | number | null;

/**
 * The facts with every list in an order that its members alone decide: what is said of them does not depend on the order in
 * which the platform lists them. People read files by path, and what happened by time.
 */
export function inOrder(facts: Facts): Facts {
  const { pull, files, commits, reviews, comments, checks, issues, people, findings, records, designs, designsByRules } = facts;
  return {
    ...facts,
    pull: { ...pull, labels: ordered(pull.labels, (label) => [label]), bodyEdits: pull.bodyEdits === null ? null : ordered(pull.bodyEdits, ({ at }) => [Date.parse(at)]) },
    files: { ...files, items: ordered(files.items, ({ path }) => [path]) },
    commits: { ...commits, items: ordered(commits.items, ({ committedAt, sha }) => [Date.parse(committedAt), sha]) },
    reviews: { ...reviews, items: ordered(reviews.items.map(withOrderedPaths), ({ submittedAt, url }) => [Date.parse(submittedAt), url]) },
    comments: { ...comments, items: ordered(comments.items, ({ createdAt, url }) => [Date.parse(createdAt), url]) },
    checks: { ...checks, items: ordered(checks.items, ({ name, app, workflow, startedAt }) => [name, app, workflow, startedAt]) },
    issues: ordered(issues, ({ reference, via }) => [reference, via]),
    people: {
      roles: ordered(people.roles, ({ login }) => [login]),
      teams: ordered(people.teams.map((team) => ({ ...team, members: team.members?.toSorted() ?? null })), ({ team }) => [team]),
    },
    findings: ordered(findings.map((report) => ({ ...report, findings: ordered(report.findings, ({ file, line, endLine, rule }) => [file, line, endLine, rule]) })), ({ file }) => [file]),
    records: ordered(records, ({ gate, finished }) => [gate, finished]),
    designs: orderedDesigns(designs),
    designsByRules: ordered(designsByRules.map(({ rules, designs: judged }) => ({ rules, designs: orderedDesigns(judged) })), ({ rules }) => [rules]),
  };
}

function orderedDesigns(designs: Facts["designs"]): Facts["designs"] {
  return ordered(designs.map((design) => ({ ...design, covers: design.covers.toSorted() })), ({ path }) => [path]);
}

function withOrderedPaths<T extends { readonly changedSince: string[] | null }>(review: T): T {
  return { ...review, changedSince: review.changedSince?.toSorted() ?? null };
}

/** What the keys leave open, the whole member decides. */
function ordered<T>(members: readonly T[], keysOf: (member: T) => readonly Key[]): T[] {
  return members
    .map((member) => ({ member, keys: keysOf(member) }))
    .sort((a, b) => compareKeys(a.keys, b.keys) || compare(JSON.stringify(a.member), JSON.stringify(b.member)))
    .map(({ member }) => member);
}

function compareKeys(some: readonly Key[], others: readonly Key[]): number {
  for (const [index, key] of some.entries()) {
    const order = compare(key ?? "", others[index] ?? "");
    if (order !== 0) return order;
  }
  return 0;
}
