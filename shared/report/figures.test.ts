import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { countText, durationText, integerText, isBelow, isComplete, lineRange, percentText, plural } from "./figures.js";

describe("percent", () => {
  it.each([
    [99_999, 100_000, "99.99 %"],
    [1, 3, "33.33 %"],
    [0, 3, "0.00 %"],
    [3, 3, "100 %"],
    [0, 0, "nothing to measure"],
  ])("of %i of %i is %s", (covered, total, text) => {
    expect(percentText({ covered, total })).toBe(text);
  });

  it("reads 100 only when everything is covered", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 1e9 }), fc.nat(), (total, seed) => {
      const covered = total - 1 - (seed % total);
      expect(percentText({ covered, total })).not.toContain("100");
      expect(isComplete({ covered, total })).toBe(false);
    }));
  });

  it("of nothing is neither complete nor below a floor", () => {
    expect(isComplete({ covered: 0, total: 0 })).toBe(false);
    expect(isBelow({ covered: 0, total: 0 }, 100)).toBe(false);
  });
});

describe("a floor", () => {
  it("is missed by one item and met exactly, and without one nothing is below", () => {
    expect([isBelow({ covered: 311, total: 312 }, 100), isBelow({ covered: 9, total: 10 }, 90), isBelow({ covered: 0, total: 9 }, undefined)]).toEqual([true, false, false]);
  });
});

describe("figures for people", () => {
  it.each([
    [0, "0.00 s"], [0.324, "0.32 s"], [9.996, "10.0 s"], [41.23, "41.2 s"], [59.97, "1 min 00 s"], [125, "2 min 05 s"],
    [3599.7, "1 h 00 min"], [7380, "2 h 03 min"], [Number.NaN, "unknown"], [-1, "unknown"],
  ])("%f seconds read %s", (seconds, text) => {
    expect(durationText(seconds)).toBe(text);
  });

  it("are grouped as the locale would, without loading it", () => {
    fc.assert(fc.property(fc.maxSafeInteger(), (value) => {
      expect(integerText(value)).toBe(value.toLocaleString("en-US"));
    }));
  });

  it("separate thousands and choose the noun's number", () => {
    expect([integerText(172_063), plural(1, "file"), plural(1200, "file"), plural(2, "branch", "branches"), countText({ covered: 1, total: 2000 })]).toEqual([
      "172,063", "1 file", "1,200 files", "2 branches", "1 of 2,000",
    ]);
  });

  it("name one line or a range", () => {
    expect([lineRange(3, 3), lineRange(3, 5)]).toEqual(["3", "3-5"]);
  });
});
