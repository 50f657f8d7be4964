import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { piecesOf } from "./pieces.js";

describe("the pieces of a text", () => {
  it.each([
    ["", 5, []],
    ["ab\ncd\r\nef\rgh", 5, ["ab", "cd", "ef", "gh"]],
    ["ab cd ef", 5, ["ab cd", "ef"]],
    ["abcdefg ab", 5, ["ab"]],
    ["ab abcdefg", 5, ["ab"]],
    ["ab      cd", 5, ["ab", "cd"]],
    ["          ", 5, []],
  ])("of %j, %i long at most, are %j", (text, longest, pieces) => {
    expect([...piecesOf(text, longest)]).toEqual(pieces);
  });

  it("are short, and hold every word that is short enough, in order", () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom("a", "b", " ", "\n", "\u00a0"), maxLength: 60 }), fc.integer({ min: 1, max: 9 }), (text, longest) => {
      const pieces = [...piecesOf(text, longest)];
      expect(pieces.every((piece) => piece.length <= longest)).toBe(true);
      expect(pieces.flatMap((piece) => piece.match(/\S+/g) ?? [])).toEqual((text.match(/\S+/g) ?? []).filter((word) => word.length <= longest));
    }));
  });
});
