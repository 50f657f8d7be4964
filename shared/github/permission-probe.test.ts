import { describe, expect, it } from "@jest/globals";
import { connectTo } from "../../tests/github/connected.js";
import { startOrders } from "../../tests/github/fixture.js";

describe("probing what a token may do", () => {
  it("tells granted from missing, and says where GitHub has no harmless way to tell", async () => {
    await using fixture = await startOrders();
    const { client } = connectTo(fixture.github, { checks: "write", contents: "read", statuses: "read", "pull-requests": "write", actions: "read" });
    const needed = {
      actions: "read", checks: "write", contents: "read", deployments: "read", issues: "write", "pull-requests": "write", statuses: "write", "id-token": "write",
    } as const;
    const states = (await client.probePermissions(needed)).map(({ key, level, state }) => `${key} ${level} ${state}`);
    expect(states).toEqual([
      "actions read granted", "checks write granted", "contents read granted", "deployments read missing", "id-token write unknown",
      "issues write missing", "pull-requests write unknown", "statuses write missing",
    ]);
    expect(fixture.orders.has.checkRuns).toEqual([]);
    expect(fixture.orders.has.statuses).toEqual([]);
  });

  it("is inconclusive when GitHub cannot be asked", async () => {
    await using fixture = await startOrders();
    const wrong = connectTo(fixture.github, {}, { token: "ghs_wrong" });
    await expect(wrong.client.probePermissions({ contents: "read" })).rejects.toThrow("cannot ask GitHub what the token may do: GitHub answered 401 (Bad credentials); the token is missing, wrong or expired");
  });
});
