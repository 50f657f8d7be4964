import { describe, expect, it } from "@jest/globals";
import { connectTo } from "../../tests/github/connected.js";
import { startOrders } from "../../tests/github/fixture.js";

describe("the reviews of a pull request", () => {
  it("are listed with who said what of which commit, the oldest first", async () => {
    await using fixture = await startOrders();
    const pull = await fixture.orders.openPullRequest({ head: "feature" });
    const added = [
      fixture.orders.addReview(pull, "bea", "CHANGES_REQUESTED"), fixture.orders.addReview(pull, "renovate[bot]", "APPROVED"),
      fixture.orders.addReview(pull, "ghost", "APPROVED"), fixture.orders.addReview(pull, "bea", "APPROVED"),
    ];
    const { client } = connectTo(fixture.github, { "pull-requests": "read" });
    const commit = fixture.sample.commits[3];
    expect(await client.pullRequestReviews(pull.number)).toEqual([
      { who: "bea", bot: false, state: "changes-requested", at: added[0]?.submittedAt, commit },
      { who: "renovate[bot]", bot: true, state: "approved", at: added[1]?.submittedAt, commit },
      { who: null, bot: false, state: "approved", at: added[2]?.submittedAt, commit },
      { who: "bea", bot: false, state: "approved", at: added[3]?.submittedAt, commit },
    ]);
  });

  it("that are not submitted yet are told apart, and have no time", async () => {
    await using fixture = await startOrders();
    const pull = await fixture.orders.openPullRequest({ head: "feature" });
    fixture.orders.addReview(pull, "bea", "PENDING");
    expect(await connectTo(fixture.github, { "pull-requests": "read" }).client.pullRequestReviews(pull.number)).toMatchObject([{ who: "bea", at: "", state: expect.not.stringContaining("approved") }]);
  });

  it("are all read however many they are", async () => {
    await using fixture = await startOrders();
    const pull = await fixture.orders.openPullRequest({ head: "feature" });
    for (let count = 0; count < 120; count += 1) fixture.orders.addReview(pull, "bea", "COMMENTED");
    expect(await connectTo(fixture.github, { "pull-requests": "read" }).client.pullRequestReviews(pull.number)).toHaveLength(120);
  });

  it("that cannot be read are inconclusive, not none", async () => {
    await using fixture = await startOrders();
    await expect(connectTo(fixture.github, {}).client.pullRequestReviews(1)).rejects.toThrow("cannot list the reviews of pull request 1: GitHub answered 403");
  });
});
