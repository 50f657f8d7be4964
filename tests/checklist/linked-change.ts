import { expect } from "@jest/globals";
import type { NewPullRequest } from "../github/repository.js";
import type { Issue } from "../github/state.js";
import type { Stage } from "./gate-run.js";

/** A checklist that a description satisfies in words which can be taken away again: it must close an issue. */
export const LINKED = `
preset: none
items:
  - { id: why, verify: machine, require: { issue: {} } }
`;
/** A description that does. */
export const GOOD = "Closes #1";
export const CONTEXT = "plimsoll/mr-checklist: main";

/** What a run sends. */
export const QUERY = "POST /graphql";
export const FILES = "GET /repos/{owner}/{repo}/pulls/{pull_number}/files";
export const PULL = "GET /repos/{owner}/{repo}/pulls/{pull_number}";
export const ROLE = "GET /repos/{owner}/{repo}/collaborators/{username}/permission";
export const STATUS = "POST /repos/{owner}/{repo}/statuses/{sha}";
export const COMMENT = "POST /repos/{owner}/{repo}/issues/{issue_number}/comments";
export const EDIT = "PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}";
const DELETE = "DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}";
/** All that a plain pull request takes. */
export const READS: readonly string[] = [QUERY, FILES];

/** Opens a pull request behind issue 1. GitHub itself finds what a description closes. */
export async function openLinked({ orders }: Stage, options: Partial<NewPullRequest> & { readonly body: string }): Promise<Issue> {
  orders.openIssue("Totals are wrong");
  return orders.openPullRequest({ head: "totals", closes: options.body === GOOD ? [1] : [], ...options });
}

/** A person edits the description. */
export function describeAs({ orders }: Stage, pull: Issue, body: string): void {
  orders.editBody(pull, body, "octocat");
  pull.pull!.closes = body === GOOD ? [1] : [];
}

/** The requests that change something. A query changes nothing. */
export function writesOf(routes: readonly string[]): string[] {
  return routes.filter((route) => !route.startsWith("GET") && route !== QUERY);
}

/** Nothing that a person wrote is ever written: no request but the ones about the gate's own status and comment. */
export function expectOnlyOwnWrites({ github }: Stage): void {
  const writes = writesOf(github.requests.map(({ route }) => route ?? ""));
  expect([STATUS, COMMENT, EDIT, DELETE]).toEqual(expect.arrayContaining([...new Set(writes)]));
  const queries = github.requests.filter(({ route }) => route === QUERY).map(({ body }) => JSON.stringify(body));
  expect(queries.filter((query) => query.includes("mutation"))).toEqual([]);
}
