import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "@jest/globals";
import { entryOf, type LogEntry } from "../../tests/running-service";
import { createLogger } from "../logger";
import { Problem } from "./problem";
import { jsonReply } from "./reply";
import { createRequestHandler } from "./request-handler";
import type { Operation, OperationRequest } from "./router";

let server: Server | undefined;

afterEach(() => {
  server?.close();
});

/** Serves the operation at /things/{thingId}, and everything it logs. */
async function serve(operation: Operation): Promise<{ url: string; logged: readonly LogEntry[] }> {
  const logged: LogEntry[] = [];
  const handle = createRequestHandler({
    routes: [{ method: "POST", path: "/things/{thingId}", operation }],
    logger: createLogger(
      (line) => logged.push(JSON.parse(line) as LogEntry),
      () => new Date(),
    ),
    newId: () => "new-id",
    isStopping: () => false,
  });
  server = createServer((request, response) => void handle(request, response)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${String(port)}/things/42`, logged };
}

const ok: Operation = () => Promise.resolve(jsonReply(200, { ok: true }));

describe("a request", () => {
  it("reaches its operation with path, query, headers and body", async () => {
    let seen: OperationRequest | undefined;
    let body: unknown;
    const { url } = await serve(async (request) => {
      seen = request;
      body = await request.json();
      return jsonReply(202, { accepted: true }, { location: "/things/42" });
    });

    const response = await fetch(`${url}?limit=2&q=a%20b`, {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": "k" },
      body: '{"size":3}',
    });

    expect([response.status, response.headers.get("location"), await response.json()]).toEqual([
      202,
      "/things/42",
      { accepted: true },
    ]);
    expect({ ...seen?.parameters }).toEqual({ thingId: "42" });
    expect([...(seen?.query ?? [])]).toEqual([
      ["limit", "2"],
      ["q", "a b"],
    ]);
    expect(seen?.headers["idempotency-key"]).toBe("k");
    expect(body).toEqual({ size: 3 });
  });

  it("is logged by its route, not by its path", async () => {
    const { url, logged } = await serve(ok);

    await fetch(url, { method: "POST" });

    expect(await entryOf(logged, "request served")).toEqual({
      time: expect.any(String),
      level: "info",
      message: "request served",
      requestId: "new-id",
      method: "POST",
      route: "/things/{thingId}",
      status: 200,
      milliseconds: expect.any(Number),
    });
  });

  it("keeps the id that it came with", async () => {
    const { url, logged } = await serve(ok);

    const response = await fetch(url, { method: "POST", headers: { "x-request-id": "edge-7f3a.1" } });

    expect(response.headers.get("x-request-id")).toBe("edge-7f3a.1");
    expect(await entryOf(logged, "request served")).toMatchObject({ requestId: "edge-7f3a.1" });
  });

  it.each(["two words", "x".repeat(65), "<script>"])("gets an id of ours when it came with the id %j", async (id) => {
    const { url } = await serve(ok);

    const response = await fetch(url, { method: "POST", headers: { "x-request-id": id } });

    expect(response.headers.get("x-request-id")).toBe("new-id");
  });
});

describe("a request that cannot be served", () => {
  it("is answered with the problem that its operation names", async () => {
    const { url, logged } = await serve(() => Promise.reject(new Problem("conflict", "Too late.")));

    const response = await fetch(url, { method: "POST" });

    expect([response.status, response.headers.get("content-type")]).toEqual([409, "application/problem+json"]);
    expect(await response.json()).toMatchObject({ type: "/problems/conflict", detail: "Too late." });
    expect(await entryOf(logged, "request served")).toMatchObject({ route: "/things/{thingId}", status: 409 });
  });

  it.each([
    { what: "no route", method: "POST", path: "/elsewhere", status: 404, route: "unknown" },
    { what: "another method", method: "DELETE", path: "/things/42", status: 405, route: "unknown" },
  ])("is answered with $status when there is $what for it", async ({ method, path, status, route }) => {
    const { url, logged } = await serve(ok);

    expect((await fetch(new URL(path, url), { method })).status).toBe(status);
    expect(await entryOf(logged, "request served")).toMatchObject({ route, status });
  });

  it("is answered with 500 when its operation fails, and only the log says why", async () => {
    const { url, logged } = await serve(() => Promise.reject(new Error("password authentication failed")));

    const response = await fetch(url, { method: "POST" });

    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({
      type: "/problems/internal-error",
      title: "The service failed",
      status: 500,
      detail: "The failure was logged under the request id.",
    });
    expect(await entryOf(logged, "request failed")).toMatchObject({
      level: "error",
      requestId: "new-id",
      error: "password authentication failed",
    });
  });
});
