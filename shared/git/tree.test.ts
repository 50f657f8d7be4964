import { describe, expect, it } from "@jest/globals";
import { parseTree } from "./tree.js";

const ID = "1".repeat(40);

describe("the files of a commit", () => {
  it("are sorted as JavaScript compares, where git goes by bytes; links and other repositories have no content of their own", () => {
    const printed = [`100644 blob ${ID}\ta b\n.ts`, `120000 blob ${ID}\tlink`, `160000 commit ${ID}\tother`, `100755 blob ${ID}\t\uFFFD`, `100644 blob ${ID}\t\u{10000}`];
    expect(parseTree(`${printed.join("\0")}\0`)).toEqual([
      { path: "a b\n.ts", blob: ID }, { path: "link", blob: null }, { path: "other", blob: null }, { path: "\u{10000}", blob: ID }, { path: "\uFFFD", blob: ID },
    ]);
    expect(parseTree("")).toEqual([]);
  });
});
