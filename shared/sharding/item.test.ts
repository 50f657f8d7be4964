import { describe, expect, it } from "@jest/globals";
import { foldersAbove, groupOfId, withoutParameter } from "./item.js";

describe("the parts of an id", () => {
  it("are its group and its name without parameters", () => {
    expect(["a/b.py::T::t[x::y]", "src/a.test.js", "example.com/p.v3::TestA"].map(groupOfId)).toEqual(["a/b.py", "src/a.test.js", "example.com/p.v3"]);
    expect(["a[1].py::t[x::y]", "a.py::t", "app/[id]/page.test.js"].map(withoutParameter)).toEqual(["a[1].py::t", null, null]);
  });

  it("are the folders above it, nearest first, with the whole repository last", () => {
    expect(foldersAbove("a/b/c.py")).toEqual(["a/b", "a", ""]);
    expect(foldersAbove("c.py")).toEqual([""]);
    expect(foldersAbove("/abs/c.py")).toEqual(["/abs", ""]);
  });
});
