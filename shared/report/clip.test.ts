import { describe, expect, it } from "@jest/globals";
import { clip, clipStart } from "./clip.js";

describe("clipped text", () => {
  it("stays when it fits", () => {
    expect([clip("abcd", 4), clipStart("abcd", 4)]).toEqual(["abcd", "abcd"]);
  });

  it("says with an ellipsis that something is gone, at the end or at the start", () => {
    expect([clip("abcdef", 4), clipStart("src/a/b.ts", 5)]).toEqual(["abc…", "…b.ts"]);
  });

  it("never holds half a character", () => {
    expect([clip("a😀bc", 3), clipStart("ab😀c", 3)]).toEqual(["a…", "…c"]);
  });
});
