import { describe, expect, it } from "@jest/globals";
import { POSTGRES_LOCKS } from "../locks/work.js";
import { blockedBy } from "./blocked-by.js";

describe("what a lock of PostgreSQL holds up", () => {
  it("is what its conflicts say", () => {
    expect(POSTGRES_LOCKS.map((lock) => blockedBy(lock))).toEqual(["nothing", "nothing", "nothing", "definitions", "writes", "writes", "writes", "reads and writes"]);
  });
});
