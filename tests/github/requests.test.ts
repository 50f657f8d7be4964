import { describe, expect, it } from "@jest/globals";
import { ask } from "./ask.js";
import { ROOT, startOrders } from "./fixture.js";
import type { Json } from "./json.js";

const ANNOTATION = { path: "src/total.ts", start_line: 1, end_line: 1, annotation_level: "failure", message: "not covered" };

function checkRun(said: Record<string, Json>, sha: string): Json {
  return { name: "coverage", head_sha: sha, status: "completed", conclusion: "success", ...said };
}

describe("a request that GitHub would not take", () => {
  it("is answered 422 for 51 annotations, and taken with 50", async () => {
    await using fixture = await startOrders();
    const { github, sample } = fixture;
    const token = github.token({ checks: "write" });
    const send = (count: number) => ask(github.url, token, `POST ${ROOT}/check-runs`, checkRun({ output: { title: "t", summary: "s", annotations: Array<Json>(count).fill(ANNOTATION) } }, sample.commits[0]!));
    expect((await send(50)).status).toBe(201);
    const refused = await send(51);
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({ message: expect.stringContaining("must NOT have more than 50 items") });
    expect(github.takeViolations()).toEqual([{ request: `POST ${ROOT}/check-runs`, problems: ["body/output/annotations must NOT have more than 50 items"] }]);
  });

  it.each<readonly [string, Record<string, Json>, string]>([
    ["an annotation level that GitHub has not", { output: { title: "t", summary: "s", annotations: [{ ...ANNOTATION, annotation_level: "error" }] } }, "annotation_level must be equal to one of the allowed values (notice, warning, failure)"],
    ["a conclusion that GitHub has not", { conclusion: "passed" }, "body/conclusion must be equal to one of the allowed values"],
    ["a member that GitHub does not know", { sumary: "s" }, "the body has no member sumary"],
    ["a date that is none", { completed_at: "today" }, 'body/completed_at must match format "date-time"'],
  ])("is refused for %s", async (_title, said, problem) => {
    await using fixture = await startOrders();
    const answer = await ask(fixture.github.url, fixture.github.token({ checks: "write" }), `POST ${ROOT}/check-runs`, checkRun(said, fixture.sample.commits[0]!));
    expect(answer.status).toBe(422);
    expect(JSON.stringify(fixture.github.takeViolations())).toContain(JSON.stringify(problem).slice(1, -1));
  });

  it("is refused for a state that commit statuses do not have", async () => {
    await using fixture = await startOrders();
    const { github, sample } = fixture;
    const answer = await ask(github.url, github.token({ statuses: "write" }), `POST ${ROOT}/statuses/${sample.commits[0]!}`, { state: "passed" });
    expect(answer.status).toBe(422);
    expect(github.takeViolations()).toHaveLength(1);
  });

  it.each<readonly [string, string, Json, string]>([
    ["a comment without a text", "issues/1/comments", {}, "body must have required property 'body'"],
    ["a comment whose text is none", "issues/1/comments", { body: 7 }, "body/body"],
    ["a comment with a member that comments do not have", "issues/1/comments", { body: "x", minimized: true }, "the body has no member minimized"],
    ["a status with a member that statuses do not have", "statuses/HEAD", { state: "success", conclusion: "success" }, "the body has no member conclusion"],
    ["a status without a state", "statuses/HEAD", { context: "gate" }, "body must have required property 'state'"],
  ])("is refused for %s", async (_title, path, body, problem) => {
    await using fixture = await startOrders();
    fixture.orders.openIssue("First");
    const answer = await ask(fixture.github.url, fixture.github.token({ issues: "write", statuses: "write" }), `POST ${ROOT}/${path}`, body);
    expect([answer.status, fixture.orders.has.comments, fixture.orders.has.statuses]).toEqual([422, [], []]);
    expect(fixture.github.takeViolations().flatMap(({ problems }) => problems).join()).toContain(problem);
  });

  it("is refused for a query parameter that the operation does not have, and for pages of more than 100", async () => {
    await using fixture = await startOrders();
    const { github } = fixture;
    const token = github.token({ "pull-requests": "read" });
    expect((await ask(github.url, token, `GET ${ROOT}/pulls?perpage=100`)).status).toBe(422);
    expect((await ask(github.url, token, `GET ${ROOT}/pulls?per_page=200`)).status).toBe(422);
    expect((await ask(github.url, token, `GET ${ROOT}/pulls?state=merged`)).status).toBe(422);
    expect(github.takeViolations().map(({ problems }) => problems[0])).toEqual([
      "the operation has no query parameter perpage",
      "per_page 200 is more than 100",
      "query parameter state must be equal to one of the allowed values (open, closed, all)",
    ]);
  });

  it("is a violation for a path that the description does not know, and for a body that is no JSON", async () => {
    await using fixture = await startOrders();
    const { github } = fixture;
    const token = github.token({ contents: "read", issues: "write" });
    expect((await ask(github.url, token, "GET /repos/octo/orders/pull/1")).status).toBe(404);
    fixture.orders.openIssue("First");
    const broken = await fetch(`${github.url}${ROOT}/issues/1/comments`, { method: "POST", headers: { authorization: `token ${token}` }, body: "{" });
    expect(broken.status).toBe(422);
    expect(github.takeViolations()).toHaveLength(2);
  });

  it("is reported when the double is disposed of, unless a test has read it", async () => {
    const fixture = await startOrders();
    await ask(fixture.github.url, fixture.github.token({}), "GET /no/such/path");
    await expect(fixture[Symbol.asyncDispose]()).rejects.toThrow("GitHub would not have taken this:\n- GET /no/such/path: no operation of the description");
  });
});

describe("an answer of the double", () => {
  it("is a violation when it does not fit the description itself", async () => {
    await using fixture = await startOrders();
    const { github, orders, sample } = fixture;
    orders.has.checkRuns.push({ id: 7, appId: 1, headSha: sample.commits[0]!, said: { name: "x", status: "done" }, annotations: [], createdAt: "2026-01-01T00:00:00Z" });
    await ask(github.url, github.token({ checks: "read" }), `GET ${ROOT}/check-runs/7`);
    expect(github.takeViolations()[0]?.problems[0]).toContain("the double's own answer 200/status must be equal to one of the allowed values");
  });

  it("is a violation when no route answers the operation yet", async () => {
    await using fixture = await startOrders();
    const { github } = fixture;
    const answer = await ask(github.url, github.token({ attestations: "read" }), `GET ${ROOT}/attestations/sha256:00`);
    expect(answer.status).toBe(503);
    expect(github.takeViolations()[0]?.problems).toEqual(["no file of tests/github/routes answers GET /repos/{owner}/{repo}/attestations/{subject_digest}"]);
  });
});
