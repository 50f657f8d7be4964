import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { hostileText } from "../testing/hostile-text.js";
import { visibleFileName } from "./file-name.js";

describe("a file name", () => {
  it("stays as it is when all of it can be seen", () => {
    expect(visibleFileName('src/a b\\"c".ts')).toBe('src/a b\\"c".ts');
  });

  it("with a newline is quoted on one line, as git does", () => {
    expect(visibleFileName("a\n::set-output.ts")).toBe('"a\\n::set-output.ts"');
  });

  it("that holds an escape in letters differs from one that holds the character", () => {
    expect(visibleFileName("a\\n\n")).toBe('"a\\\\n\\n"');
    expect(visibleFileName("a\\n\\n")).toBe("a\\n\\n");
  });

  it("is one visible line, and two names with invisible characters never look the same", () => {
    fc.assert(fc.property(hostileText, hostileText, (one, other) => {
      expect(visibleFileName(one)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      if (one !== other && visibleFileName(one) !== one && visibleFileName(other) !== other) expect(visibleFileName(one)).not.toBe(visibleFileName(other));
    }));
  });
});
