import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { didYouMean, editDistance } from "./did-you-mean.js";

describe("the distance of two words", () => {
  it.each([
    ["", "", 0], ["", "abc", 3], ["abc", "", 3], ["shard", "shards", 1], ["kitten", "sitting", 3], ["jset", "jest", 1],
    // Letters outside the basic plane are one letter, though JavaScript counts two units.
    ["a😀", "a", 1], ["a", "a😀", 1],
  ])("counts the slips from %j to %j", (left, right, edits) => {
    expect(editDistance(left, right)).toBe(edits);
  });

  it("is the same both ways, zero only for equal words, and at most the longer length", () => {
    fc.assert(fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (left, right) => {
      const distance = editDistance(left, right);
      expect(editDistance(right, left)).toBe(distance);
      expect(distance === 0).toBe(left === right);
      expect(distance).toBeLessThanOrEqual(Math.max(left.length, right.length));
    }));
  });
});

describe("the hint for a mistyped word", () => {
  const known = ["shards", "shard", "forkPoint", "no"];

  it.each([
    ["shrads", '; did you mean "shards"?'],
    ["SHARD", '; did you mean "shard"?'],
    ["forkpiont", '; did you mean "forkPoint"?'],
    ["n", '; did you mean "no"?'],
    ["coverage", ""],
    ["", ""],
    ["shards".padEnd(61, "s"), ""],
  ])("for %j is %j", (word, hint) => {
    expect(didYouMean(word, known)).toBe(hint);
  });

  it("is empty where nothing is known", () => {
    expect(didYouMean("shards", [])).toBe("");
  });
});
