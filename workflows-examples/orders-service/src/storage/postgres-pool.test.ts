import { EventEmitter } from "node:events";
import { expect, it, jest } from "@jest/globals";
import { openPostgresPool } from "./postgres-pool";

const opened: FakePool[] = [];

class FakePool extends EventEmitter {
  readonly options: unknown;

  constructor(options: unknown) {
    super();
    this.options = options;
    opened.push(this);
  }
}

jest.mock("pg", () => ({ Pool: FakePool }), { virtual: true });

it("a pool is opened for the URL, with time-outs, and survives the loss of an idle connection", async () => {
  const lost: Error[] = [];

  const pool = await openPostgresPool("postgres://orders@db/orders", (error) => lost.push(error));

  expect(opened).toEqual([pool]);
  expect(opened[0]?.options).toEqual({
    connectionString: "postgres://orders@db/orders",
    connectionTimeoutMillis: 5_000,
    statement_timeout: 10_000,
  });
  opened[0]?.emit("error", new Error("terminating connection due to administrator command"));
  expect(lost).toEqual([new Error("terminating connection due to administrator command")]);
});
