import type { Clock } from "../../../shared/action/context.js";
import type { ChangeRequest, Listing, RequestCheck, RequestComment } from "../../../shared/github/change-request/change-request.js";
import type { GitHub } from "../../../shared/github/connection.js";
import { codeownersOf, CODEOWNERS_PLACES, templateOf, TEMPLATE_PLACES } from "../facts/base-places.js";
import { issuesOf } from "./collect-issues.js";
import { rolesOf, teamsOf } from "./collect-people.js";
import { reviewFacts, reviewsOf } from "./collect-reviews.js";
import type { CheckFacts, CommentFacts, Facts } from "../facts/facts.js";
import { isOwnComment, isOwnStatus, publishedBefore, type Published } from "../publishing/published.js";

/** What a policy wants to know that costs a request each. */
export interface Questions {
  /** Logins whose exact role in the repository decides something. */
  readonly roles: readonly string[];
  /** Teams (`organization/name`) whose members decide something. */
  readonly teams: readonly string[];
  /** Whether an approval may hold for a head that it did not see, so that what changed since must be known. */
  readonly changedSince: boolean;
}

/** Facts without the answers to the questions, and the texts that the policy is made from. */
export interface FirstFacts {
  readonly facts: Facts;
  /** Text of the policy at the tip of the base; null: there is none. */
  readonly policyText: string | null;
}

/** How facts are collected. */
export interface Collection {
  readonly number: number;
  readonly clock: Clock;
  /** Path of the policy, from the repository's root. */
  readonly policyFile: string;
  /** Access with a token that may read teams; null: every team stays unknown. */
  readonly organization: Pick<GitHub, "teamMembers"> | null;
  /** Reads the policy and says what it wants to know. */
  readonly ask: (first: FirstFacts) => Questions | Promise<Questions>;
}

/** Everything that a checklist is judged from, and what an earlier run has published. */
export interface Collected extends FirstFacts {
  readonly published: Published;
}

/**
 * Collects the facts about a pull request as it stands, whatever event asked for it: an event's payload is as old as the
 * event. A query and a list of files; one request more for each question of the policy.
 * @throws InconclusiveError when something cannot be read, or the head moves while it is read.
 */
export async function collectFacts(github: GitHub, { number, clock, policyFile, organization, ask }: Collection): Promise<Collected> {
  const change = await github.changeRequest(number, [policyFile, ...CODEOWNERS_PLACES, ...TEMPLATE_PLACES]);
  const policyText = change.baseFiles.get(policyFile) ?? null;
  const first: Facts = { ...factsFrom(change, clock.now()), issues: await issuesOf(github, change) };
  const questions = await ask({ facts: first, policyText });
  const reviews = questions.changedSince ? await reviewsOf(github, change) : first.reviews;
  const roles = await rolesOf(github, change, questions.roles);
  const teams = await teamsOf(organization, questions.teams);
  return { policyText, published: publishedBefore(change), facts: { ...first, reviews, people: { roles, teams } } };
}

function factsFrom(change: ChangeRequest, now: Date): Facts {
  const { repository, number, state, draft, title, body, author, additions, deletions, changedFiles, commitCount, bodyEdits } = change;
  return {
    version: 1, collectedAt: now.toISOString(),
    pull: {
      repository, number, state, draft, title, body, author, additions, deletions, changedFiles, commitCount,
      base: { ...change.base, repository }, head: change.head, labels: [...change.labels], bodyEdits: bodyEdits === null ? null : [...bodyEdits],
    },
    files: listed(change.files, (file) => file),
    commits: listed(change.commits, (commit) => commit),
    reviews: listed(change.reviews, (review) => reviewFacts(review, change.head.sha, new Map())),
    // What the gate itself has said is no fact: it must not decide what the gate says now.
    comments: listed(change.comments, (comment) => (isOwnComment(comment, change) ? null : commentFacts(comment))),
    checks: listed(change.checks, (check) => (isOwnStatus(check) ? null : checkFacts(check))),
    issues: [], people: { roles: [], teams: [] }, unread: [], evidenceHead: null, findings: [], records: [], designs: [],
    codeowners: codeownersOf(change.baseFiles), template: templateOf(change.baseFiles),
  };
}

function commentFacts({ author, body, createdAt, edited, url }: RequestComment): CommentFacts {
  return { author, body, createdAt, edited, url };
}

function checkFacts({ name, app, workflow, status, conclusion, startedAt, url }: RequestCheck): CheckFacts {
  return { name, app, workflow, status, conclusion, startedAt, url };
}

function listed<From, To>({ complete, items }: Listing<From>, memberOf: (item: From) => To | null): { readonly complete: boolean; readonly items: To[] } {
  return { complete, items: items.map(memberOf).filter((item) => item !== null) };
}
