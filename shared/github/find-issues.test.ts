import { describe, expect, it } from "@jest/globals";
import { connectTo } from "../../tests/github/connected.js";
import { startOrders } from "../../tests/github/fixture.js";
import { PERMISSIONS_OF } from "./wire/permissions.js";

const GRANTS = PERMISSIONS_OF.findIssues;
const issue = (number: number, name = "orders") => ({ owner: "octo", name, number });
const NOBODY_KNOWS = { exists: null, open: null, url: null };
const NOT_THERE = { exists: false, open: null, url: null };

/** octo/orders with an open issue 1, a closed issue 2 and a pull request 3. */
async function startNumbers() {
  const fixture = await startOrders();
  fixture.orders.openIssue("Open");
  fixture.orders.openIssue("Closed").state = "closed";
  await fixture.orders.openPullRequest({ head: "feature" });
  return fixture;
}

describe("issues by number", () => {
  it("are looked up all in one query; a pull request is no issue, and what the token cannot see is unknown", async () => {
    await using fixture = await startNumbers();
    const { client } = connectTo(fixture.github, GRANTS);
    expect([...(await client.findIssues([issue(1), issue(2), issue(3), issue(99), issue(1, "hidden")])).values()]).toEqual([
      { exists: true, open: true, url: "https://github.com/octo/orders/issues/1" },
      { exists: true, open: false, url: "https://github.com/octo/orders/issues/2" },
      NOT_THERE, NOT_THERE, NOBODY_KNOWS,
    ]);
    expect(fixture.github.requests.length).toBe(1);
  });

  it("are looked up by one read where a single one of the own repository is asked for", async () => {
    await using fixture = await startNumbers();
    const { client } = connectTo(fixture.github, GRANTS);
    const found = [];
    for (const number of [1, 2, 3, 99]) found.push(...(await client.findIssues([{ ...issue(number), owner: "Octo" }])).values());
    expect(found).toEqual([
      { exists: true, open: true, url: "https://github.com/octo/orders/issues/1" },
      { exists: true, open: false, url: "https://github.com/octo/orders/issues/2" },
      NOT_THERE, NOT_THERE,
    ]);
    expect(fixture.github.requests.map(({ route }) => route)).toEqual(found.map(() => "GET /repos/{owner}/{repo}/issues/{issue_number}"));
  });

  it("of another repository that the token may not see are unknown, a single one too", async () => {
    await using fixture = await startOrders();
    expect([...(await connectTo(fixture.github, GRANTS).client.findIssues([issue(1, "hidden")])).values()]).toEqual([NOBODY_KNOWS]);
  });

  it("cost nothing when there are none", async () => {
    await using fixture = await startOrders();
    expect(await connectTo(fixture.github, GRANTS).client.findIssues([])).toEqual(new Map());
    expect(fixture.github.requests).toEqual([]);
  });

  it("that the token may not read are unknown, not absent", async () => {
    await using fixture = await startOrders();
    fixture.orders.openIssue("Open");
    const { client } = connectTo(fixture.github, {});
    expect([...(await client.findIssues([issue(1)])).values(), ...(await client.findIssues([issue(1), issue(2)])).values()]).toEqual([NOBODY_KNOWS, NOBODY_KNOWS, NOBODY_KNOWS]);
  });

  it("are inconclusive where GitHub gives no answer", async () => {
    await using fixture = await startOrders();
    const { client } = connectTo(fixture.github, GRANTS);
    fixture.github.faults.add({ on: "POST /graphql", fault: { kind: "graphql-errors", errors: [{ message: "Timeout on validation of query" }] } });
    await expect(client.findIssues([issue(1), issue(2)])).rejects.toThrow("cannot look up the issues that the description names: GitHub answered 200 (Timeout on validation of query ()); run again; githubstatus.com says whether GitHub is down");
    fixture.github.faults.add({ on: "GET /repos/{owner}/{repo}/issues/{issue_number}", fault: { kind: "status", status: 502 }, times: 9 });
    await expect(client.findIssues([issue(1)])).rejects.toThrow("cannot look up the issues that the description names: GitHub answered 502");
  });
});
