import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { hostileText } from "../testing/hostile-text.js";
import { BREAK, breakReferences } from "./mention.js";

describe("references in outside text", () => {
  it.each([
    ["@name", `@${BREAK}name`],
    ["@org/team", `@${BREAK}org/team`],
    ["#123", `#${BREAK}123`],
    ["owner/name#123", `owner/name#${BREAK}123`],
    ["fixes GH-7", `fixes GH-${BREAK}7`],
    ["https://github.com/a/b/issues/1", `https:${BREAK}//github.com/a/b/issues/1`],
    ["www.example.org", `www${BREAK}.example.org`],
  ])("%s are broken by a zero-width space", (text, broken) => {
    expect(breakReferences(text)).toBe(broken);
  });

  it("do not touch what is none", () => {
    expect(breakReferences("# heading, high-1, a: b / c")).toBe("# heading, high-1, a: b / c");
  });

  it("never survive, even when another text follows directly", () => {
    fc.assert(fc.property(hostileText, hostileText, (one, other) => {
      const joined = breakReferences(one) + breakReferences(other);
      expect(joined).not.toMatch(/@\w|#\d|(?<![a-z\d])GH-\d/iu);
      expect(breakReferences(one)).not.toMatch(/:\/\/|www\./iu);
    }));
  });
});
