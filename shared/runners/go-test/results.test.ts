import { describe, expect, it } from "@jest/globals";
import { goEvent, type GoEvent } from "./events.js";
import { goDurations, goProblems, goTests } from "./results.js";

const event = (fields: Partial<GoEvent> & { readonly Action: string }): GoEvent => fields as GoEvent;
const ended = (Package: string, Test: string, Action: string, Elapsed?: number): GoEvent => event({ Action, Package, Test, ...(Elapsed === undefined ? {} : { Elapsed }) });

describe("reading go's events", () => {
  it("passes over lines that are none, such as build errors, prints and cut-off lines", () => {
    expect(["# example.com/a", "{ a print of the program", '{"Action":1}', '{"Action":"pass","Elapsed"', ""].map(goEvent)).toEqual([null, null, null, null, null]);
    expect(goEvent('{"Action":"pass","Package":"p","Time":"now"}')).toEqual({ Action: "pass", Package: "p" });
  });
});

describe("the results of go's events", () => {
  it("leave out tests that never ended, and what frames a test's own words", () => {
    const events = [
      event({ Action: "run", Package: "p", Test: "TestA" }), event({ Action: "output", Package: "p", Test: "TestA", Output: "=== RUN   TestA\n" }),
      event({ Action: "output", Package: "p", Test: "TestB", Output: "    --- FAIL: TestB (0.00s)\n" }), ended("p", "TestB", "fail"),
      event({ Action: "start", Package: "p" }), event({ Action: "build-output", Output: "x" }),
    ];
    expect(goTests(events)).toEqual([{ id: "p::TestB", item: "p::TestB", status: "failed", seconds: 0, message: null, classname: "p", name: "TestB", file: null, line: null }]);
  });

  it("share the time outside of tests, and scale parallel tests down to the package's time", () => {
    const durations = (events: GoEvent[]): Record<string, number> => Object.fromEntries(goDurations(events, goTests(events)).map(({ id, seconds }) => [id, seconds]));
    const package_ = (Action: string, Elapsed?: number): GoEvent => event({ Action, Package: "p", ...(Elapsed === undefined ? {} : { Elapsed }) });
    expect(durations([ended("p", "A", "pass", 1), ended("p", "A/x", "pass", 1), ended("p", "B", "fail", 3), ended("p", "C", "skip", 0), package_("fail", 6)])).toEqual({ "p::A": 2, "p::B": 4, "p::C": 0 });
    expect(durations([ended("p", "A", "pass", 4), ended("p", "B", "pass", 4), package_("pass", 4)])).toEqual({ "p::A": 2, "p::B": 2 });
    expect(durations([ended("p", "A", "pass", 4)])).toEqual({ "p::A": 4 });
    expect(durations([ended("p", "A", "skip", 0), package_("pass")])).toEqual({ "p::A": 0 });
  });
});

describe("what kept a go package from running its tests", () => {
  const failed = (Package: string, ...output: string[]): GoEvent[] => [...output.map((Output) => event({ Action: "output", Package, Output })), event({ Action: "fail", Package })];
  const problems = (events: GoEvent[], stderr = ""): string[] => goProblems(events, goTests(events), stderr);

  it("is a build error with its line: from the events since Go 1.24, from the error output before", () => {
    const modern = [event({ Action: "build-output", ImportPath: "p [p.test]", Output: "# p [p.test]\n" }), event({ Action: "build-output", ImportPath: "p [p.test]", Output: "./a.go:3:1: undefined: x\n" }), event({ Action: "fail", Package: "p", FailedBuild: "p [p.test]" })];
    expect(problems(modern)).toEqual(["p could not be built: ./a.go:3:1: undefined: x"]);
    expect(problems(failed("p", "FAIL\tp [build failed]\n"), "# p\nloading\n./b.go:4:2: missing return\n")).toEqual(["p could not be built: ./b.go:4:2: missing return"]);
    expect(problems(failed("p", "FAIL\tp [setup failed]\n"), "# p\npackage q is not in std\n")).toEqual(["p could not be built: package q is not in std"]);
    expect(problems(failed("p", "FAIL\tp [build failed]\n"))).toEqual(["p could not be built: no message"]);
  });

  it("is the last word of a package that failed without a failed test", () => {
    expect(problems(failed("p", "PASS\n", "no database\n", "exit status 3\n", "FAIL\tp\t0.01s\n"))).toEqual(["p failed outside of its tests: exit status 3"]);
    expect(problems(failed("p"))).toEqual(["p failed outside of its tests: no message"]);
  });

  it("is nothing where a test failed or all passed", () => {
    expect(problems([ended("p", "A", "fail"), ...failed("p"), ended("q", "A", "pass"), event({ Action: "pass", Package: "q" })])).toEqual([]);
  });
});
