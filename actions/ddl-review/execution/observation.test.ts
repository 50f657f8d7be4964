import { describe, expect, it } from "@jest/globals";
import { worksSeen } from "./observation.js";

const orders = { schema: "public", name: "orders", oid: 16384, table: null, modes: ["AccessShareLock", "ShareLock"], rewrites: false, scans: true };
const index = { schema: "public", name: "orders_pkey", oid: 16390, table: 16384, modes: ["AccessShareLock"], rewrites: false, scans: false };

function seen(...touched: object[]): string[] | undefined {
  return worksSeen(["of the statement itself", JSON.stringify(touched)], "1.sql:1")?.map(({ relation, lock, blocks }) => `${relation.name} ${lock} ${blocks}`);
}

describe("what an engine shows", () => {
  it("is the strongest lock of each relation", () => {
    expect(seen(orders, index)).toEqual(["orders Share writes"]);
  });

  it("leaves out a mere look at a definition, and what is no lock of a table", () => {
    expect(seen({ ...orders, modes: ["AccessShareLock"], scans: false }, { ...orders, modes: ["SIReadLock"] })).toEqual([]);
  });

  it("leaves out an index that suffers no more than its table, or that nothing waits for", () => {
    expect(seen(orders, { ...index, modes: ["AccessExclusiveLock"] })).toEqual(["orders Share writes", "orders_pkey AccessExclusive reads and writes"]);
    expect(seen(orders, { ...index, modes: ["ShareLock"] })).toEqual(["orders Share writes"]);
    expect(seen({ ...index, modes: ["RowExclusiveLock"] })).toEqual([]);
    expect(seen({ ...index, modes: ["ShareUpdateExclusiveLock"] })).toEqual(["orders_pkey ShareUpdateExclusive definitions"]);
  });

  it("is not guessed where the engine says nothing", () => {
    expect(() => worksSeen([], "1.sql:1")).toThrow("the engine told nothing of the statement at 1.sql:1");
    expect(worksSeen(["null"], "1.sql:1")).toBeNull();
  });
});
