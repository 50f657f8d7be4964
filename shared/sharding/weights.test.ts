import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { groupOfId, type DiscoveredItem } from "./item.js";
import { weigh } from "./weights.js";

const item = (id: string, bytes = 100): DiscoveredItem => ({ id, group: groupOfId(id), unit: id, bytes });
const known = (tests: Record<string, number>) => ({ tests: new Map(Object.entries(tests)), runs: undefined, commit: undefined });

const KNOWN = known({
  "a/x.py::one": 2, "a/x.py::two[1]": 4, "a/x.py::two[2]": 6, "a/x.py::skipped": 0,
  "a/y.py::one": 8, "b/c/z.py::one": 30,
});

describe("weights", () => {
  it.each([
    ["a/x.py::one", 2, "known"],
    ["a/x.py::skipped", 0, "known"],
    ["a/x.py::two[3]", 5, "other-parameters"],
    ["a/x.py::two", 5, "other-parameters"],
    ["a/x.py::new", 4, "same-file"],
    ["a/new.py::one", 5, "same-folder"],
    ["b/new.py::one", 30, "same-folder"],
    ["d/new.py::one", 10, "overall"],
    ["new.test.js", 10, "overall"],
  ])("of %s is %d, from %s", (id, seconds, source) => {
    expect(weigh([item(id)], KNOWN)).toEqual([{ ...item(id), seconds, source }]);
  });

  it("share a file's total among its tests that have no time of their own", () => {
    const weighed = weigh([item("a.py::one"), item("a.py::two"), item("a.py::own"), item("b.py::one")], known({ "a.py": 10, "a.py::own": 1, "b.py": 0 }));
    expect(weighed.slice(0, 3).map(({ seconds, source }) => ({ seconds, source }))).toEqual([
      { seconds: 5, source: "file-total" }, { seconds: 5, source: "file-total" }, { seconds: 1, source: "known" },
    ]);
  });

  it("are guessed from sizes when no duration is known at all, and never nothing", () => {
    for (const timings of [null, known({}), known({ "a/x.py::one": 0 })]) {
      expect(weigh([item("a/x.py::one", 2500), item("b.py::one", 0)], timings).map(({ seconds, source }) => ({ seconds, source }))).toEqual([{ seconds: 0.5, source: "size" }, { seconds: 0.0002, source: "size" }]);
    }
  });

  it("of an unknown test are never nothing, and never mixed with sizes", () => {
    const id = fc.tuple(fc.constantFrom("", "a/", "a/b/"), fc.constantFrom("x.py", "y.py"), fc.constantFrom("", "::t", "::t[1]", "::u")).map((parts) => parts.join(""));
    const tests = fc.dictionary(id, fc.oneof(fc.constant(0), fc.double({ min: 0.001, max: 100, noNaN: true })), { minKeys: 1 });
    fc.assert(fc.property(tests, fc.uniqueArray(id, { minLength: 1 }), (durations, ids) => {
      const weights = weigh(ids.map((one) => item(one)), known(durations));
      const anyTime = Object.values(durations).some((seconds) => seconds > 0);
      for (const { seconds, source } of weights) {
        if (source !== "known") expect(seconds).toBeGreaterThan(0);
        expect(source === "size").toBe(!anyTime);
      }
    }));
  });
});
