import { describe, expect, it } from "@jest/globals";
import { connectTo } from "../../tests/github/connected.js";
import { startOrders } from "../../tests/github/fixture.js";

const COMPARE = "GET /repos/{owner}/{repo}/compare/{basehead}";
const READ = { contents: "read" } as const;

describe("a read", () => {
  it("is tried again after 500, 502, 503, 504, a broken connection and half an answer", async () => {
    const faults = [{ kind: "status", status: 500 }, { kind: "status", status: 502 }, { kind: "status", status: 503 }, { kind: "status", status: 504 }, { kind: "status", status: 408 }, { kind: "reset" }, { kind: "half-answer" }] as const;
    await using fixture = await startOrders();
    const { client } = connectTo(fixture.github, READ);
    for (const fault of faults) {
      fixture.github.faults.add({ on: COMPARE, fault });
      expect(await client.compare("main", "feature")).toMatchObject({ aheadBy: 2 });
    }
    expect(fixture.github.faults.unused).toEqual([]);
  });

  it("is inconclusive, with one line, when GitHub stays down", async () => {
    await using fixture = await startOrders();
    fixture.github.faults.add({ on: COMPARE, fault: { kind: "status", status: 502 }, times: 99 });
    const { client } = connectTo(fixture.github, READ);
    await expect(client.compare("main", "feature")).rejects.toThrow(/^cannot compare main with feature: GitHub answered 502 \(A fault that the test ordered\); run again; githubstatus.com says whether GitHub is down$/u);
    expect(fixture.github.count(COMPARE)).toBe(4);
  });

  it("is inconclusive when there is no GitHub at that address", async () => {
    await using fixture = await startOrders();
    const { client } = connectTo(fixture.github, READ, { apiUrl: "http://127.0.0.1:9" });
    await expect(client.compare("main", "feature")).rejects.toThrow(/^cannot compare main with feature: GitHub did not answer \(.+\); run again/u);
  });

  it("is not tried again after a status that says no", async () => {
    for (const status of [400, 401, 404, 409, 410, 418, 422, 451]) {
      await using fixture = await startOrders();
      fixture.github.faults.add({ on: COMPARE, fault: { kind: "status", status } });
      const { client } = connectTo(fixture.github, READ);
      await expect(client.compare("main", "feature")).rejects.toThrow(`GitHub answered ${status}`);
      expect(fixture.github.count(COMPARE)).toBe(1);
    }
  });

  it("counts as lost when the answer does not come in time", async () => {
    await using fixture = await startOrders();
    fixture.github.faults.add({ on: COMPARE, fault: { kind: "slow", seconds: 30 } });
    const { client } = connectTo(fixture.github, READ, { timeoutSeconds: 1 });
    expect(await client.compare("main", "feature")).toMatchObject({ aheadBy: 2 });
    expect(fixture.github.count(COMPARE)).toBe(2);
  });

  it("is inconclusive when the answer is not what GitHub documents", async () => {
    await using fixture = await startOrders();
    fixture.github.faults.add({ on: COMPARE, fault: { kind: "status", status: 200 } });
    const { client } = connectTo(fixture.github, READ);
    await expect(client.compare("main", "feature")).rejects.toThrow("GitHub answered 200 (status: expected one of identical, ahead, behind, diverged, found \"200\"); the address of the API may be wrong");
  });
});

describe("GitHub's rate limits", () => {
  it("are waited for when the wait is short, and the log says so", async () => {
    await using fixture = await startOrders();
    fixture.github.faults.add({ on: COMPARE, fault: { kind: "secondary-limit", retryAfterSeconds: 60 } });
    const { client, logged } = connectTo(fixture.github, READ);
    expect(await client.compare("main", "feature")).toMatchObject({ aheadBy: 2 });
    expect(logged).toContain("info: GitHub's secondary rate limit asks to wait 60 s; waiting");
  });

  it("are waited for by writes too: a refused write did not happen", async () => {
    await using fixture = await startOrders();
    fixture.github.faults.add({ on: "POST /repos/{owner}/{repo}/statuses/{sha}", fault: { kind: "secondary-limit", retryAfterSeconds: 1 } });
    const { client } = connectTo(fixture.github, { statuses: "write" });
    expect(await client.setCommitStatus({ sha: fixture.sample.commits[0]!, context: "a", state: "success", description: "", targetUrl: null })).toMatchObject({ kind: "written" });
    expect(fixture.orders.has.statuses).toHaveLength(1);
  });

  it("end the read when the wait would be too long, or comes again and again", async () => {
    await using fixture = await startOrders();
    const { client, logged } = connectTo(fixture.github, READ);
    fixture.github.rateLimit.leave(0, 1800);
    await expect(client.compare("main", "feature")).rejects.toThrow("GitHub answered 403 (API rate limit exceeded for installation ID 1.); the rate limit is used up: run again later");
    expect(logged.at(-1)).toMatch(/^info: GitHub's rate limit asks to wait 180\d s; that is too long, giving up$/u);
    fixture.github.rateLimit.leave(5000, 1800);
    fixture.github.faults.add({ on: COMPARE, fault: { kind: "secondary-limit", retryAfterSeconds: 1 }, times: 99 });
    await expect(client.compare("main", "feature")).rejects.toThrow("the rate limit is used up");
    expect(fixture.github.count(COMPARE)).toBe(1 + 3);
  });

  it("are tracked, and told where the user wants details", async () => {
    await using fixture = await startOrders();
    const { client, logged } = connectTo(fixture.github, READ);
    expect(client.rateBudget()).toBeNull();
    await client.compare("main", "feature");
    expect(client.rateBudget()).toEqual({ limit: 5000, remaining: 4999, resetAt: expect.any(Date) });
    expect(logged[0]).toMatch(/^debug: GitHub: GET \/repos\/\{owner\}\/\{repo\}\/compare\/\{basehead\}; 4999 of 5000 requests left until 2\d{3}-/u);
  });
});
