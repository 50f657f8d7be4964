import { describe, expect, it } from "@jest/globals";
import { POLICY } from "../../tests/checklist/gate-run.js";
import { QUERY, writesOf } from "../../tests/checklist/linked-change.js";
import { connectTo, sleeplessClock } from "../../tests/github/connected.js";
import type { Grants } from "../../tests/github/description/permissions.js";
import { createGitRepository } from "../../tests/github/git-sample.js";
import { startGitHubDouble, type GitHubDouble } from "../../tests/github/start.js";
import { contextFor, keepingLog } from "../../tests/support/context.js";
import { approvedText, DOCUMENT, Project } from "../../tests/support/design-project.js";
import { useTemporaryFolder } from "../../tests/support/temporary-folder.js";
import { definition } from "./action.js";

interface Run {
  readonly verdict: string;
  /** What it ended with and what it warned of. */
  readonly said: string;
  readonly requests: readonly string[];
}

/** Runs the action on pull request 1 of octo/orders with a token of these grants. */
async function runAction(github: GitHubDouble, workspace: string, grants: Grants): Promise<Run> {
  const log = keepingLog();
  const before = github.requests.length;
  const access = { token: github.token(grants), apiUrl: github.url, graphqlUrl: github.graphqlUrl, serverUrl: "https://github.com", millisecondsPerSecond: 1 };
  const pullRequestHead = github.repository("octo/orders").has.issues[0]?.pull?.headSha ?? null;
  const context = contextFor({ workspace, log, clock: sleeplessClock([]), github: access, run: { ...contextFor().run, host: "runner", repository: "octo/orders", pullRequestHead, baseBranch: "main" } });
  const inputs = new Map([["pr", "1"], ["publish", "all"]]);
  const { verdict, problem } = await definition.invoke(inputs, context).then((outcome) => ({ verdict: outcome.verdict, problem: "" }), (thrown: unknown) => ({ verdict: "thrown", problem: String(thrown) }));
  return { verdict, said: [problem, ...log.lines].join("\n"), requests: github.requests.slice(before).map(({ route }) => route ?? "") };
}

/** Queries, REST reads and writes. */
function costsOf({ requests }: Run): readonly [number, number, number] {
  return [requests.filter((route) => route === QUERY).length, requests.filter((route) => route.startsWith("GET")).length, writesOf(requests).length];
}

const GROUND = "checklist:\n  preset: none\n  items:\n    - { id: title, verify: machine, require: { title: { pattern: totals } } }\n";

/** octo/orders with this policy, and the rules of the organization in another repository. */
async function startShop(policy: string): Promise<{ readonly github: GitHubDouble } & AsyncDisposable> {
  const orders = await createGitRepository([
    { branch: "main", files: { "src/totals.ts": "1\n", "rules/ground.yml": GROUND, [POLICY]: policy } },
    { branch: "totals", from: "main", files: { "src/totals.ts": "2\n" } },
  ]);
  const rules = await createGitRepository([{ branch: "main", files: { "checklist.yml": GROUND } }]);
  const github = await startGitHubDouble({ repositories: [{ owner: "octo", name: "orders", gitDirectory: orders.directory }, { owner: "acme", name: ".github", gitDirectory: rules.directory }] });
  await github.repository("octo/orders").openPullRequest({ head: "totals", title: "Right totals" });
  return {
    github,
    async [Symbol.asyncDispose]() {
      await github[Symbol.asyncDispose]();
      await Promise.all([orders, rules].map((sample) => sample[Symbol.asyncDispose]()));
    },
  };
}

describe("the whole action", () => {
  const folder = useTemporaryFolder();

  it.each(["./rules/ground.yml", "acme/.github:checklist.yml@main"])("stays within one query, two reads and two writes where the policy extends %s", async (ground) => {
    await using shop = await startShop(`checklist:\n  extends: ${ground}\n`);
    const run = await runAction(shop.github, folder(), definition.permissions);
    expect([run.verdict, costsOf(run)]).toEqual(["pass", [1, 2, 2]]);
  });

  it("asks for the head once more where designs are asked for behind the files", async () => {
    const policy = "design: { roles: { architect: { from: [architects] } } }\nchecklist:\n  preset: none\n  groups: { architects: { users: [bea] } }\n  items:\n    - { id: design, verify: review, when: { files: { any: ['src/**'] } }, require: { design: {} } }\n";
    await using project = await Project.create(folder(), { [DOCUMENT]: approvedText() }, policy);
    project.change({ "src/orders/total.ts": "export const total = 2;\n" });
    (await project.pull()).body = "Design: ORD-12";
    const run = await runAction(project.github, folder(), definition.permissions);
    expect([run.verdict, costsOf(run).slice(1)]).toEqual(["pass", [expect.any(Number), 2]]);
    const [live, files] = [run.requests.lastIndexOf("GET /repos/{owner}/{repo}/pulls/{pull_number}"), run.requests.indexOf("GET /repos/{owner}/{repo}/pulls/{pull_number}/files")];
    expect(live).toBe(run.requests.length - 3);
    expect(files).toBeGreaterThan(0);
    expect(run.requests.slice(files + 1, live).length).toBeGreaterThan(0);
  });
});

/** Every kind of fact: a linked issue, a check of a workflow, a review, a file of the base, a ground at the base's commit. */
const ALL_KINDS = [
  "checklist:", "  extends: ./rules/ground.yml", "  items:",
  "    - { id: why, verify: machine, require: { issue: {} } }", "    - { id: tests, verify: machine, require: { check: { name: test, workflow: CI } } }",
  "    - { id: approved, verify: review, require: { reviews: { role: maintain } } }", "",
].join("\n");

async function judgeWith(grants: Grants, workspace: string): Promise<Run & { readonly refused: readonly (number | null)[]; readonly status: unknown }> {
  await using shop = await startShop(ALL_KINDS);
  const { github } = shop;
  const orders = github.repository("octo/orders");
  const issue = orders.openIssue("Totals are wrong");
  const [pull] = orders.has.issues;
  if (pull?.pull === null || pull === undefined) throw new Error("the pull request is there");
  Object.assign(pull, { body: `Fixes #${issue.number}` });
  orders.addCheckRun(pull.pull.headSha, "test", { status: "completed", conclusion: "success" }, "CI");
  orders.has.collaborators.set("eve", "maintain");
  orders.addReview(pull, "eve", "APPROVED");
  const run = await runAction(github, workspace, grants);
  const status = orders.has.statuses.at(-1)?.said.state ?? null;
  return { ...run, status, refused: github.requests.map(({ status: answer }) => answer).filter((answer) => answer === 403) };
}

describe("the permissions that the action declares", () => {
  const folder = useTemporaryFolder();

  it("are enough for everything that it asks and tells", async () => {
    expect(await judgeWith(definition.permissions, folder())).toMatchObject({ verdict: "pass", status: "success", refused: [], said: "" });
  });

  it.each(Object.entries(definition.permissions))("include none too many: without %s: %s it never lets the change through in silence, and names it", async (key, level) => {
    const none = await judgeWith(Object.fromEntries(Object.entries(definition.permissions).filter(([other]) => other !== key)), folder());
    expect([none.verdict, none.said, none.status]).toEqual(["thrown", expect.stringContaining(`${key}: read`), key === "statuses" ? null : "error"]);
    if (level !== "write") return;
    const less = await judgeWith({ ...definition.permissions, [key]: "read" }, folder());
    expect([less.verdict, less.refused, less.said]).toEqual(["pass", [403], expect.stringContaining(`${key}: write`)]);
  });
});

describe("what the client writes", () => {
  const folder = useTemporaryFolder();

  it("is taken by GitHub's own description of statuses, comments and check runs", async () => {
    await using shop = await startShop("checklist:\n  extends: ./rules/ground.yml\n");
    const { github } = shop;
    await runAction(github, folder(), definition.permissions);
    const sha = github.repository("octo/orders").has.issues[0]?.pull?.headSha ?? "";
    const annotations = [{ level: "warning", file: "a", line: 1, endLine: 1, title: "t", message: "m" }] as const;
    await connectTo(github, { checks: "write" }).client.createOrUpdateCheckRun({ name: "gate", sha, externalId: "1", verdict: "inconclusive", title: "t", summary: "s", detailsUrl: null, annotations });
    // What it would not take is a violation: tests/github/requests.test.ts proves that for each of the three.
    github.assertNoViolations();
    expect(github.requests.filter(({ method, route }) => method !== "GET" && route !== QUERY).map(({ route, status }) => [route, status])).toEqual([
      ["POST /repos/{owner}/{repo}/statuses/{sha}", 201], ["POST /repos/{owner}/{repo}/issues/{issue_number}/comments", 201], ["POST /repos/{owner}/{repo}/check-runs", 201],
    ]);
  });
});
