import { describe, expect, it } from "@jest/globals";
import { migration } from "../testing/review.js";
import { historyKey, packed, unpacked } from "./history-cache.js";

const replayed = { gap: null, notes: ["a note"], dump: Buffer.from([1, 10, 2]) };
const history = [{ migration: migration("SELECT 1", 1), statements: [] }];

describe("what is kept of a history", () => {
  it("is given back as it was", () => {
    const back = unpacked(packed(replayed));
    expect({ ...back, dump: Buffer.from(back?.dump ?? []) }).toEqual(replayed);
    expect(unpacked(packed({ ...replayed, gap: "a gap" }))?.gap).toBe("a gap");
  });

  it.each([
    ["nothing", Buffer.of()],
    ["no line", Buffer.from("damaged")],
    ["no JSON", Buffer.from("damaged\n")],
    ["other JSON", Buffer.from("{}\n")],
    ["another format", Buffer.from(Buffer.from(packed(replayed)).toString("latin1").replace("history 1", "history 0"), "latin1")],
    ["half of it", packed(replayed).subarray(0, -1)],
  ])("is not taken from %s", (_what, bytes) => {
    expect(unpacked(bytes)).toBeNull();
  });

  it("has a name of everything that decides about it", () => {
    const names = [
      historyKey(history, "1", [], null), historyKey([], "1", [], null), historyKey(history, "2", [], null), historyKey(history, "1", ["citext"], null),
      historyKey(history, "1", [], "UTC"), historyKey([{ migration: migration("SELECT 2", 1), statements: [] }], "1", [], null), historyKey([{ migration: migration("SELECT 1", 1, "statement"), statements: [] }], "1", [], null),
    ];
    expect(new Set(names).size).toBe(names.length);
    expect(names[0]).toBe(historyKey(history, "1", [], null));
    expect(names[0]).toMatch(/^[0-9a-f]{64}$/);
  });
});
