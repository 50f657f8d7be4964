import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { mergedTree } from "./merged-tree.js";

/** Contents by path; null is a link. */
type Tree = Readonly<Record<string, string | null>>;
const files = (tree: Tree) => Object.entries(tree).map(([path, blob]) => ({ path, blob }));
const merged = (start: Tree, onto: Tree, head: Tree): readonly [Tree, readonly string[]] => {
  const { files: found, conflicts } = mergedTree(files(start), files(onto), files(head));
  return [Object.fromEntries(found.map(({ path, blob }) => [path, blob])), conflicts];
};

describe("what a change and the branch that it goes onto come to", () => {
  it.each<[string, Tree, Tree, Tree, Tree]>([
    ["the change's where the branch left it", { a: "1" }, { a: "1" }, { a: "2" }, { a: "2" }],
    ["the branch's where the change left it", { a: "1" }, { a: "2" }, { a: "1" }, { a: "2" }],
    ["either where both did the same", { a: "1" }, { a: "2" }, { a: "2" }, { a: "2" }],
    ["nothing where one of them removed it", { a: "1", b: "1" }, { b: "1" }, { a: "1" }, {}],
    ["what each has added", {}, { a: "1" }, { b: "2" }, { a: "1", b: "2" }],
  ])("is %s", (_what, start, onto, head, expected) => {
    expect(merged(start, onto, head)).toEqual([expected, []]);
  });

  it.each<[string, Tree, Tree, Tree, Tree]>([
    ["changed it differently", { a: "1" }, { a: "2" }, { a: "3" }, { a: "2" }],
    ["added it differently", {}, { a: "2" }, { a: null }, { a: "2" }],
    ["changed and removed it", { a: "1" }, { a: "2" }, {}, { a: "2" }],
    ["removed and changed it", { a: "1" }, {}, { a: "2" }, {}],
  ])("is not known where they %s", (_what, start, onto, head, expected) => {
    expect(merged(start, onto, head)).toEqual([expected, ["a"]]);
  });

  it("is the head where the branch has not moved on, and the branch where there is no change", () => {
    const tree = fc.dictionary(fc.constantFrom("a", "b", "c"), fc.constantFrom("1", "2", null));
    fc.assert(fc.property(tree, tree, (one, other) => {
      expect(merged(one, one, other)).toEqual([other, []]);
      expect(merged(one, other, one)).toEqual([other, []]);
    }));
  });
});
