import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import nock from "nock";
import { keepingLog, sleeplessClock } from "../../../tests/github/connected.js";
import { connect, type ConnectOptions, type GitHub } from "../connection.js";

const API = "https://github.example.com/api/v3";
const SHA = "a".repeat(40);
const logged: string[] = [];

function client(options: Partial<ConnectOptions> = {}): GitHub {
  return connect({
    token: "ghs_secret", apiUrl: API, graphqlUrl: "https://github.example.com/api/graphql", repository: { owner: "octo", name: "orders" },
    log: keepingLog(logged), clock: sleeplessClock([]), ...options,
  });
}

const COMPARISON = { status: "ahead", ahead_by: 1, behind_by: 0, merge_base_commit: { sha: SHA } };

beforeAll(() => {
  nock.disableNetConnect();
});

afterEach(() => {
  nock.cleanAll();
  logged.length = 0;
});

// nock patches the process, and Jest runs other files in the same process.
afterAll(() => {
  nock.enableNetConnect();
  nock.restore();
});

describe("on the wire", () => {
  it("a request names the API version, carries the token and encodes names", async () => {
    const scope = nock(API, { reqheaders: { authorization: "token ghs_secret", "x-github-api-version": "2022-11-28", accept: "application/vnd.github.v3+json" } })
      .get("/repos/octo/orders/compare/main...fix%2F%23%201?per_page=1")
      .reply(200, COMPARISON);
    expect(await client().compare("main", "fix/# 1")).toEqual({ mergeBase: SHA, relation: "ahead", aheadBy: 1, behindBy: 0 });
    scope.done();
  });

  it("a GraphQL query goes to the address that an Enterprise Server has for it", async () => {
    nock("https://github.example.com").post("/api/graphql", { query: "query { viewer { login } }" }).reply(200, { data: { viewer: null }, errors: [{ message: "no" }] });
    const body = `<!-- plimsoll:sticky gate=a sha256=${"0".repeat(64)} -->\nx`;
    expect(await client().upsertStickyComment(1, body)).toMatchObject({ kind: "refused", code: "unreadable" });
  });

  it("an answer without rate-limit headers, as Enterprise Server can give, leaves the budget unknown", async () => {
    nock(API).get(/compare/u).reply(200, COMPARISON);
    const github = client();
    await github.compare("main", "fix");
    expect(github.rateBudget()).toBeNull();
  });

  it("a warning of Octokit reaches the log for details, and nothing is printed", async () => {
    nock(API).get(/compare/u).reply(200, COMPARISON, { deprecation: "true", sunset: "2027" });
    await client().compare("main", "fix");
    expect(logged[0]).toMatch(/^debug: GitHub: \[@octokit\/request\] .* is deprecated/u);
  });

  it("a pull request may have lost its author and its fork", async () => {
    const end = { ref: "a", sha: SHA };
    nock(API).get("/repos/octo/orders/pulls/1").reply(200, {
      number: 1, state: "closed", merged: true, title: "t", body: null, user: null, labels: [], changed_files: 1,
      base: { ...end, repo: { full_name: "octo/orders" } }, head: { ...end, repo: null },
    });
    expect(await client().pullRequest(1)).toMatchObject({ author: null, draft: false, fromFork: true, head: { repository: null } });
  });

  it("a check run may have no page", async () => {
    nock(API).get(/check-runs/u).reply(200, { check_runs: [{
      id: 1, name: "a", external_id: "1", html_url: null, status: "completed", conclusion: "success", output: { title: "t", summary: "s", annotations_count: 0 },
    }] });
    const report = { name: "a", sha: SHA, externalId: "1", verdict: "pass", title: "t", summary: "s", detailsUrl: null, annotations: [] } as const;
    expect(await client().createOrUpdateCheckRun(report)).toEqual({ kind: "unchanged", url: null });
  });

  it("a bug is never taken for a failure of GitHub", async () => {
    const broken = (): never => {
      throw new TypeError("a bug");
    };
    nock(API).get(/compare/u).reply(200, COMPARISON, { "x-ratelimit-limit": "1", "x-ratelimit-remaining": "1", "x-ratelimit-reset": "1" });
    await expect(client({ log: { ...keepingLog([]), debug: broken } }).compare("main", "fix")).rejects.toThrow(TypeError);
    nock(API).get(/status/u).reply(200, { statuses: [] });
    nock(API).post(/statuses/u).reply(502);
    const status = { sha: SHA, context: "a", state: "success", description: "", targetUrl: null } as const;
    await expect(client({ clock: { ...sleeplessClock([]), sleep: broken } }).setCommitStatus(status)).rejects.toThrow(TypeError);
  });

  it("a write waits for its turn at GitHub's pace unless a test says otherwise", async () => {
    nock(API).get(/status/u).twice().reply(200, { statuses: [] });
    nock(API).post(/statuses/u).twice().reply(201, { context: "a", state: "success", description: "", target_url: null, url: "https://example.com" });
    const github = client();
    const start = performance.now();
    for (const context of ["a", "b"]) await github.setCommitStatus({ sha: SHA, context, state: "success", description: "", targetUrl: null });
    expect(performance.now() - start).toBeGreaterThan(900);
  });
});
