import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "@jest/globals";
import { createRequestHandler } from "../src/http/request-handler";
import { routesOf } from "../src/http/routes";
import { createLogger } from "../src/logger";
import type { OrderRepository } from "../src/orders/order-repository";
import { MemoryOrderRepository } from "../src/storage/memory-order-repository";
import { deviations, documentedOperation, documentedResponse, operations } from "./openapi-document";
import { anOrder, orderId } from "./orders";

const shipment = { carrier: "Parcel Post", trackingNumber: "PP-1" };
const payment = { status: "paid", paymentReference: "pay_8412" } as const;
const orders = {
  placed: anOrder(1),
  paid: anOrder(2, { ...payment, version: 2 }),
  shipped: anOrder(3, { ...payment, status: "shipped", shipment, version: 3 }),
};
const nobody = { id: orderId(99) };

/** A repository whose database that is down. */
const brokenRepository = new Proxy(new MemoryOrderRepository(), {
  get: () => () => Promise.reject(new Error("connection refused")),
});

interface Exchange {
  readonly operationId: string;
  readonly status: number;
  readonly when: string;
  readonly order?: { readonly id: string };
  readonly query?: string;
  readonly key?: string;
  /** The example of the document unless given; a text is sent as it is. */
  readonly body?: unknown;
  readonly contentType?: string;
  readonly repeated?: boolean;
  readonly repository?: OrderRepository;
}

const reading: readonly Exchange[] = [
  { operationId: "listOrders", status: 200, when: "there are orders", query: "?limit=2" },
  { operationId: "listOrders", status: 400, when: "the limit is no number", query: "?limit=all" },
  { operationId: "getOrder", status: 200, when: "the order is shipped", order: orders.shipped },
  { operationId: "getOrder", status: 404, when: "there is no such order", order: nobody },
  { operationId: "isLive", status: 200, when: "the process runs" },
  { operationId: "isReady", status: 200, when: "the database answers" },
  { operationId: "isReady", status: 503, when: "the database is down", repository: brokenRepository },
];

const writing: readonly Exchange[] = [
  { operationId: "createOrder", status: 201, when: "the key is new", key: "k" },
  { operationId: "createOrder", status: 200, when: "the request was served before", key: "k", repeated: true },
  { operationId: "createOrder", status: 400, when: "there is no key" },
  { operationId: "createOrder", status: 422, when: "there is nothing in the body", key: "k", body: {} },
  { operationId: "payOrder", status: 200, when: "the order is placed", order: orders.placed },
  { operationId: "payOrder", status: 400, when: "the body is cut off", order: orders.placed, body: "{" },
  { operationId: "payOrder", status: 404, when: "there is no such order", order: nobody },
  {
    operationId: "payOrder",
    status: 409,
    when: "another payment was made",
    order: orders.paid,
    body: { paymentReference: "pay_1" },
  },
  { operationId: "payOrder", status: 422, when: "there is nothing in the body", order: orders.placed, body: {} },
  { operationId: "cancelOrder", status: 200, when: "the order is paid", order: orders.paid },
  { operationId: "cancelOrder", status: 404, when: "there is no such order", order: nobody },
  { operationId: "cancelOrder", status: 409, when: "the order is shipped", order: orders.shipped },
  { operationId: "shipOrder", status: 200, when: "the order is paid", order: orders.paid },
  { operationId: "shipOrder", status: 400, when: "the body is cut off", order: orders.paid, body: "{" },
  { operationId: "shipOrder", status: 404, when: "there is no such order", order: nobody },
  { operationId: "shipOrder", status: 409, when: "the order is not paid", order: orders.placed },
  { operationId: "shipOrder", status: 422, when: "there is nothing in the body", order: orders.paid, body: {} },
];

const unreadable = ["createOrder", "payOrder", "shipOrder"].flatMap((operationId): readonly Exchange[] => [
  { operationId, status: 413, when: "the body is too large", order: orders.paid, key: "k", body: " ".repeat(65_537) },
  { operationId, status: 415, when: "the body is no JSON", order: orders.paid, key: "k", contentType: "text/plain" },
]);

const failing = ["createOrder", "listOrders", "getOrder", "payOrder", "cancelOrder", "shipOrder"].map(
  (operationId): Exchange => ({
    operationId,
    status: 500,
    when: "the database is down",
    order: orders.paid,
    key: "k",
    repository: brokenRepository,
  }),
);

/** One exchange for each response that the document promises. */
const exchanges = [...reading, ...writing, ...unreadable, ...failing];

function routesOver(repository: OrderRepository) {
  return routesOf({ repository, newId: randomUUID, now: () => new Date(), isStopping: () => false });
}

async function filledRepository(): Promise<OrderRepository> {
  const repository = new MemoryOrderRepository();
  for (const order of Object.values(orders)) {
    await repository.create(order, { key: `key of ${order.id}`, requestDigest: "digest" });
  }
  return repository;
}

function bodyOf({ operationId, body }: Exchange): unknown {
  return body ?? documentedOperation(operationId).requestBody?.content["application/json"]?.example;
}

/** The service's answer over HTTP. */
async function answerTo(exchange: Exchange): Promise<Response> {
  const { order, query = "", key, contentType = "application/json", repeated, repository } = exchange;
  const { method, path } = documentedOperation(exchange.operationId);
  const body = bodyOf(exchange);

  const routes = routesOver(repository ?? (await filledRepository()));
  const logger = createLogger(
    () => undefined,
    () => new Date(),
  );
  const handle = createRequestHandler({ routes, logger, newId: randomUUID, isStopping: () => false });
  const server = createServer((request, response) => void handle(request, response)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;

  const url = `http://127.0.0.1:${String(port)}${path.replace("{orderId}", String(order?.id))}${query}`;
  const request: RequestInit = {
    method,
    headers: { "content-type": contentType, ...(key !== undefined && { "idempotency-key": key }) },
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  };
  if (repeated === true) await fetch(url, request);
  const response = await fetch(url, request);
  server.close();
  return response;
}

it("openapi.yaml names exactly the operations that the service has", () => {
  const documented = [...operations.values()].map(({ method, path }) => `${method} ${path}`);
  const served = routesOver(new MemoryOrderRepository()).map(({ method, path }) => `${method} ${path}`);

  expect(documented.sort()).toEqual(served.sort());
});

it("openapi.yaml promises exactly the responses that are tested here", () => {
  const documented = [...operations.values()].flatMap(({ operationId, responses }) =>
    Object.keys(responses).map((status) => `${operationId} ${status}`),
  );

  expect(documented.sort()).toEqual(
    exchanges.map(({ operationId, status }) => `${operationId} ${String(status)}`).sort(),
  );
});

describe.each(exchanges)("$operationId, when $when,", (exchange) => {
  const { operationId, status } = exchange;

  it(`answers ${String(status)} as openapi.yaml says`, async () => {
    const { headers = {}, content } = documentedResponse(operationId, status);

    const response = await answerTo(exchange);

    const contentType = String(response.headers.get("content-type"));
    expect([response.status, contentType]).toEqual([status, Object.keys(content)[0]]);
    expect(deviations(content[contentType]?.schema ?? { not: {} }, await response.json())).toEqual([]);
    expect(Object.keys(headers).filter((name) => !response.headers.has(name))).toEqual([]);
  });
});

describe("the request bodies of openapi.yaml", () => {
  const withBody = writing.filter((exchange) => exchange.status !== 400 && bodyOf(exchange) !== undefined);

  it.each(withBody)("allow what $operationId accepts and nothing that it refuses: $status when $when", (exchange) => {
    const schema = documentedOperation(exchange.operationId).requestBody?.content["application/json"]?.schema ?? {};

    expect(deviations(schema, bodyOf(exchange)).length > 0).toBe(exchange.status === 422);
  });
});
