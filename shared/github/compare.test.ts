import { describe, expect, it } from "@jest/globals";
import { connectTo } from "../../tests/github/connected.js";
import { startOrders } from "../../tests/github/fixture.js";

describe("comparing two commits", () => {
  it("gives the merge base and the counts that git gives", async () => {
    await using fixture = await startOrders();
    const { client } = connectTo(fixture.github, { contents: "read" });
    const mergeBase = (await fixture.orders.git.run(["merge-base", "main", "feature"])).trim();
    expect(await client.compare("main", "feature")).toEqual({ mergeBase, relation: "diverged", aheadBy: 2, behindBy: 1 });
    expect(await client.compare("main", "main")).toMatchObject({ relation: "identical" });
    expect(await client.compare("main~1", "main")).toMatchObject({ relation: "ahead", aheadBy: 1 });
  });

  it("takes names with slashes", async () => {
    await using fixture = await startOrders();
    await fixture.orders.git.run(["update-ref", "refs/heads/fix/a+b", "feature"]);
    const { client } = connectTo(fixture.github, { contents: "read" });
    expect(await client.compare("main", "fix/a+b")).toMatchObject({ aheadBy: 2 });
  });

  it("is inconclusive when one of them is not there", async () => {
    await using fixture = await startOrders();
    const { client } = connectTo(fixture.github, { contents: "read" });
    await expect(client.compare("main", "none")).rejects.toThrow("cannot compare main with none: GitHub answered 404 (Not Found)");
  });
});
