import type { Clock } from "../../../shared/action/context.js";
import type { ChangeRequest, Listing, RequestCheck, RequestComment } from "../../../shared/github/change-request/change-request.js";
import type { GitHub } from "../../../shared/github/connection.js";
import { codeownersOf, CODEOWNERS_PLACES, templateOf, TEMPLATE_PLACES } from "../facts/base-places.js";
import { Answers, type Questions } from "./answers.js";
import { issuesOf } from "./collect-issues.js";
import { pushersOf } from "./collect-people.js";
import { reviewFacts } from "./collect-reviews.js";
import type { Known } from "./questions.js";
import type { CheckFacts, CommentFacts, Facts } from "../facts/facts.js";
import { isOwnComment, isOwnStatus, publishedBefore, type Published } from "../publishing/published.js";

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
  /** Reads the policy, and gives what it wants to know beside what is known. */
  readonly ask: (first: FirstFacts) => Asking | Promise<Asking>;
}

/** What a policy wants to know: asked before the files are listed, and again when they are known. */
export type Asking = (known: Known) => Questions;

/** Everything that a checklist is judged from, and what an earlier run has published. */
export interface Collected extends FirstFacts {
  readonly published: Published;
  /** Whether at most one question was asked behind the list of files, which names the head. */
  readonly isHeadProven: boolean;
}

/**
 * Collects the facts about a pull request as it stands, whatever event asked for it: an event's payload is as old as the
 * event. A query and a list of files; one request more for each question of the policy. The files come last, as their list
 * names the head that they are of: only what nobody could ask before it is asked behind it.
 * @throws InconclusiveError when something cannot be read, or the head moves while it is read.
 */
export async function collectFacts(github: GitHub, { number, clock, policyFile, organization, ask }: Collection): Promise<Collected> {
  const said: { first: Beginning | null } = { first: null };
  const change = await github.changeRequest(number, [policyFile, ...CODEOWNERS_PLACES, ...TEMPLATE_PLACES], async (before) => {
    const policyText = before.baseFiles.get(policyFile) ?? null;
    const facts: Facts = { ...factsFrom(before, clock.now()), issues: await issuesOf(github, before) };
    const asking = await ask({ facts, policyText });
    const answers = new Answers(github, organization, before);
    await answers.ask(asking({ facts, files: false, pushers: pushersOf(before) }));
    said.first = { facts, policyText, asking, answers };
  });
  /* istanbul ignore next -- a change is never read without asking; the compiler cannot see that */
  if (said.first === null) throw new Error("a change was read without its beginning");
  const { policyText, asking, answers, facts: { issues, collectedAt } } = said.first;
  const read = factsFrom(change, new Date(collectedAt));
  const whole: Facts = { ...read, issues, files: answers.withModes(read.files), people: answers.people, reviews: answers.reviews };
  const askedBehind = await answers.ask(asking({ facts: { ...whole, people: NOBODY }, files: true, pushers: pushersOf(change) }));
  return { policyText, published: publishedBefore(change), isHeadProven: askedBehind <= 1, facts: { ...whole, files: answers.withModes(read.files), people: answers.people, reviews: answers.reviews } };
}

/** What is known before the files are. */
interface Beginning extends FirstFacts {
  readonly asking: Asking;
  readonly answers: Answers;
}

const NOBODY: Facts["people"] = { roles: [], teams: [] };

function factsFrom(change: ChangeRequest, now: Date): Facts {
  const { repository, number, state, draft, title, body, author, additions, deletions, changedFiles, commitCount, bodyEdits } = change;
  return {
    version: 1, collectedAt: now.toISOString(),
    pull: {
      repository, number, state, draft, title, body, author, additions, deletions, changedFiles, commitCount,
      base: { ...change.base, repository }, head: change.head, labels: [...change.labels], bodyEdits: bodyEdits === null ? null : [...bodyEdits],
    },
    files: listed(change.files, (file) => ({ ...file, mode: null })),
    commits: listed(change.commits, (commit) => commit),
    reviews: listed(change.reviews, (review) => reviewFacts(review, change.head.sha, new Map())),
    // What the gate itself has said is no fact: it must not decide what the gate says now.
    comments: listed(change.comments, (comment) => (isOwnComment(comment, change) ? null : commentFacts(comment))),
    checks: listed(change.checks, (check) => (isOwnStatus(check) ? null : checkFacts(check))),
    issues: [], people: { roles: [], teams: [] }, evidenceHead: null, findings: [], records: [], designs: [], designsByRules: [], unread: [],
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
