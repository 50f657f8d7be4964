import { describe, expect, it } from "@jest/globals";
import { closingReferences, readReference, referenceText } from "./issue-references.js";

function closed(words: string): string[] {
  return closingReferences(words, "octo/orders").map((reference) => referenceText(reference, "Octo/Orders"));
}

describe("the references of a text that closes issues", () => {
  it.each(["close", "closes", "closed", "fix", "fixes", "fixed", "resolve", "resolves", "resolved", "FIXES", "Fixes:"])("follow the keyword %s", (keyword) => {
    expect(closed(`This ${keyword} #12.`)).toEqual(["#12"]);
  });

  it.each([
    ["Fixes #1, closes #2 and resolves: #3", ["#1", "#2", "#3"]],
    ["(fixes #1)", ["#1"]],
    ["fixes:#1", ["#1"]],
    ["Fixes octo/Orders#4 and fixes other-org/site.io#5", ["#4", "other-org/site.io#5"]],
    ["Fixes GH-6", ["#6"]],
    ["Fixes https://github.com/octo/orders/issues/7#issuecomment-1", ["#7"]],
    ["Closes http://github.com/Acme/Shop/issues/8", ["acme/shop#8"]],
  ])("in %j are %j", (words, references) => {
    expect(closed(words)).toEqual(references);
  });

  it.each([
    "#12", "Fixes 12", "Fixes issue #12", "Fixes\n#12", "prefixes #12", "bug-fixes #12", "überfixes #12", "fixing #12", "Fixes # 12",
    "Fixes #0000", "Fixes #0", "Fixes #012", "Fixes #xxx", "Fixes #12abc", "Fixes #12é", "Fixes #12345678901",
    "Fixes octo/orders/more#12", "Fixes /orders#12", "Fixes https://github.com/octo/orders/pull/12", "Fixes https://tracker.example/octo/orders/issues/12",
    "Fixes https://github.com/octo/orders/issues/12a",
  ])("are none in %j", (words) => {
    expect(closed(words)).toEqual([]);
  });

  it("are found in no time where somebody made the text to be slow", () => {
    const started = performance.now();
    for (const part of ["fix ", "fixes:", "fix #", "fix a", "fix a/", "closeclosed", "fix https://github.com/", "a/b#"]) closed(part.repeat(65_536 / part.length));
    closed(`fix ${"a".repeat(65_000)}`);
    closed(`fix${" ".repeat(65_000)}#1`);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe("a reference by itself", () => {
  it.each([["#12", "#12"], ["octo/orders#12", "#12"], ["acme/shop#1", "acme/shop#1"], ["GH-3", "#3"], ["https://github.com/octo/orders/issues/9", "#9"]])("%j is %j", (text, shown) => {
    const reference = readReference(text, "octo/orders");
    expect(reference === null ? null : referenceText(reference, "octo/orders")).toBe(shown);
  });

  it.each(["ORD-12", "#12 and more", "", "#0"])("%j is none", (text) => {
    expect(readReference(text, "octo/orders")).toBeNull();
  });
});
