import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { ArtifactPaths } from "./artifact-paths.js";
import { pathOfReference } from "./uri.js";

describe("a reference", () => {
  it.each([
    ["src/a.ts", "src/a.ts"],
    ["docs/with%20space%23.md", "docs/with space#.md"],
    ["docs/100%.md", "docs/100%.md"],
    ["file:///home/ci/a.ts", "/home/ci/a.ts"],
    ["file:/home/ci/a.ts", "/home/ci/a.ts"],
    ["FILE:///home/ci/a%C3%A4.ts", "/home/ci/aä.ts"],
    ["file://localhost/home/ci/a.ts", "/home/ci/a.ts"],
    ["file:///C:/code/a.cs", "C:/code/a.cs"],
    ["file:///c%3A/code/a.cs", "c:/code/a.cs"],
    ["file://C:/code/a.cs", "C:/code/a.cs"],
    ["file://server/share/a.cs", "//server/share/a.cs"],
    ["C:\\code\\a.cs", "C:\\code\\a.cs"],
    ["https://example.org/a.ts", null],
    ["git+ssh://example.org/a.ts", null],
  ])("%s stands for %s", (reference, path) => {
    expect(pathOfReference(reference)).toBe(path);
  });

  it("to any path comes back, however it is encoded", () => {
    fc.assert(fc.property(fc.webPath(), fc.boolean(), (path, absolute) => {
      const text = decodeURIComponent(path).replace(/^\/+/u, "");
      fc.pre(!/^[A-Za-z][A-Za-z0-9+.-]*:/u.test(text));
      expect(pathOfReference(absolute ? `file:///root/${encodeURI(text).replaceAll("#", "%23")}` : encodeURI(text))).toBe(absolute ? `/root/${text}` : text);
    }));
  });
});

describe("an artifact location", () => {
  const BASES = {
    "%SRCROOT%": { uri: "file:///home/ci/orders/" }, SRC: { uri: "src", uriBaseId: "%SRCROOT%" }, LIB: { uri: "lib/", uriBaseId: "SRC" },
    REPO: { description: { text: "where it was cloned" } }, BELOW: { uri: "src/", uriBaseId: "REPO" },
    ROUND: { uri: "x/", uriBaseId: "ABOUT" }, ABOUT: { uri: "y/", uriBaseId: "ROUND" },
  };
  const ARTIFACTS = [
    { location: { uri: "src/a.ts" } }, { location: { uri: "lib/a.ts", uriBaseId: "SRC" } }, {},
    { location: { uri: "inner.zip" }, parentIndex: 4 }, { location: { uri: "outer.zip" } }, { location: { uri: "x" }, parentIndex: 5 },
  ];
  const paths = new ArtifactPaths({ originalUriBaseIds: BASES, artifacts: ARTIFACTS });

  it.each([
    ["stands for itself", { uri: "src/a.ts" }, "src/a.ts"],
    ["stands below a base", { uri: "a.ts", uriBaseId: "%SRCROOT%" }, "/home/ci/orders/a.ts"],
    ["stands below a chain of bases", { uri: "a.ts", uriBaseId: "LIB" }, "/home/ci/orders/src/lib/a.ts"],
    ["stands below a base that nobody knows", { uri: "src/a.ts", uriBaseId: "%srcroot%" }, "src/a.ts"],
    ["stands below a base without an address", { uri: "README.md", uriBaseId: "REPO" }, "README.md"],
    ["stands below a base that leads to one without an address", { uri: "a.ts", uriBaseId: "BELOW" }, "src/a.ts"],
    ["is absolute whatever its base", { uri: "file:///tmp/a.ts", uriBaseId: "SRC" }, "/tmp/a.ts"],
    ["is a path with a drive whatever its base", { uri: "C:\\a.ts", uriBaseId: "SRC" }, "C:\\a.ts"],
    ["is a position in the list of artifacts", { index: 0 }, "src/a.ts"],
    ["is such a position with a base there", { index: 1 }, "/home/ci/orders/src/lib/a.ts"],
    ["names a position beyond the list", { index: 99 }, null],
    ["names an artifact without a location", { index: 2 }, null],
    ["lies in an archive in an archive", { index: 3 }, "outer.zip"],
    ["lies in an archive, with its own name", { uri: "inner.txt", index: 3 }, "outer.zip"],
    ["lies in itself", { index: 5 }, "x"],
    ["is a web page", { uri: "https://example.org/x" }, null],
    ["is empty", {}, null],
    ["is none", null, null],
  ])("%s", (_, location, path) => {
    expect(paths.pathOf(location)).toBe(path);
  });

  it("below bases that go round in circles ends somewhere", () => {
    expect(paths.pathOf({ uri: "a.ts", uriBaseId: "ROUND" })).toMatch(/\/a\.ts$/u);
  });

  it("has no path in a run that is none", () => {
    expect(new ArtifactPaths(null).pathOf({ index: 0 })).toBeNull();
  });
});
