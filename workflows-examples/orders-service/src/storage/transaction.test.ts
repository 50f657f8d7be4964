import { describe, expect, it } from "@jest/globals";
import { ScriptedPool } from "../../tests/scripted-pool";
import { inTransaction } from "./transaction";

function textsOf(pool: ScriptedPool): readonly string[] {
  return pool.statements.map(({ text }) => text);
}

describe("a transaction", () => {
  it("is committed after the work, and its connection kept", async () => {
    const pool = new ScriptedPool(0, 1, 0);

    const result = await inTransaction(pool, async (connection) => (await connection.query("DELETE FROM t")).rowCount);

    expect(result).toBe(1);
    expect(textsOf(pool)).toEqual(["BEGIN", "DELETE FROM t", "COMMIT"]);
    expect(pool.released).toEqual(["kept"]);
  });

  it("is never committed when a statement fails: its connection is closed, which rolls back", async () => {
    const pool = new ScriptedPool(0, new Error("deadlock detected"));

    await expect(inTransaction(pool, (connection) => connection.query("DELETE FROM t"))).rejects.toThrow(
      "deadlock detected",
    );
    expect(textsOf(pool)).toEqual(["BEGIN", "DELETE FROM t"]);
    expect(pool.released).toEqual(["destroyed"]);
  });

  it("fails when the commit fails", async () => {
    const pool = new ScriptedPool(0, new Error("connection reset"));

    await expect(inTransaction(pool, () => Promise.resolve("done"))).rejects.toThrow("connection reset");
    expect(textsOf(pool)).toEqual(["BEGIN", "COMMIT"]);
    expect(pool.released).toEqual(["destroyed"]);
  });
});
