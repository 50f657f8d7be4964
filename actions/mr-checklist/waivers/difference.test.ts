import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { factsOf, fileOf, part, whole } from "../requirements/testing/question.js";
import { differenceDigest } from "./difference.js";

type File = Readonly<Record<string, unknown>>;

function digest(...files: readonly File[]): string | null {
  return differenceDigest(factsOf({ files: whole(files.map(fileOf)), pull: { changedFiles: files.length } }));
}

const LINES = { additions: 1, deletions: 1, mode: "100644" };
const PATCHED = { ...LINES, path: "a.ts", patch: "@@ -1 +1 @@\n-a\n+b", blob: "1" };
const BINARY = { path: "a.png", patch: null, blob: "2", additions: 0, deletions: 0, mode: "100644" };

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
      digest({ ...BINARY, mode: "100755" }), digest({ ...PATCHED, mode: "100755" }), digest({ ...BINARY, additions: 1 }), digest({ path: "a.png", status: "removed", blob: null }),
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  // A branch with weaker rules of its own lets something else happen to the very same lines.
  it("is another one for another branch that the change goes into", () => {
    const into = (ref: string) => differenceDigest(factsOf({ files: whole([fileOf(PATCHED)]), pull: { changedFiles: 1, base: { ref, sha: "b".repeat(40), repository: "octo/orders" } } }));
    expect(into("production")).not.toBe(into("main"));
    expect(into("production")).toMatch(/^[0-9a-f]{64}$/);
  });

  it("is none where a content or a file is unknown", () => {
    expect(digest(PATCHED, { ...BINARY, path: "big.json", blob: null })).toBeNull();
    expect(digest({ ...PATCHED, mode: null })).toBeNull();
    expect(digest({ ...BINARY, mode: null })).toBeNull();
    expect(differenceDigest(factsOf({ files: part([fileOf(PATCHED)]) }))).toBeNull();
    expect(differenceDigest(factsOf({ files: whole([fileOf(PATCHED)]), pull: { changedFiles: 2 } }))).toBeNull();
  });

  it.each<[string, File]>([
    ["fewer added lines than the file has", { additions: 2 }], ["fewer deleted lines than the file lost", { deletions: 2 }], ["more lines than the file has", { additions: 0 }],
    ["a hunk that ends before its header says", { patch: "@@ -1 +1,3 @@\n-a\n+b" }], ["no hunk", { patch: "" }],
  ])("is none where the hunks are not those of the whole file: %s", (_what, given) => {
    expect(digest({ ...PATCHED, ...given })).toBeNull();
  });

  it("depends on no order", () => {
    const files = fc.uniqueArray(fc.record({ path: fc.stringMatching(/^[a-c]{1,2}$/), patch: fc.constantFrom(null, PATCHED.patch), blob: fc.string(), ...Object.fromEntries(Object.entries(LINES).map(([key, value]) => [key, fc.constant(value)])) }), { selector: ({ path }) => path, maxLength: 4 });
    fc.assert(fc.property(files, (drawn) => { expect(digest(...drawn)).toBe(digest(...drawn.toReversed())); }));
  });
});
