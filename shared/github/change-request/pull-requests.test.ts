import { describe, expect, it } from "@jest/globals";
import { connectTo } from "../../../tests/github/connected.js";
import { startOrders } from "../../../tests/github/fixture.js";

const READ = { "pull-requests": "read" } as const;

describe("a pull request", () => {
  it("is read with both ends, its author and its labels", async () => {
    await using fixture = await startOrders();
    const pull = await fixture.orders.openPullRequest({ head: "feature", title: "Sum", body: "Adds it", author: "ada", labels: ["ddl"], draft: true });
    const { client } = connectTo(fixture.github, READ);
    expect(await client.pullRequest(pull.number)).toEqual({
      number: 1, state: "open", draft: true, merged: false, title: "Sum", body: "Adds it", author: "ada", fromFork: false, labels: ["ddl"], changedFiles: 4,
      base: { ref: "main", sha: fixture.sample.commits[4], repository: "octo/orders" },
      head: { ref: "feature", sha: fixture.sample.commits[3], repository: "octo/orders" },
    });
  });

  it("of a fork is known as such, and an empty body is an empty text", async () => {
    await using fixture = await startOrders();
    await fixture.orders.openPullRequest({ head: "feature", headRepository: "ada/orders" });
    const { client } = connectTo(fixture.github, READ);
    expect(await client.pullRequest(1)).toMatchObject({ fromFork: true, head: { repository: "ada/orders" }, body: "" });
  });

  it("that is not there is inconclusive", async () => {
    await using fixture = await startOrders();
    const { client } = connectTo(fixture.github, READ);
    await expect(client.pullRequest(9)).rejects.toThrow("cannot read pull request 9: GitHub answered 404 (Not Found); it is not there, or hidden from the token: the token needs the permission pull-requests: read");
  });
});
