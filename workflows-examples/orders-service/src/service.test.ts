import { once } from "node:events";
import { createServer } from "node:http";
import { connect, type AddressInfo, type Socket } from "node:net";
import { describe, expect, it, jest } from "@jest/globals";
import { startService } from "../tests/running-service";
import { ScriptedPool } from "../tests/scripted-pool";
import { runService } from "./service";

class FakePool extends ScriptedPool {
  static latest: FakePool | undefined;
  loseConnection: (error: Error) => void = () => undefined;

  constructor() {
    super([{ "?column?": 1 }]);
    FakePool.latest = this;
  }

  on(_event: "error", listener: (error: Error) => void): this {
    this.loseConnection = listener;
    return this;
  }
}

jest.mock("pg", () => ({ Pool: FakePool }), { virtual: true });

const body = JSON.stringify({
  customerId: "ada",
  currency: "EUR",
  lines: [{ sku: "TEA", quantity: 1, unitPrice: 890 }],
});

/** Sends the head of a request, and waits until the service has begun to serve it. */
async function beginRequest(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write(
    "POST /orders HTTP/1.1\r\nhost: orders\r\nidempotency-key: k\r\nexpect: 100-continue\r\n" +
      `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n`,
  );
  const [continued] = (await once(socket, "data")) as [Buffer];
  expect(continued.toString()).toBe("HTTP/1.1 100 Continue\r\n\r\n");
  return socket;
}

async function restOf(socket: Socket): Promise<string> {
  let received = "";
  socket.on("data", (chunk) => (received += chunk.toString()));
  await once(socket, "close");
  return received;
}

describe("the service", () => {
  it("keeps orders in memory when no database is configured, and warns of it", async () => {
    const service = await startService();

    const response = await fetch(`${service.url}/orders`);

    expect([response.status, await response.json()]).toEqual([200, { orders: [], nextCursor: null }]);
    expect(service.logged[0]).toMatchObject({
      level: "warn",
      message: "no DATABASE_URL: orders are kept in memory, and lost when the service stops",
    });
    service.signal("SIGTERM");
    expect(await service.exitCode).toBe(0);
  });

  it("uses the database that is configured, and closes it at the end", async () => {
    const service = await startService({ DATABASE_URL: "postgres://orders@db/orders" });

    expect((await fetch(`${service.url}/health/ready`)).status).toBe(200);
    expect(FakePool.latest?.statements).toEqual([{ text: "SELECT 1", values: undefined }]);
    FakePool.latest?.loseConnection(new Error("terminating connection"));
    expect(await service.log("an idle database connection was lost")).toMatchObject({
      level: "warn",
      error: "terminating connection",
    });

    service.signal("SIGTERM");
    expect(await service.exitCode).toBe(0);
    expect(FakePool.latest?.ended).toBe(true);
  });
});

describe("stopping the service", () => {
  it.each(["SIGTERM", "SIGINT"] as const)("begins with %s, and refuses new connections", async (signal) => {
    const service = await startService();

    service.signal(signal);

    expect(await service.log("service stopping")).toMatchObject({ signal });
    expect(await service.exitCode).toBe(0);
    await expect(fetch(`${service.url}/health/live`)).rejects.toThrow("fetch failed");
    expect(service.logged.at(-1)?.message).toBe("service stopped");
  });

  it("lets a request that is under way finish", async () => {
    const service = await startService();
    const socket = await beginRequest(service.url);

    service.signal("SIGTERM");
    await service.log("service stopping");
    socket.write(body);
    const response = await restOf(socket);

    expect(response).toMatch(/^HTTP\/1.1 201 Created\r\n/);
    expect(response).toMatch(/\r\nconnection: close\r\n/i);
    expect(await service.exitCode).toBe(0);
  });

  it("cuts off a request that does not finish in time", async () => {
    const service = await startService({ SHUTDOWN_MILLISECONDS: "20" });
    const socket = await beginRequest(service.url);

    service.signal("SIGTERM");

    expect(await restOf(socket)).toBe("");
    expect(await service.exitCode).toBe(0);
    expect(service.logged.at(-1)?.message).toBe("service stopped");
  });
});

describe("a service that cannot start", () => {
  const signals = { once: () => undefined };

  it("says what is wrong with its configuration", async () => {
    const lines: string[] = [];

    expect(await runService({ environment: { PORT: "http" }, write: (line) => lines.push(line), signals })).toBe(1);
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      expect.objectContaining({
        level: "error",
        message: "service failed",
        error: 'PORT must be an integer from 0 to 65535, not "http".',
      }),
    ]);
  });

  it("says that its port is taken", async () => {
    const lines: string[] = [];
    const neighbour = createServer().listen(0, "127.0.0.1");
    await once(neighbour, "listening");
    const { port } = neighbour.address() as AddressInfo;

    const environment = { HOST: "127.0.0.1", PORT: String(port) };
    expect(await runService({ environment, write: (line) => lines.push(line), signals })).toBe(1);
    expect(lines.at(-1)).toContain("EADDRINUSE");
    neighbour.close();
  });
});
