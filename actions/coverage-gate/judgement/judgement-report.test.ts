import { describe, expect, it } from "@jest/globals";
import type { CoverageNote } from "../../../shared/coverage/problem.js";
import { noteTexts } from "./judgement-report.js";

const note = (file: string | null, message: string): CoverageNote => ({ code: "map-mismatch", file, message });

describe("notes for people", () => {
  it("count the files that one remark is about", () => {
    const files = ["a.ts", "b.ts", "c.ts", "d.ts", "e\n.ts"];
    expect(noteTexts([note(null, "plain"), ...files.map((file) => note(file, "differs")), note("x.ts", "other")])).toEqual([
      "plain", "a.ts, b.ts, c.ts and 2 more files: differs", "x.ts: other",
    ]);
  });

  it("are at most fifteen, and say how many there are beyond", () => {
    const texts = noteTexts(Array.from({ length: 20 }, (_, index) => note("a.ts", `remark ${index}`)));
    expect(texts).toHaveLength(16);
    expect(texts.at(-1)).toBe("and 5 more notes");
  });
});
