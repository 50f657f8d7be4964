import { describe, expect, it } from "@jest/globals";
import { compare } from "./compare.js";

describe("the order of texts and numbers", () => {
  it("is that of their units and sizes, in no language's own way", () => {
    expect(["b", "ä", "a", "B", "a10", "a9", "a"].sort(compare)).toEqual(["B", "a", "a", "a10", "a9", "b", "ä"]);
    expect([10, 9, 9].sort(compare)).toEqual([9, 9, 10]);
  });

  it("leaves equal ones where they are", () => {
    expect([compare("a", "a"), compare(1, 1)]).toEqual([0, 0]);
  });
});
