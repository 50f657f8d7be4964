import { describe, expect, it } from "@jest/globals";
import { connectTo } from "../../../tests/github/connected.js";
import { startOrders, type OrdersFixture } from "../../../tests/github/fixture.js";
import type { Fault } from "../../../tests/github/faults.js";
import { PERMISSIONS_OF } from "./permissions.js";

const QUERY = "POST /graphql";
const FILES = "GET /repos/{owner}/{repo}/pulls/{pull_number}/files";
const GRANTS = PERMISSIONS_OF.changeRequest;

async function withPullRequest(): Promise<OrdersFixture> {
  const fixture = await startOrders();
  await fixture.orders.openPullRequest({ head: "feature" });
  return fixture;
}

describe("a query that goes wrong", () => {
  it.each<readonly [string, Fault, number]>([
    ["502 three times", { kind: "status", status: 502 }, 3],
    ["a broken connection", { kind: "reset" }, 3],
    ["half an answer", { kind: "half-answer" }, 3],
    ["an answer that got lost", { kind: "lost-answer" }, 1],
    ["a secondary rate limit", { kind: "secondary-limit", retryAfterSeconds: 2 }, 1],
    ["GraphQL's own rate limit", { kind: "graphql-errors", errors: [{ type: "RATE_LIMITED", message: "API rate limit exceeded" }] }, 1],
    ["GitHub's word for a bad day", { kind: "graphql-errors", errors: [{ message: "Something went wrong while executing your query." }] }, 3],
  ])("is asked again after %s, and so is the list of files", async (_name, fault, times) => {
    await using fixture = await withPullRequest();
    // The limit lies in the past: a wait of a second is one of a millisecond here.
    fixture.github.rateLimit.resetAt = new Date(Date.now() + 1000);
    fixture.github.faults.add({ on: QUERY, fault, times });
    if (fault.kind !== "graphql-errors") fixture.github.faults.add({ on: FILES, fault, times });
    const { client } = connectTo(fixture.github, GRANTS);
    const { files } = await client.changeRequest(1, []);
    expect([files.items.length, fixture.github.faults.unused]).toEqual([4, []]);
  });

  it("for longer than the client's patience is inconclusive", async () => {
    await using fixture = await withPullRequest();
    const { client } = connectTo(fixture.github, GRANTS, { patienceSeconds: 1 });
    const asked = (fault: Fault, times: number): Promise<unknown> => {
      fixture.github.faults.add({ on: QUERY, fault, times });
      return client.changeRequest(1, []);
    };
    fixture.github.rateLimit.resetAt = new Date(Date.now() + 3_600_000);
    await expect(asked({ kind: "graphql-errors", errors: [{ type: "RATE_LIMITED", message: "API rate limit exceeded" }] }, 1)).rejects.toThrow("the rate limit is used up: run again later");
    await expect(asked({ kind: "status", status: 502 }, 4)).rejects.toThrow("cannot read pull request 1: GitHub answered 502");
    await expect(asked({ kind: "graphql-errors", errors: [{ message: "Something went wrong while executing your query." }] }, 4)).rejects.toThrow("githubstatus.com");
  });

  it("names the permission behind the part that GitHub does not show", async () => {
    await using fixture = await withPullRequest();
    const without = (key: keyof typeof GRANTS): Promise<unknown> => connectTo(fixture.github, { ...GRANTS, [key]: undefined }).client.changeRequest(1, ["README.md"]);
    fixture.orders.addCheckRun(fixture.sample.commits[3]!, "test", undefined, "pipeline");
    await expect(without("issues")).rejects.toThrow("cannot read pull request 1: GitHub answered 200 (Resource not accessible by integration (repository.pullRequest.closing)); the token needs the permission issues: read");
    await expect(without("checks")).rejects.toThrow("the token needs the permission checks: read, statuses: read");
    await expect(without("actions")).rejects.toThrow("the token needs the permission actions: read");
    await expect(without("contents")).rejects.toThrow("the token needs the permission contents: read");
    await expect(without("pull-requests")).rejects.toThrow("the token needs the permission pull-requests: read");
  });

  it("of a pull request or a repository that is not there says so", async () => {
    await using fixture = await withPullRequest();
    await expect(connectTo(fixture.github, GRANTS).client.changeRequest(9, [])).rejects.toThrow("Could not resolve to a PullRequest with the number of 9");
    const elsewhere = connectTo(fixture.github, GRANTS, { repository: { owner: "octo", name: "none" } });
    await expect(elsewhere.client.changeRequest(1, [])).rejects.toThrow("Could not resolve to a Repository");
  });

  it("and is answered with something else than GitHub documents is inconclusive too", async () => {
    await using fixture = await withPullRequest();
    fixture.github.faults.add({ on: QUERY, fault: { kind: "graphql-errors", errors: [] } });
    await expect(connectTo(fixture.github, GRANTS).client.changeRequest(1, [])).rejects.toThrow("cannot read pull request 1: GitHub answered 200 (expected an object, found null); the address of the API may be wrong");
  });
});
