import { describe, expect, it } from "@jest/globals";
import { connectTo } from "../../tests/github/connected.js";
import { startOrders, type OrdersFixture } from "../../tests/github/fixture.js";
import type { CommitStatus } from "./commit-status.js";

const CREATE = "POST /repos/{owner}/{repo}/statuses/{sha}";
const WRITE = { statuses: "write" } as const;

function status({ sample }: OrdersFixture, said: Partial<CommitStatus> = {}): CommitStatus {
  return { sha: sample.commits[3]!, context: "plimsoll", state: "success", description: "100 of 100 lines", targetUrl: "https://example.com/17", ...said };
}

describe("a commit status", () => {
  it("is set, and not again while the latest says the same", async () => {
    await using fixture = await startOrders();
    const { client } = connectTo(fixture.github, WRITE);
    expect(await client.setCommitStatus(status(fixture))).toMatchObject({ kind: "written" });
    expect(await client.setCommitStatus(status(fixture))).toMatchObject({ kind: "unchanged" });
    expect(await client.setCommitStatus(status(fixture, { context: "other", targetUrl: null }))).toMatchObject({ kind: "written" });
    expect(await client.setCommitStatus(status(fixture, { state: "failure" }))).toMatchObject({ kind: "written" });
    expect(await client.setCommitStatus(status(fixture))).toMatchObject({ kind: "written" });
    expect(fixture.orders.has.statuses.map(({ said }) => [said.context, said.state])).toEqual([["plimsoll", "success"], ["other", "success"], ["plimsoll", "failure"], ["plimsoll", "success"]]);
  });

  it("has its description cut at GitHub's 140 characters", async () => {
    await using fixture = await startOrders();
    const { client } = connectTo(fixture.github, WRITE);
    await client.setCommitStatus(status(fixture, { description: "x".repeat(200) }));
    expect(fixture.orders.has.statuses[0]?.said.description).toBe(`${"x".repeat(139)}…`);
  });

  it("is set once when the answer got lost", async () => {
    await using fixture = await startOrders();
    fixture.github.faults.add({ on: CREATE, fault: { kind: "lost-answer" } });
    const { client } = connectTo(fixture.github, WRITE);
    expect(await client.setCommitStatus(status(fixture))).toMatchObject({ kind: "written" });
    expect(fixture.orders.has.statuses).toHaveLength(1);
  });

  it("is refused without the permission, and for a commit that is not there", async () => {
    await using fixture = await startOrders();
    const reading = connectTo(fixture.github, { statuses: "read" });
    expect(await reading.client.setCommitStatus(status(fixture))).toMatchObject({ kind: "refused", code: "no-permission", reason: expect.stringContaining("the token needs the permission statuses: write") });
    const { client } = connectTo(fixture.github, WRITE);
    expect(await client.setCommitStatus(status(fixture, { sha: "0".repeat(40) }))).toMatchObject({ kind: "refused", code: "rejected", status: 422 });
  });
});
