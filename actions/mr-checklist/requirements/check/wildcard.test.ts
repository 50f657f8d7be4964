import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { matchesWildcard } from "./wildcard.js";

describe("a name with wildcards", () => {
  it.each([
    ["coverage", "coverage", true], ["coverage", "coverages", false], ["coverage", "Coverage", false], ["", "", true], ["", "a", false], ["a", "", false],
    ["pipeline / *", "pipeline / coverage", true], ["* / coverage", "pipeline / api / coverage", true],
    ["plimsoll* / verdict", "plimsoll-api / verdict", true], ["plimsoll* / verdict", "plimsoll / coverage", false],
    ["build (20, linux)", "build (20, linux)", true], ["build (*)", "build (20, linux)", true], ["test [a]", "test a", false], ["test {a,b}", "test a", false],
    ["t?st", "test", true], ["t?st", "tst", false], ["?", "😀", true], ["*a*b", "xaxbxb", true], ["*a*b", "xaxbx", false], ["**", "", true],
  ])("%j and %j: %s", (pattern, name, fits) => {
    expect(matchesWildcard(pattern, name)).toBe(fits);
  });

  it("reads as the same regular expression would", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 8 });
    const name = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 8 });
    fc.assert(fc.property(text, name, (pattern, given) => {
      const expression = new RegExp(`^${pattern.replaceAll("*", ".*").replaceAll("?", ".")}$`.replaceAll(".*.*", ".*"), "su");
      expect(matchesWildcard(pattern, given)).toBe(expression.test(given));
    }));
  });
});
