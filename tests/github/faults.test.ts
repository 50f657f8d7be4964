import { describe, expect, it } from "@jest/globals";
import { ask } from "./ask.js";
import { ROOT, startOrders } from "./fixture.js";

const COMMENT = "POST /repos/{owner}/{repo}/issues/{issue_number}/comments";

describe("a fault on demand", () => {
  it("answers with a status as often as ordered, after as many requests as ordered", async () => {
    await using fixture = await startOrders();
    const { github } = fixture;
    const token = github.token({});
    github.faults.add({ on: "GET /repos/{owner}/{repo}", fault: { kind: "status", status: 502 }, times: 2, after: 1 });
    const statuses = [];
    for (let turn = 0; turn < 4; turn += 1) statuses.push((await ask(github.url, token, `GET ${ROOT}`)).status);
    expect(statuses).toEqual([200, 502, 502, 200]);
    expect(github.faults.unused).toEqual([]);
  });

  it("breaks the connection before the write, or after it", async () => {
    await using fixture = await startOrders();
    const { github, orders } = fixture;
    orders.openIssue("First");
    const token = github.token({ issues: "write" });
    const send = () => ask(github.url, token, `POST ${ROOT}/issues/1/comments`, { body: "hello" });
    github.faults.add({ on: COMMENT, fault: { kind: "reset" } });
    await expect(send()).rejects.toThrow("fetch failed");
    expect(orders.has.comments).toHaveLength(0);
    github.faults.add({ on: COMMENT, fault: { kind: "lost-answer" } });
    await expect(send()).rejects.toThrow("fetch failed");
    expect(orders.has.comments).toHaveLength(1);
  });

  it("delivers a request twice, and half of an answer", async () => {
    await using fixture = await startOrders();
    const { github, orders } = fixture;
    orders.openIssue("First");
    const token = github.token({ issues: "write" });
    github.faults.add({ on: COMMENT, fault: { kind: "duplicate" } });
    expect((await ask(github.url, token, `POST ${ROOT}/issues/1/comments`, { body: "hello" })).status).toBe(201);
    expect(orders.has.comments).toHaveLength(2);
    github.faults.add({ on: (request) => request.method === "GET", fault: { kind: "half-answer" } });
    await expect(ask(github.url, token, `GET ${ROOT}/issues/1/comments`)).rejects.toThrow("terminated");
  });

  it("answers late", async () => {
    await using fixture = await startOrders();
    const { github } = fixture;
    github.faults.add({ on: "GET /rate_limit", fault: { kind: "slow", seconds: 0.2 } });
    const slow = ask(github.url, github.token({}), "GET /rate_limit").then(() => "slow");
    const fast = ask(github.url, github.token({}), `GET ${ROOT}`).then(() => "fast");
    expect(await Promise.race([slow, fast])).toBe("fast");
    expect(await slow).toBe("slow");
  });
});

describe("the rate limit", () => {
  it("counts down in the headers, refuses when nothing is left, and begins anew at its reset", async () => {
    await using fixture = await startOrders();
    const { github } = fixture;
    const token = github.token({});
    github.rateLimit.leave(1, 60);
    const last = await ask(github.url, token, `GET ${ROOT}`);
    expect(last.headers.get("x-ratelimit-remaining")).toBe("0");
    const refused = await ask(github.url, token, `GET ${ROOT}`);
    expect(refused).toMatchObject({ status: 403, body: { message: "API rate limit exceeded for installation ID 1." } });
    expect(Number(refused.headers.get("x-ratelimit-reset"))).toBeGreaterThan(0);
    github.rateLimit.resetAt = new Date();
    expect(await ask(github.url, token, "GET /rate_limit")).toMatchObject({ status: 200, body: { rate: { limit: 5000, used: 1 } } });
  });

  it("also knows the second one, with the seconds to wait", async () => {
    await using fixture = await startOrders();
    const { github } = fixture;
    github.faults.add({ on: "GET /repos/{owner}/{repo}", fault: { kind: "secondary-limit", retryAfterSeconds: 7 } });
    const refused = await ask(github.url, github.token({}), `GET ${ROOT}`);
    expect(refused.status).toBe(403);
    expect(refused.headers.get("retry-after")).toBe("7");
  });
});
