import { describe, expect, it } from "@jest/globals";
import { connectTo } from "../../tests/github/connected.js";
import { startOrders, type OrdersFixture } from "../../tests/github/fixture.js";
import { markdown } from "../report/markdown/fragment.js";
import { plainSection } from "../report/markdown/summary.js";
import { composeSticky } from "../report/markdown/sticky.js";

const LIST = "GET /repos/{owner}/{repo}/issues/{issue_number}/comments";
const CREATE = "POST /repos/{owner}/{repo}/issues/{issue_number}/comments";
const EDIT = "PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}";
const REMOVE = "DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}";
const WRITE = { "pull-requests": "write" } as const;

function bodyOf(text: string, gate = "coverage-gate"): string {
  return composeSticky(gate, [plainSection("verdict", 0, markdown`${text}`)]);
}

async function withPullRequest(): Promise<OrdersFixture> {
  const fixture = await startOrders();
  await fixture.orders.openPullRequest({ head: "feature" });
  return fixture;
}

function addComment({ orders }: OrdersFixture, author: string, body: string): void {
  orders.has.comments.push({ id: orders.nextId(), issue: 1, author, body, createdAt: "2026-01-01T00:00:00Z", updatedAt: "2026-01-01T00:00:00Z", minimized: null });
}

const bodies = ({ orders }: OrdersFixture): string[] => orders.has.comments.map(({ body }) => body);

describe("the sticky comment", () => {
  it("is made, left alone while it says the same, and updated in place when it does not", async () => {
    await using fixture = await withPullRequest();
    const { client } = connectTo(fixture.github, WRITE);
    const written = await client.upsertStickyComment(1, bodyOf("99 %"));
    expect(written).toEqual({ kind: "written", url: expect.stringContaining("https://github.com/octo/orders/issues/1#issuecomment-") });
    expect(await client.upsertStickyComment(1, bodyOf("99 %"))).toEqual({ ...written, kind: "unchanged" });
    expect(await client.upsertStickyComment(1, bodyOf("100 %"))).toEqual(written);
    expect(bodies(fixture)).toEqual([bodyOf("100 %")]);
    expect([CREATE, EDIT].map((route) => fixture.github.count(route))).toEqual([1, 1]);
  });

  it("is one for each gate", async () => {
    await using fixture = await withPullRequest();
    const { client } = connectTo(fixture.github, WRITE);
    await client.upsertStickyComment(1, bodyOf("a", "coverage-gate"));
    await client.upsertStickyComment(1, bodyOf("b", "ddl-review"));
    expect(fixture.orders.has.comments).toHaveLength(2);
  });

  it("is never somebody else's, who copied our marker", async () => {
    await using fixture = await withPullRequest();
    addComment(fixture, "mallory", bodyOf("forged"));
    addComment(fixture, "github-actions", bodyOf("forged too"));
    const { client } = connectTo(fixture.github, WRITE);
    expect(await client.upsertStickyComment(1, bodyOf("ours"))).toMatchObject({ kind: "written" });
    expect(bodies(fixture)).toEqual([bodyOf("forged"), bodyOf("forged too"), bodyOf("ours")]);
  });

  it("is found behind a hundred other comments, among them our own without a marker", async () => {
    await using fixture = await withPullRequest();
    for (let number = 0; number < 120; number += 1) addComment(fixture, number % 2 === 0 ? "octocat" : "github-actions[bot]", `Comment ${number}`);
    const { client } = connectTo(fixture.github, WRITE);
    await client.upsertStickyComment(1, bodyOf("one"));
    expect(await client.upsertStickyComment(1, bodyOf("two"))).toMatchObject({ kind: "written" });
    expect(bodies(fixture).slice(120)).toEqual([bodyOf("two")]);
    expect(fixture.github.count(LIST)).toBe(4);
  });

  it("is made once when the answer got lost, and once when GitHub failed before the write", async () => {
    for (const fault of [{ kind: "lost-answer" }, { kind: "reset" }, { kind: "status", status: 500 }] as const) {
      await using fixture = await withPullRequest();
      fixture.github.faults.add({ on: CREATE, fault });
      const { client } = connectTo(fixture.github, WRITE);
      expect(await client.upsertStickyComment(1, bodyOf("once"))).toMatchObject({ kind: "written" });
      expect(bodies(fixture)).toEqual([bodyOf("once")]);
    }
  });

  it("that was delivered twice is one again after the next run", async () => {
    await using fixture = await withPullRequest();
    fixture.github.faults.add({ on: CREATE, fault: { kind: "duplicate" } });
    fixture.github.faults.add({ on: REMOVE, fault: { kind: "lost-answer" } });
    const { client } = connectTo(fixture.github, WRITE);
    await client.upsertStickyComment(1, bodyOf("twice"));
    expect(bodies(fixture)).toHaveLength(2);
    expect(await client.upsertStickyComment(1, bodyOf("twice"))).toMatchObject({ kind: "unchanged" });
    expect(bodies(fixture)).toEqual([bodyOf("twice")]);
  });

  it("stays two when the token may not remove the copy, and says so", async () => {
    await using fixture = await withPullRequest();
    fixture.github.faults.add({ on: CREATE, fault: { kind: "duplicate" } });
    fixture.github.faults.add({ on: REMOVE, fault: { kind: "status", status: 403 } });
    const { client } = connectTo(fixture.github, WRITE);
    await client.upsertStickyComment(1, bodyOf("twice"));
    expect(await client.upsertStickyComment(1, bodyOf("twice"))).toMatchObject({ kind: "refused", code: "no-permission" });
  });

  it("is refused on a fork's token that can only read", async () => {
    await using fixture = await withPullRequest();
    const { client } = connectTo(fixture.github, { "pull-requests": "read" });
    expect(await client.upsertStickyComment(1, bodyOf("x"))).toEqual({
      kind: "refused", code: "no-permission", status: 403,
      reason: "cannot comment on pull request 1: GitHub answered 403 (Resource not accessible by integration); the token needs the permission pull-requests: write (on a pull request from a fork it can only read)",
    });
  });

  it("is refused, not thrown, when who we are cannot be learned", async () => {
    await using fixture = await withPullRequest();
    fixture.github.faults.add({ on: "POST /graphql", fault: { kind: "reset" }, times: 9 });
    const { client } = connectTo(fixture.github, WRITE);
    expect(await client.upsertStickyComment(1, bodyOf("x"))).toMatchObject({ kind: "refused", code: "no-answer", status: null });
  });

  it("is refused when the token may not even ask who it is", async () => {
    await using fixture = await withPullRequest();
    fixture.github.faults.add({ on: "POST /graphql", fault: { kind: "status", status: 403 } });
    const { client } = connectTo(fixture.github, WRITE);
    expect(await client.upsertStickyComment(1, bodyOf("x"))).toMatchObject({ kind: "refused", reason: expect.stringContaining("the token is not allowed to ask this") });
  });

  it("must have been composed as one", async () => {
    await using fixture = await withPullRequest();
    const { client } = connectTo(fixture.github, WRITE);
    expect(() => client.upsertStickyComment(1, "no marker")).toThrow(RangeError);
  });
});
