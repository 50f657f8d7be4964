import { describe, expect, it } from "@jest/globals";
import { clip } from "./clip.js";

describe("clipped text", () => {
  it("stays when it fits", () => {
    expect(clip("abcd", 4)).toBe("abcd");
  });

  it("says with an ellipsis that something is gone", () => {
    expect(clip("abcdef", 4)).toBe("abc…");
  });

  it("never holds half a character", () => {
    expect(clip("a😀bc", 3)).toBe("a…");
  });
});
