import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { factsOf, fileOf, part, whole } from "../requirements/testing/question.js";
import { differenceDigest } from "./difference.js";

type File = Readonly<Record<string, unknown>>;

function digest(...files: readonly File[]): string | null {
  return differenceDigest(factsOf({ files: whole(files.map(fileOf)), pull: { changedFiles: files.length } }));
}

const PATCHED = { path: "a.ts", patch: "@@ -1 +1 @@\n-a\n+b", blob: "1" };
const BINARY = { path: "a.png", patch: null, blob: "2" };

describe("the digest of a difference", () => {
  it("is the same for one difference, in whatever order its files come and wherever it sits", () => {
    const whatever = digest(PATCHED, BINARY);
    expect(whatever).toMatch(/^[0-9a-f]{64}$/);
    expect(digest(BINARY, PATCHED)).toBe(whatever);
    expect(digest({ ...PATCHED, blob: "other" }, BINARY)).toBe(whatever);
  });

  it("is another one for anything that differs", () => {
    const all = [
      digest(), digest(PATCHED), digest(BINARY), digest({ ...PATCHED, patch: "@@ -1 +1 @@\n-a\n+c" }), digest({ ...PATCHED, path: "b.ts" }),
      digest({ ...PATCHED, previousPath: "b.ts", status: "renamed" }), digest({ ...PATCHED, status: "added" }), digest({ ...BINARY, blob: "3" }),
      digest({ ...BINARY, patch: "2", blob: null }), digest({ path: "a.png", status: "removed", blob: null }),
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  it("is none where a content or a file is unknown", () => {
    expect(digest(PATCHED, { path: "big.json", patch: null, blob: null })).toBeNull();
    expect(differenceDigest(factsOf({ files: part([fileOf(PATCHED)]) }))).toBeNull();
    expect(differenceDigest(factsOf({ files: whole([fileOf(PATCHED)]), pull: { changedFiles: 2 } }))).toBeNull();
  });

  it("depends on no order", () => {
    const files = fc.uniqueArray(fc.record({ path: fc.stringMatching(/^[a-c]{1,2}$/), patch: fc.option(fc.string()), blob: fc.string() }), { selector: ({ path }) => path, maxLength: 4 });
    fc.assert(fc.property(files, (drawn) => { expect(digest(...drawn)).toBe(digest(...drawn.toReversed())); }));
  });
});
