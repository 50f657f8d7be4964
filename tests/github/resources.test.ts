import { describe, expect, it } from "@jest/globals";
import { ask } from "./ask.js";
import type { Grants } from "./description/permissions.js";
import { ROOT, startOrders, type OrdersFixture } from "./fixture.js";
import { textOf, type Json, type JsonObject } from "./json.js";

/** Sends requests in the name of a token that may do everything; a violation fails the test at its end. */
function client({ github }: OrdersFixture): (route: string, body?: Json) => Promise<{ readonly status: number; readonly body: JsonObject & JsonObject[] }> {
  const everything: Grants = {
    actions: "write", checks: "write", contents: "write", deployments: "write", issues: "write", "pull-requests": "write", statuses: "write", members: "read",
  };
  const token = github.token(everything);
  return async (route, body) => {
    const [method = "", path = ""] = route.split(" ");
    const heard = await ask(github.url, token, `${method} ${path.startsWith("/orgs") || path.startsWith("/user") ? path : `${ROOT}${path}`}`, body);
    return heard as unknown as { readonly status: number; readonly body: JsonObject & JsonObject[] };
  };
}

describe("check runs", () => {
  it("are made, changed and listed, their annotations added up", async () => {
    await using fixture = await startOrders();
    const send = client(fixture);
    const [sha] = fixture.sample.commits;
    const annotation = { path: "a.ts", start_line: 1, end_line: 2, annotation_level: "warning", message: "m" };
    const made = await send("POST /check-runs", { name: "gate", head_sha: sha!, external_id: "1", output: { title: "t", summary: "s", annotations: [annotation] } });
    expect(made).toMatchObject({ status: 201, body: { status: "queued", conclusion: null, output: { annotations_count: 1 } } });
    const changed = await send(`PATCH /check-runs/${textOf(made.body.id)}`, { conclusion: "failure", output: { title: "t2", summary: "s", annotations: [annotation] } });
    expect(changed.body).toMatchObject({ status: "completed", conclusion: "failure", external_id: "1", output: { title: "t2", annotations_count: 2 } });
    expect((await send(`GET /check-runs/${textOf(made.body.id)}/annotations`)).body).toMatchObject([annotation, annotation]);
    await send("POST /check-runs", { name: "gate", head_sha: sha! });
    const newest = await send(`GET /commits/${sha!}/check-runs?check_name=gate`);
    expect(newest.body).toMatchObject({ total_count: 1, check_runs: [{ status: "queued" }] });
    expect((await send(`GET /commits/${sha!}/check-runs?filter=all&check_name=other`)).body.total_count).toBe(0);
    expect((await send(`GET /commits/${sha!}/check-runs?filter=all&app_id=15368`)).body.total_count).toBe(2);
  });

  it("are refused on a commit that is not there, and completed without a conclusion", async () => {
    await using fixture = await startOrders();
    const send = client(fixture);
    expect((await send("POST /check-runs", { name: "gate", head_sha: "0".repeat(40) })).body.message).toContain("No commit found for SHA");
    expect((await send("POST /check-runs", { name: "gate", head_sha: fixture.sample.commits[0]!, status: "completed" })).status).toBe(422);
    expect((await send("GET /check-runs/1")).status).toBe(404);
  });
});

describe("commit statuses", () => {
  it("add up to failure, pending or success by their latest per context", async () => {
    await using fixture = await startOrders();
    const send = client(fixture);
    const [sha] = fixture.sample.commits;
    const combined = async () => (await send(`GET /commits/${sha!}/status`)).body.state;
    expect(await combined()).toBe("pending");
    await send(`POST /statuses/${sha!}`, { state: "failure", context: "a" });
    await send(`POST /statuses/${sha!}`, { state: "pending" });
    expect(await combined()).toBe("failure");
    await send(`POST /statuses/${sha!}`, { state: "success", context: "a" });
    expect(await combined()).toBe("pending");
    await send(`POST /statuses/${sha!}`, { state: "success" });
    expect(await combined()).toBe("success");
    expect((await send(`GET /commits/${sha!}/statuses`)).body).toHaveLength(4);
  });
});

describe("issues, comments and labels", () => {
  it("are made, read, changed and removed", async () => {
    await using fixture = await startOrders();
    const send = client(fixture);
    expect((await send("POST /issues", { title: "Broken", body: "It is", labels: ["bug", { name: "p1" }] })).body).toMatchObject({ number: 1, labels: [{ name: "bug" }, { name: "p1" }] });
    expect((await send("GET /issues/1")).body).toMatchObject({ title: "Broken", comments: 0 });
    expect((await send("PATCH /issues/1", { state: "closed", title: "Mended", body: null, labels: ["bug"] })).body).toMatchObject({ state: "closed", title: "Mended", body: null });
    expect((await send("GET /issues?state=all&labels=bug")).body).toHaveLength(1);
    expect((await send("GET /issues")).body).toHaveLength(0);
    const comment = await send("POST /issues/1/comments", { body: "one" });
    expect((await send(`PATCH /issues/comments/${textOf(comment.body.id)}`, { body: "two" })).body.body).toBe("two");
    expect((await send(`GET /issues/comments/${textOf(comment.body.id)}`)).body).toMatchObject({ body: "two", user: { login: "github-actions[bot]", type: "Bot" } });
    expect((await send("GET /issues/1/comments")).body).toHaveLength(1);
    expect((await send(`DELETE /issues/comments/${textOf(comment.body.id)}`)).status).toBe(204);
    expect((await send("GET /issues/1/comments")).body).toHaveLength(0);
    expect((await send("POST /labels", { name: "ddl" })).status).toBe(201);
    expect((await send("POST /labels", { name: "ddl" })).status).toBe(422);
    expect((await send("POST /issues/1/labels", { labels: ["ddl"] })).body.map(({ name }) => name)).toEqual(["bug", "ddl"]);
    expect((await send("POST /issues/1/labels", { labels: [{ name: "gray" }] })).body).toHaveLength(3);
    expect((await send("DELETE /issues/1/labels/gray")).body).toHaveLength(2);
    expect((await send("DELETE /issues/1/labels/gray")).status).toBe(404);
    expect((await send("GET /issues/1/labels")).body).toHaveLength(2);
    expect((await send("GET /labels")).body.map(({ name }) => name)).toEqual(["ddl", "bug"]);
  });

  it("refuse an empty comment, and one over 65,536 characters", async () => {
    await using fixture = await startOrders();
    const send = client(fixture);
    fixture.orders.openIssue("First");
    expect((await send("POST /issues/1/comments", { body: "" })).status).toBe(422);
    expect((await send("POST /issues/1/comments", { body: "x".repeat(65_537) })).body.message).toContain("too long");
    const made = await send("POST /issues/1/comments", { body: "😀".repeat(65_536) });
    expect(made.status).toBe(201);
    expect((await send(`PATCH /issues/comments/${textOf(made.body.id)}`, { body: "" })).status).toBe(422);
  });
});

describe("pull requests", () => {
  it("are opened, read, changed and listed, with their commits, files and reviews", async () => {
    await using fixture = await startOrders();
    const send = client(fixture);
    expect((await send("POST /pulls", { head: "feature", base: "main", title: "Sum" })).body).toMatchObject({ number: 1, head: { ref: "feature", sha: fixture.sample.commits[3] } });
    expect((await send("POST /pulls", { head: "nowhere", base: "main", title: "None" })).status).toBe(422);
    expect((await send("GET /pulls?head=octo:feature&base=main")).body).toHaveLength(1);
    expect((await send("GET /pulls?head=fork:feature")).body).toHaveLength(0);
    expect((await send("GET /pulls/1/commits")).body.map(({ sha }) => sha)).toEqual([fixture.sample.commits[2], fixture.sample.commits[3]]);
    expect((await send("GET /pulls/1/files")).body[3]).toMatchObject({ filename: "src/total.ts", status: "modified", additions: 2 });
    expect((await send(`GET /commits/${fixture.sample.commits[2]!}/pulls`)).body).toHaveLength(1);
    expect((await send("POST /pulls/1/reviews", { event: "APPROVE", body: "good" })).body).toMatchObject({ state: "APPROVED" });
    expect((await send("POST /pulls/1/reviews", { body: "hm" })).body).toMatchObject({ state: "COMMENTED" });
    expect((await send("GET /pulls/1/reviews")).body).toHaveLength(2);
    fixture.orders.addReviewThread(fixture.orders.has.issues[0]!, { path: "src/total.ts", line: 2, resolved: false, comments: [{ author: "ada", body: "why?" }] });
    expect((await send("GET /pulls/1/comments")).body).toMatchObject([{ body: "why?", path: "src/total.ts", line: 2, user: { login: "ada" } }]);
    expect((await send("PATCH /pulls/1", { state: "closed" })).body).toMatchObject({ state: "closed", merged: false });
    expect((await send("GET /issues/1")).body).toHaveProperty("pull_request");
    fixture.orders.openIssue("No pull request");
    expect((await send("GET /pulls/2")).status).toBe(404);
  });

  it("of a fork say whose it is", async () => {
    await using fixture = await startOrders();
    await fixture.orders.openPullRequest({ head: "feature", headRepository: "ada/orders", author: "ada" });
    expect((await client(fixture)("GET /pulls/1")).body).toMatchObject({ head: { label: "ada:feature", repo: { full_name: "ada/orders", fork: true } }, user: { login: "ada" } });
    await expect(fixture.orders.openPullRequest({ head: "nowhere" })).rejects.toThrow("octo/orders has no nowhere");
  });
});

describe("deployments and environments", () => {
  it("go through their states, and a new success retires the one before", async () => {
    await using fixture = await startOrders();
    const send = client(fixture);
    const deploy = async () => textOf((await send("POST /deployments", { ref: "main", environment: "production", auto_merge: false, required_contexts: [] })).body.id);
    const first = await deploy();
    await send(`POST /deployments/${first}/statuses`, { state: "success" });
    const second = await deploy();
    expect((await send(`POST /deployments/${second}/statuses`, { state: "in_progress", log_url: "https://example.com/1", environment_url: "https://example.com" })).status).toBe(201);
    await send(`POST /deployments/${second}/statuses`, { state: "success" });
    expect((await send(`GET /deployments/${first}/statuses`)).body.map(({ state }) => state)).toEqual(["inactive", "success"]);
    expect((await send(`GET /deployments/${second}`)).body).toMatchObject({ environment: "production", sha: fixture.sample.commits[4] });
    expect((await send("GET /deployments?environment=staging")).body).toHaveLength(0);
    fixture.orders.has.environments.push({ id: 1, name: "production", said: { deployment_branch_policy: { protected_branches: true, custom_branch_policies: false } } });
    expect((await send("GET /environments")).body).toMatchObject({ total_count: 1 });
    expect((await send("GET /environments/production")).body).toMatchObject({ deployment_branch_policy: { protected_branches: true } });
    expect((await send("GET /environments/none")).status).toBe(404);
  });
});

describe("workflow runs and artifacts", () => {
  it("are listed and filtered, and an archive is fetched by way of a redirect", async () => {
    await using fixture = await startOrders();
    const send = client(fixture);
    const job = { name: "shard", status: "completed", conclusion: "success" };
    const run = fixture.orders.addWorkflowRun({ headSha: fixture.sample.commits[4]!, attempt: 2, jobs: [{ ...job, id: 1, attempt: 1, conclusion: "failure" }, { ...job, id: 2, attempt: 2 }] });
    const artifact = fixture.orders.addArtifact(run.id, "record", Buffer.from("PK"));
    const expired = fixture.orders.addArtifact(run.id, "old", Buffer.from("PK"), true);
    expect((await send(`GET /actions/runs?head_sha=${run.headSha}&status=success`)).body).toMatchObject({ total_count: 1 });
    expect((await send("GET /actions/runs?event=schedule")).body).toMatchObject({ total_count: 0 });
    expect((await send("GET /actions/workflows/pipeline.yml/runs")).body).toMatchObject({ total_count: 1 });
    expect((await send(`GET /actions/runs/${run.id}`)).body).toMatchObject({ run_attempt: 2, conclusion: "success" });
    expect((await send(`GET /actions/runs/${run.id}/jobs`)).body).toMatchObject({ total_count: 1, jobs: [{ conclusion: "success" }] });
    expect((await send(`GET /actions/runs/${run.id}/jobs?filter=all`)).body).toMatchObject({ total_count: 2 });
    expect((await send(`GET /actions/runs/${run.id}/attempts/1/jobs`)).body).toMatchObject({ jobs: [{ conclusion: "failure" }] });
    expect((await send("GET /actions/artifacts?name=record")).body).toMatchObject({ total_count: 1 });
    expect((await send(`GET /actions/runs/${run.id}/artifacts`)).body).toMatchObject({ total_count: 2 });
    expect((await send(`GET /actions/artifacts/${artifact.id}`)).body).toMatchObject({ name: "record", workflow_run: { id: run.id } });
    const redirect = await ask(fixture.github.url, fixture.github.token({ actions: "read" }), `GET ${ROOT}/actions/artifacts/${artifact.id}/zip`);
    expect(redirect.status).toBe(302);
    expect((await ask("", null, `GET ${redirect.headers.get("location")!}`)).body).toBe("PK");
    expect((await ask("", null, `GET ${redirect.headers.get("location")!}9`)).status).toBe(404);
    expect((await send(`GET /actions/artifacts/${expired.id}/zip`)).status).toBe(410);
  });
});

describe("releases, people and the repository", () => {
  it("publish a tag, and the latest release is no draft and no pre-release", async () => {
    await using fixture = await startOrders();
    const send = client(fixture);
    const made = await send("POST /releases", { tag_name: "v1", target_commitish: "main" });
    expect(await fixture.orders.git.resolve("refs/tags/v1")).toBe(fixture.sample.commits[4]);
    await send("POST /releases", { tag_name: "v2", prerelease: true });
    await send("POST /releases", { tag_name: "v3", draft: true });
    expect((await send("POST /releases", { tag_name: "v1" })).status).toBe(422);
    expect((await send("GET /releases/latest")).body.tag_name).toBe("v1");
    expect((await send("GET /releases/tags/v2")).body.prerelease).toBe(true);
    expect((await send("GET /releases/tags/v3")).status).toBe(404);
    expect((await send(`PATCH /releases/${textOf(made.body.id)}`, { name: "One" })).body.name).toBe("One");
    expect((await send(`GET /releases/${textOf(made.body.id)}`)).body.name).toBe("One");
    expect((await send("GET /releases")).body).toHaveLength(3);
  });

  it("say who may do what", async () => {
    await using fixture = await startOrders();
    const send = client(fixture);
    fixture.orders.has.collaborators.set("ada", "admin");
    fixture.github.teams.set("octo/reviewers", ["ada"]);
    expect((await send("GET /collaborators/ada/permission")).body).toMatchObject({ permission: "admin" });
    expect((await send("GET /collaborators/eve/permission")).body).toMatchObject({ permission: "read" });
    expect((await send("GET /orgs/octo/teams/reviewers/members")).body).toMatchObject([{ login: "ada" }]);
    expect((await send("GET /orgs/octo/teams/reviewers/memberships/ada")).body).toMatchObject({ state: "active" });
    expect((await send("GET /orgs/octo/teams/reviewers/memberships/eve")).status).toBe(404);
    expect((await send("GET /orgs/octo/teams/none/members")).status).toBe(404);
    expect((await send("GET /users/ada")).body).toMatchObject({ login: "ada" });
    expect((await send("GET ")).body).toMatchObject({ full_name: "octo/orders", default_branch: "main" });
    expect((await send("GET /rules/branches/main")).body).toEqual([]);
  });
});
