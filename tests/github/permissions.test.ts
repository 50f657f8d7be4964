import { describe, expect, it } from "@jest/globals";
import { ask } from "./ask.js";
import { NEEDS } from "./description/permissions.js";
import { ROOT, startOrders } from "./fixture.js";
import { ROUTES } from "./operations.js";

describe("the table of permissions", () => {
  it("has exactly the operations of the description", () => {
    expect(Object.keys(NEEDS).sort()).toEqual([...ROUTES].sort());
  });
});

describe("a token", () => {
  it("that is missing or unknown is answered 401", async () => {
    await using fixture = await startOrders();
    expect(await ask(fixture.github.url, null, `GET ${ROOT}`)).toMatchObject({ status: 401, body: { message: "Requires authentication" } });
    expect(await ask(fixture.github.url, "ghs_other", `GET ${ROOT}`)).toMatchObject({ status: 401, body: { message: "Bad credentials" } });
  });

  it("without the permission is answered 403 as GitHub words it, with the permission that would do", async () => {
    await using fixture = await startOrders();
    const { github, sample } = fixture;
    const refused = await ask(github.url, github.token({ checks: "read", contents: "write" }), `POST ${ROOT}/check-runs`, { name: "a", head_sha: sample.commits[0]! });
    expect(refused).toMatchObject({ status: 403, body: { message: "Resource not accessible by integration" } });
    expect(refused.headers.get("x-accepted-github-permissions")).toBe("checks=write");
  });

  it("with either of two permissions may comment, and write includes read", async () => {
    await using fixture = await startOrders();
    const { github, orders } = fixture;
    orders.openIssue("First");
    for (const grants of [{ issues: "write" }, { "pull-requests": "write" }] as const) {
      expect((await ask(github.url, github.token(grants), `POST ${ROOT}/issues/1/comments`, { body: "hello" })).status).toBe(201);
      expect((await ask(github.url, github.token(grants), `GET ${ROOT}/issues/1/comments`)).status).toBe(200);
    }
    const refused = await ask(github.url, github.token({ issues: "read", "pull-requests": "read" }), `POST ${ROOT}/issues/1/comments`, { body: "hello" });
    expect(refused.headers.get("x-accepted-github-permissions")).toBe("issues=write; pull_requests=write");
  });

  it("sees only its own repositories, and an installation is no user", async () => {
    await using fixture = await startOrders();
    const { github } = fixture;
    expect((await ask(github.url, github.token({}, { repositories: ["octo/other"] }), `GET ${ROOT}`)).status).toBe(404);
    expect((await ask(github.url, github.token({}), "GET /user")).status).toBe(403);
    expect(await ask(github.url, github.token({}, { login: "ada", appId: null }), "GET /user")).toMatchObject({ status: 200, body: { login: "ada" } });
    expect((await ask(github.url, github.token({}), "GET /repos/octo/nowhere")).status).toBe(404);
  });

  it("of a person or of another app cannot touch an app's check run", async () => {
    await using fixture = await startOrders();
    const { github, sample } = fixture;
    const made = await ask(github.url, github.token({ checks: "write" }), `POST ${ROOT}/check-runs`, { name: "a", head_sha: sample.commits[0]! });
    const { id } = made.body as { readonly id: number };
    expect((await ask(github.url, github.token({ checks: "write" }, { appId: 5 }), `PATCH ${ROOT}/check-runs/${id}`, { conclusion: "success" })).status).toBe(403);
    expect((await ask(github.url, github.token({ checks: "write" }, { appId: null }), `POST ${ROOT}/check-runs`, { name: "a", head_sha: sample.commits[0]! })).status).toBe(403);
  });
});
