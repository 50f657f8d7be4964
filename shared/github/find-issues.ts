import { anything, nullable, object, oneOf, text, withDefault } from "../schema/shape.js";
import { askPartly, failureOf, readable } from "./wire/graphql.js";
import { caughtFailure } from "./wire/request-failure.js";
import { provenRead } from "./wire/results.js";
import type { Wire } from "./wire/wire.js";

/** What a text refers to, as an issue of a repository. */
export interface IssueReference {
  readonly owner: string;
  readonly name: string;
  readonly number: number;
}

/** What is behind a reference. A pull request is no issue. */
export interface FoundIssue {
  /** null: the token may not see that repository, or not its issues. */
  readonly exists: boolean | null;
  readonly open: boolean | null;
  readonly url: string | null;
}

const NOBODY_KNOWS: FoundIssue = { exists: null, open: null, url: null };
const NOT_THERE: FoundIssue = { exists: false, open: null, url: null };
const WHAT = "look up the issues that the description names";

const OPEN = { open: true } as const;
const KIND = object({ __typename: oneOf(["Issue", "PullRequest"]) }, OPEN);
const ISSUE = object({ state: oneOf(["OPEN", "CLOSED"]), url: text() }, OPEN);
const REPOSITORY = withDefault(nullable(object({ issueOrPullRequest: withDefault(nullable(anything()), null) }, OPEN)), null);

const ISSUE_OR_PULL = object({ state: oneOf(["open", "closed"]), html_url: text(), pull_request: withDefault(anything(), null) }, OPEN);

/**
 * Looks issues up by number: a single one of the client's own repository by one read, others all in one query.
 * @throws InconclusiveError when GitHub gives no answer at all; a reference that it does not answer is `exists: null`.
 */
export async function findIssues<Reference extends IssueReference>(wire: Wire, references: readonly Reference[]): Promise<ReadonlyMap<Reference, FoundIssue>> {
  const [first, ...others] = references;
  if (first === undefined) return new Map();
  // Elsewhere a read does not tell an issue that is not there from a repository that the token may not see.
  if (others.length === 0 && isOwn(wire, first)) return new Map([[first, await ownIssue(wire, first.number)]]);
  return queriedIssues(wire, references);
}

function isOwn({ repository }: Wire, { owner, name }: IssueReference): boolean {
  return `${owner}/${name}`.toLowerCase() === `${repository.owner}/${repository.name}`.toLowerCase();
}

async function ownIssue(wire: Wire, number: number): Promise<FoundIssue> {
  return provenRead(WHAT, async () => {
    try {
      const found = await wire.repeatable("GET /repos/{owner}/{repo}/issues/{issue_number}", { issue_number: number }, ISSUE_OR_PULL);
      return found.pull_request === null ? { exists: true, open: found.state === "open", url: found.html_url } : NOT_THERE;
    } catch (error) {
      const { kind } = caughtFailure(error);
      if (kind === "not-found") return NOT_THERE;
      if (kind === "no-permission") return NOBODY_KNOWS;
      throw error;
    }
  });
}

async function queriedIssues<Reference extends IssueReference>(wire: Wire, references: readonly Reference[]): Promise<ReadonlyMap<Reference, FoundIssue>> {
  const declared = references.map((_reference, index) => `$owner${index}: String!, $name${index}: String!, $number${index}: Int!`);
  const asked = references.map((_reference, index) =>
    `issue${index}: repository(owner: $owner${index}, name: $name${index}) { issueOrPullRequest(number: $number${index}) { __typename ... on Issue { state url } } }`);
  const values = references.flatMap(({ owner, name, number }, index): [string, string | number][] => [[`owner${index}`, owner], [`name${index}`, name], [`number${index}`, number]]);
  const variables: Readonly<Record<string, string | number>> = Object.fromEntries(values);
  return provenRead(WHAT, () => readable(async () => {
    const { data, problems } = await askPartly(wire, `query (${declared.join(", ")}) { ${asked.join(" ")} }`, variables);
    const whole = problems.find(({ path, kind }) => path.length === 0 || kind === "server-error" || kind === "rate-limit");
    if (whole !== undefined) throw failureOf(whole);
    const absent = new Set(problems.filter(({ kind, path }) => kind === "not-found" && path[1] === "issueOrPullRequest").map(({ path: [alias] }) => alias));
    return new Map(references.map((reference, index) => [reference, foundIssue(data, `issue${index}`, absent)]));
  }));
}

function foundIssue(data: unknown, alias: string, absent: ReadonlySet<string | undefined>): FoundIssue {
  if (absent.has(alias)) return NOT_THERE;
  const found = object({ [alias]: REPOSITORY }, OPEN).check(data, [])[alias]?.issueOrPullRequest ?? null;
  if (found === null) return NOBODY_KNOWS;
  const where = [alias, "issueOrPullRequest"];
  if (KIND.check(found, where).__typename === "PullRequest") return NOT_THERE;
  const { state, url } = ISSUE.check(found, where);
  return { exists: true, open: state === "OPEN", url };
}
