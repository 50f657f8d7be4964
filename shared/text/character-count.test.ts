import { describe, expect, it } from "@jest/globals";
import { characterCount } from "./character-count.js";

describe("the number of characters", () => {
  it.each([["", 0], ["abc", 3], ["größe", 5], ["😀😀", 2], ["\ud83d", 1]])("of %j is %i", (text, count) => {
    expect(characterCount(text)).toBe(count);
  });
});
