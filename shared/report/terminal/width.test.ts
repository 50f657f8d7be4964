import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { displayWidth, fitTo, padTo, wrapTo } from "./width.js";

describe("the width of text in a terminal", () => {
  it("counts wide characters twice and combining marks not at all", () => {
    expect(["abc", "日本", "😀", "e\u0301", "✔️"].map(displayWidth)).toEqual([3, 4, 2, 1, 1]);
  });

  it("is filled with spaces on either side", () => {
    expect([padTo("日", 4), padTo("7", 3, "right"), padTo("long", 2)]).toEqual(["日  ", "  7", "long"]);
  });

  it("is cut with an ellipsis that fits too", () => {
    expect([fitTo("abcdef", 4), fitTo("abc", 3), fitTo("日本語", 4), fitTo("日本", 2), fitTo("abc", 1)]).toEqual(["abc…", "abc", "日…", "…", "…"]);
  });
});

describe("wrapping", () => {
  it("breaks between words, and inside a word that is longer than a line", () => {
    expect(wrapTo("every test ran exactly once", 12)).toEqual(["every test", "ran exactly", "once"]);
    expect(wrapTo("see src/orders/service.test.ts now", 10)).toEqual(["see", "src/orders", "/service.t", "est.ts now"]);
  });

  it("keeps indentation and an empty line", () => {
    expect(wrapTo("    at a.ts:1", 20)).toEqual(["    at a.ts:1"]);
    expect(wrapTo("", 20)).toEqual([""]);
  });

  it("never makes a line too wide and loses nothing but spaces", () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom("a", "b", " ", "日", "😀") }), fc.integer({ min: 0, max: 20 }), (text, width) => {
      const lines = wrapTo(text, width);
      for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(Math.max(2, width));
      expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
    }));
  });
});
