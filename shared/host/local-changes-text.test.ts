import { describe, expect, it } from "@jest/globals";
import { changesText } from "./local-changes-text.js";

describe("what keeps a verdict from being about its commit", () => {
  it("is put in a few words, whatever its name", () => {
    const words = (tracked: readonly string[], untracked: readonly string[]): string | null => changesText({ tracked, untracked });
    expect(words([], [])).toBeNull();
    expect(words(["a"], [])).toBe("a is not as committed");
    expect(words([], ["n\n.ts"])).toBe('"n\\n.ts" is not committed');
    expect(words(["a"], ["b"])).toBe("a is not as committed, nor is 1 more");
    expect(words([], ["a", "b", "c"])).toBe("a is not committed, nor are 2 more");
  });
});
