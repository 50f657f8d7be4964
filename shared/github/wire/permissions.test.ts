import { readFile } from "node:fs/promises";
import { describe, expect, it } from "@jest/globals";
import { connectTo } from "../../../tests/github/connected.js";
import { NEEDS, type Grants } from "../../../tests/github/description/permissions.js";
import { startOrders, type OrdersFixture } from "../../../tests/github/fixture.js";
import { markdown } from "../../report/markdown/fragment.js";
import { plainSection } from "../../report/markdown/summary.js";
import { composeSticky } from "../../report/markdown/sticky.js";
import type { GitHub } from "../connection.js";
import { PERMISSIONS_OF, PERMISSIONS_OF_ROUTE, permissionsText, ROUTES_OF, type Operation } from "./permissions.js";

/** Uses an operation to the full: each of its requests is sent. */
const USES: Readonly<Record<Operation, (client: GitHub, fixture: OrdersFixture) => Promise<unknown>>> = {
  readFile: async (client) => [await client.readFile("README.md", "main"), await client.readFile("none", "main")],
  compare: (client) => client.compare("main", "feature"),
  pullRequest: (client) => client.pullRequest(1),
  pullRequestReviews: (client) => client.pullRequestReviews(1),
  commitPeople: (client, { sample }) => client.commitPeople(sample.commits[0]!),
  treeAt: async (client, { sample }) => {
    if ((await client.treeAt(sample.commits[0]!)) === null) throw new Error("the commit is there");
  },
  blobTexts: async (client, { orders, sample }) => client.blobTexts([(await orders.git.run(["rev-parse", `${sample.commits[0]!}:README.md`])).trim()]),
  fileCommits: (client, { sample }) => client.fileCommits("README.md", sample.commits[0]!),
  createOrUpdateCheckRun: async (client, { github, sample }) => {
    const annotations = Array.from({ length: 60 }, () => ({ level: "notice", file: "a", line: 1, endLine: 1, title: "t", message: "m" }) as const);
    github.faults.add({ on: "PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}", fault: { kind: "lost-answer" } });
    return client.createOrUpdateCheckRun({ name: "a", sha: sample.commits[0]!, externalId: "1", verdict: "pass", title: "t", summary: "s", detailsUrl: null, annotations });
  },
  upsertStickyComment: async (client, { github }) => {
    const body = (text: string): string => composeSticky("gate", [plainSection("verdict", 0, markdown`${text}`)]);
    github.faults.add({ on: "POST /repos/{owner}/{repo}/issues/{issue_number}/comments", fault: { kind: "duplicate" } });
    return [await client.upsertStickyComment(1, body("a")), await client.upsertStickyComment(1, body("b"))];
  },
  setCommitStatus: (client, { sample }) => client.setCommitStatus({ sha: sample.commits[0]!, context: "a", state: "success", description: "", targetUrl: null }),
  changeRequest: async (client, { orders, sample }) => {
    const issue = orders.openIssue("Sum");
    orders.has.issues[0]?.pull?.closes.push(issue.number);
    orders.addCheckRun(sample.commits[3]!, "test", undefined, "pipeline");
    // A change of no file leaves open which head its answers are about.
    const empty = await orders.openPullRequest({ head: "main" });
    return [await client.changeRequest(1, ["README.md"]), await client.changeRequest(empty.number, [])];
  },
  findIssues: async (client) => {
    const [first, second] = [1, 2].map((number) => ({ owner: "octo", name: "orders", number }));
    const found = [...(await client.findIssues([first!])).values(), ...(await client.findIssues([first!, second!])).values()];
    if (found.some(({ exists }) => exists === null)) throw new Error("nobody may say without issues: read and pull-requests: read");
  },
  changedPaths: (client, { sample }) => client.changedPaths([sample.commits[3]!], sample.commits[0]!),
  roleOf: (client) => client.roleOf("ada"),
  teamMembers: (client) => client.teamMembers("octo/dba"),
};

/** What no workflow's token can be granted, what every token may, and what depends on the query. */
const OUTSIDE = ["POST /graphql", "GET /orgs/{org}/teams/{team_slug}/members", "GET /repos/{owner}/{repo}/collaborators/{username}/permission", "roleOf", "teamMembers"];

const OPERATIONS = Object.keys(USES) as Operation[];

async function use(operation: Operation, grants: Grants): Promise<{ readonly routes: readonly string[]; readonly statuses: readonly (number | null)[]; readonly refusal: string }> {
  await using fixture = await startOrders();
  await fixture.orders.openPullRequest({ head: "feature" });
  const { client } = connectTo(fixture.github, grants);
  // What was refused: GraphQL answers 200 and says in words what the token may not.
  const refusal = await USES[operation](client, fixture).then(() => "", String);
  return { refusal, routes: fixture.github.requests.map(({ route }) => route ?? ""), statuses: fixture.github.requests.map(({ status }) => status) };
}

describe("the permissions of the client", () => {
  it("are those of GitHub's own table for every request", () => {
    for (const [route, permissions] of Object.entries(PERMISSIONS_OF_ROUTE)) {
      if (OUTSIDE.includes(route)) continue;
      const need = NEEDS[route];
      expect([route, typeof need === "object" ? need.any : []]).toEqual([route, expect.arrayContaining([permissions])]);
    }
  });

  it("are what docs/github.md says", async () => {
    const rows = new Map([...(await readFile("docs/github.md", "utf8")).matchAll(/^\| `([^`]+)` \| `([^`]+)` \|$/gmu)].map(([, name, needed]) => [name, needed]));
    const told = Object.entries({ ...PERMISSIONS_OF, ...PERMISSIONS_OF_ROUTE }).filter(([name]) => !OUTSIDE.includes(name));
    expect(Object.fromEntries(rows)).toEqual(Object.fromEntries(told.map(([name, permissions]) => [name, permissionsText(permissions)])));
  });

  it.each(OPERATIONS)("suffice for %s, which sends the requests that it declares and no other", async (operation) => {
    const { routes, statuses, refusal } = await use(operation, { ...PERMISSIONS_OF[operation], ...(operation === "teamMembers" ? { members: "read" } : {}) });
    expect([statuses, refusal]).toEqual([expect.not.arrayContaining([403]), ""]);
    expect([...new Set(routes)].sort()).toEqual([...ROUTES_OF[operation]].sort());
  });

  it.each(OPERATIONS)("are the least that %s needs", async (operation) => {
    for (const [key, level] of Object.entries(PERMISSIONS_OF[operation])) {
      const less = { ...PERMISSIONS_OF[operation], [key]: level === "write" ? "read" : undefined };
      const { statuses, refusal } = await use(operation, less);
      expect([key, statuses.includes(403) || refusal.includes(`${key}: read`)]).toEqual([key, true]);
    }
  });
});
