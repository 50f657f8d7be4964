import { describe, expect, it } from "@jest/globals";
import { sleeplessClock } from "../../../tests/github/connected.js";
import type { Grants } from "../../../tests/github/description/permissions.js";
import { createGitRepository } from "../../../tests/github/git-sample.js";
import { startGitHubDouble } from "../../../tests/github/start.js";
import { contextFor, keepingLog } from "../../../tests/support/context.js";
import type { Judgement } from "../judgement/judge.js";
import { keepComment } from "./comment.js";

const PASS: Judgement = { verdict: "pass", findings: [], ignored: [], statements: [], notes: [] };

/** Comments of a pull request after the review was told twice: first PASS, then `judgement`. */
async function commented(judgement: Judgement, grants: Grants) {
  await using sample = await createGitRepository([{ branch: "main", files: { "a.txt": "1" } }, { branch: "totals", from: "main", files: { "a.txt": "2" } }]);
  await using github = await startGitHubDouble({ repositories: [{ owner: "octo", name: "orders", gitDirectory: sample.directory }] });
  const orders = github.repository("octo/orders");
  await orders.openPullRequest({ head: "totals", title: "Right totals" });
  const log = keepingLog();
  const access = { token: github.token(grants), apiUrl: github.url, graphqlUrl: github.graphqlUrl, serverUrl: "https://github.com", millisecondsPerSecond: 1 };
  const base = contextFor({ log, github: access, clock: sleeplessClock([]) });
  const context = { ...base, run: { ...base.run, host: "runner" as const, repository: "octo/orders", pullRequest: 1 } };
  await keepComment(PASS, context);
  await keepComment(judgement, context);
  return { bodies: orders.has.comments.map(({ body }) => body), lines: log.lines };
}

describe("the comment of the review", () => {
  it("is one, and is brought up to date", async () => {
    const { bodies, lines } = await commented({ ...PASS, verdict: "fail" }, { "pull-requests": "write" });
    expect(bodies).toHaveLength(1);
    expect(bodies[0]).toContain("## ❌ DDL review: Fail");
    expect(lines).toEqual([]);
  });

  it("is left out with a word where the token may not write it", async () => {
    const { bodies, lines } = await commented(PASS, { "pull-requests": "read" });
    expect(bodies).toEqual([]);
    expect(lines[0]).toMatch(/^warning: no comment is written: /u);
  });

  it("is left out with a word where there is no pull request", async () => {
    const log = keepingLog();
    await keepComment(PASS, contextFor({ log }));
    expect(log.lines).toEqual(["warning: no comment is written: there is no pull request, or no token that may write on it"]);
  });
});
