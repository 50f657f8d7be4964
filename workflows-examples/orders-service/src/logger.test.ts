import { describe, expect, it } from "@jest/globals";
import { createLogger, failureFields } from "./logger";

const now = (): Date => new Date("2026-03-01T09:00:00.000Z");

describe("the logger", () => {
  it.each(["info", "warn", "error"] as const)("writes an entry of level %s as one line of JSON", (level) => {
    const lines: string[] = [];

    createLogger((line) => lines.push(line), now)[level]("request served", { status: 200, route: "/orders" });

    expect(lines).toEqual([
      `{"time":"2026-03-01T09:00:00.000Z","level":"${level}","message":"request served","status":200,"route":"/orders"}\n`,
    ]);
  });

  it("keeps an entry on its line, whatever the message holds", () => {
    const lines: string[] = [];

    createLogger((line) => lines.push(line), now).info('first\n{"level":"error"}');

    expect(lines.join("").split("\n")).toEqual([expect.stringContaining("first"), ""]);
  });
});

describe("the fields of a failure", () => {
  it("are message and stack of an error", () => {
    const failure = new Error("connection refused");

    expect(failureFields(failure)).toEqual({ error: "connection refused", stack: failure.stack });
  });

  it("are the text of anything else that was thrown", () => {
    expect(failureFields("out of paper")).toEqual({ error: "out of paper" });
  });
});
