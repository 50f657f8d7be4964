import type { ChangeRequest, LinkedIssue } from "../../../shared/github/change-request/change-request.js";
import type { GitHub } from "../../../shared/github/connection.js";
import type { FoundIssue } from "../../../shared/github/find-issues.js";
import { parseMarkdown } from "../../../shared/markdown/document.js";
import { ownWords } from "../../../shared/markdown/visible-text.js";
import { closingReferences, referenceText, type IssueReference } from "../../../shared/text/issue-references.js";
import type { IssueFacts } from "../facts/facts.js";

/** A description that closes more issues than this has the rest unknown. */
const MOST_LOOKED_UP = 20;
/** GraphQL's numbers end here; no issue has a greater one. */
const GREATEST_NUMBER = 2 ** 31 - 1;

/**
 * The issues that a change is linked to: what GitHub says, and what the description says by a closing keyword. GitHub
 * lists keywords only for a change into the default branch; what it does not list costs one query for all of it.
 */
export async function issuesOf(github: Pick<GitHub, "findIssues">, change: ChangeRequest): Promise<IssueFacts[]> {
  const nameOf = (issue: IssueReference): string => referenceText(issue, change.repository);
  const listed = new Map([...change.closing, ...change.sidebar].map((issue) => [nameOf(issue), ofListed(issue)]));
  const named = new Map(closingReferences(ownWords(parseMarkdown(change.body)), change.repository).map((reference) => [nameOf(reference), reference]));
  const found = await lookUp(github, new Map([...named].filter(([name]) => !listed.has(name))));
  const bySidebar = new Set(change.sidebar.map(nameOf));
  const byKeyword = new Set([...change.closing.map(nameOf).filter((name) => !bySidebar.has(name)), ...named.keys()]);
  const factOf = (via: IssueFacts["via"]) => (reference: string): IssueFacts => ({ via, reference, ...(listed.get(reference) ?? found.get(reference) ?? NOBODY_KNOWS) });
  return [...[...bySidebar].map(factOf("sidebar")), ...[...byKeyword].map(factOf("closing-keyword"))];
}

type Standing = Pick<IssueFacts, "exists" | "state" | "url">;
const NOBODY_KNOWS: Standing = { exists: null, state: null, url: null };

function ofListed({ open, url }: LinkedIssue): Standing {
  return { exists: true, state: open ? "open" : "closed", url };
}

function ofFound({ exists, open, url }: FoundIssue): Standing {
  return { exists, state: open === null ? null : open ? "open" : "closed", url };
}

async function lookUp(github: Pick<GitHub, "findIssues">, references: ReadonlyMap<string, IssueReference>): Promise<ReadonlyMap<string, Standing>> {
  const askable = [...references].filter(([, { number }]) => number <= GREATEST_NUMBER).slice(0, MOST_LOOKED_UP);
  const found = await github.findIssues(askable.map(([text, { repository, number }]) => {
    const slash = repository.indexOf("/");
    return { text, number, owner: repository.slice(0, slash), name: repository.slice(slash + 1) };
  }));
  return new Map([...found].map(([{ text }, issue]) => [text, ofFound(issue)]));
}
