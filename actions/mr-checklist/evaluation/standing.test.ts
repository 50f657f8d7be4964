import { describe, expect, it } from "@jest/globals";
import { namesText, satisfied } from "./standing.js";

describe("what a requirement came to", () => {
  it("keeps a proof short, whatever the change holds", () => {
    const lines = Array.from({ length: 12 }, (_, index) => `line ${index}`);
    expect(satisfied("good", lines).evidence).toEqual(lines);
    expect(satisfied("good", [...lines, "one more"]).evidence).toEqual([...lines.slice(0, 11), "and 2 more"]);
    expect(satisfied("a\nb", ["c\r\nd\u2028e"])).toEqual({ state: "satisfied", reason: "a b", evidence: ["c d e"] });
    const { reason, evidence } = satisfied("r".repeat(500), ["e".repeat(500)]);
    expect([reason.length, evidence[0]?.length]).toEqual([400, 400]);
  });

  it.each([[["a"], "a"], [["a", "b", "c"], "a, b, c"], [["a", "b", "c", "d", "e"], "a, b, c and 2 more"]])("names %j as %j", (names, text) => {
    expect(namesText(names)).toBe(text);
  });
});
