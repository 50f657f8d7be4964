import { describe, expect, it } from "@jest/globals";
import type { Timings } from "./timings.js";
import { vanishedTests } from "./vanished-tests.js";

const earlier = (...ids: readonly string[]): Timings => ({ tests: new Map(ids.map((id) => [id, 1])), runs: undefined, commit: undefined });
const names = (timings: Timings | null, found: readonly string[]): readonly string[] => vanishedTests(timings, found).flatMap((note) => note.names);
const said = (timings: Timings, found: readonly string[]): string | undefined => vanishedTests(timings, found)[0]?.text;

describe("tests that earlier runs know and discovery no longer finds", () => {
  it("are named, with how many others are new", () => {
    expect(said(earlier("a.test.js", "b.test.js", "c.test.js"), ["a.test.js", "d.test.js"])).toBe(
      "2 tests of earlier runs are not found any more (removed, renamed, or left out by the runner's configuration; 1 test is new): b.test.js, c.test.js",
    );
    expect(said(earlier("a.test.js", "b.test.js"), ["b.test.js", "c.test.js", "d.test.js"])).toContain("1 test of earlier runs is not found any more (removed, renamed, or left out by the runner's configuration; 2 tests are new): a.test.js");
    expect(said(earlier("a.test.js", "b.test.js"), ["b.test.js"])).toContain("configuration): a.test.js");
  });

  it("are none where every test is found, or where no earlier run is known", () => {
    expect(vanishedTests(earlier("a.test.js"), ["a.test.js", "b.test.js"])).toEqual([]);
    expect(vanishedTests(null, ["a.test.js"])).toEqual([]);
    expect(vanishedTests(earlier(), ["a.test.js"])).toEqual([]);
  });

  it.each<[string, readonly string[], readonly string[], readonly string[]]>([
    ["a pytest test beside others of its file", ["t/test_a.py::test_x", "t/test_a.py::A::test_y"], ["t/test_a.py::test_x"], ["t/test_a.py::A::test_y"]],
    ["one parameter of a pytest test", ["t/test_a.py::test_x[1]", "t/test_a.py::test_x[2]"], ["t/test_a.py::test_x[1]"], ["t/test_a.py::test_x[2]"]],
    ["a Go test, and those of a package that was renamed", ["example.com/m/a::TestA", "example.com/m/a::TestB", "example.com/m/b::TestC"], ["example.com/m/a::TestA", "example.com/m/c::TestC"], ["example.com/m/a::TestB", "example.com/m/b::TestC"]],
    ["tests of a whole suite", ["a.test.js", "t/test_a.py::test_x"], ["t/test_a.py::test_x"], ["a.test.js"]],
    ["a test that was skipped before and has no duration, among others", ["a.test.js", "b.test.js"], ["a.test.js"], ["b.test.js"]],
  ])("may be %s", (_what, known, found, gone) => {
    expect(names(earlier(...known), found)).toEqual(gone);
  });

  it("are not those of another tool that knows whole files, or single tests of a file", () => {
    expect(names(earlier("t/test_a.py", "t/test_b.py"), ["t/test_a.py::test_x"])).toEqual(["t/test_b.py"]);
    expect(names(earlier("a.test.js::adds", "b.test.js::adds"), ["a.test.js"])).toEqual(["b.test.js::adds"]);
    expect(said(earlier("t/test_a.py", "t/test_b.py"), ["t/test_a.py::test_x", "t/test_a.py::test_y"])).not.toContain("new");
  });

  it("may be all of them: then the durations may be of something else", () => {
    expect(said(earlier("x", "y"), ["a", "b"])).toBe("not one of 2 tests of earlier runs is found any more (removed, renamed, or the durations are of other tests): x, y");
    expect(said(earlier("x"), ["a"])).toContain("not one of 1 test of earlier runs");
  });

  it("are told in one line that no name can break or lengthen, with the number left off", () => {
    const many = Array.from({ length: 1204 }, (_, index) => `gone/${String(index).padStart(4, "0")}.test.js`);
    expect(said(earlier("a", ...many), ["a"])).toMatch(/^1,204 tests .*: gone\/0000\.test\.js, .*gone\/0004\.test\.js and 1199 more$/u);
    expect(said(earlier("a", "x\n::error::y\u202E"), ["a"])).toMatch(/: "x\\n::error::y\\u202e"$/u);
    expect(said(earlier("a", ...many.map((id) => id.repeat(100))), ["a"])?.length).toBeLessThan(800);
    expect(vanishedTests(earlier("a", ...many), ["a"])[0]?.names).toEqual(many);
  });
});
