import { describe, expect, it } from "@jest/globals";
import { coverageMethod } from "./coverage.js";
import { readEvents, refuseErrors, type PhaseEvent, type PytestEvent } from "./events.js";
import { pytestDurations, pytestTests, unfinishedTest } from "./results.js";

const phase = (suffix: string, when: PhaseEvent["when"], outcome = "passed", seconds = 1, message: string | null = null): PhaseEvent => ({ kind: "phase", file: "/r/t.py", suffix, unit: null, when, outcome, seconds, message });
const idOf = (file: string): string => file.slice(3);

describe("the results of pytest's phases", () => {
  it("take the last run of a test that a plugin repeats", () => {
    const events = [
      phase("::a", "setup"), phase("::a", "call", "rerun", 5, "first"), phase("::a", "teardown"),
      phase("::a", "setup"), phase("::a", "call"), phase("::a", "teardown"),
      phase("::b", "setup"), phase("::b", "call", "failed", 1, "again"), phase("::b", "teardown"),
    ];
    expect(pytestTests(events, idOf)).toEqual([
      { id: "t.py::a", item: "t.py::a", status: "passed", seconds: 3, message: null, called: true },
      { id: "t.py::b", item: "t.py::b", status: "failed", seconds: 3, message: "again", called: true },
    ]);
  });

  it("leave out a test that was cut off, which is then named", () => {
    const start = (suffix: string): PytestEvent => ({ kind: "start", file: "/r/t.py", suffix, unit: null });
    const events = [start("::a"), phase("::a", "setup"), phase("::a", "teardown", "passed", -1), start("::b"), phase("::b", "setup")];
    const tests = pytestTests(events, idOf);
    expect(tests.map(({ id, seconds }) => [id, seconds])).toEqual([["t.py::a", 1]]);
    expect(unfinishedTest(events, tests, idOf)).toBe("t.py::b");
    expect(unfinishedTest(events.slice(0, 3), tests, idOf)).toBeNull();
    expect(unfinishedTest([], [], idOf)).toBeNull();
  });

  it("share a file's import among the tests whose bodies ran", () => {
    const events: PytestEvent[] = [
      { kind: "import", file: "/r/t.py", seconds: 4 },
      ...["::a", "::b"].flatMap((suffix) => [phase(suffix, "setup"), phase(suffix, "call"), phase(suffix, "teardown")]),
      phase("::c", "setup", "skipped"), phase("::c", "teardown"),
    ];
    expect(pytestDurations(events, pytestTests(events, idOf), idOf)).toEqual([{ id: "t.py::a", seconds: 5 }, { id: "t.py::b", seconds: 5 }, { id: "t.py::c", seconds: 0 }]);
  });

  it("spread no import over the tests of a file whose import was not timed", () => {
    const events = [phase("::a", "setup"), phase("::a", "call"), phase("::a", "teardown")];
    expect(pytestDurations(events, pytestTests(events, idOf), idOf)).toEqual([{ id: "t.py::a", seconds: 3 }]);
  });
});

describe("the plugin's file", () => {
  it("is read up to a line that was cut off", () => {
    expect(readEvents('{"kind":"finish"}\n{"kind":"fin', "x")).toEqual([{ kind: "finish" }]);
    expect(() => readEvents('{"kind":"other"}\n', "x")).toThrow("x: kind: expected one of");
  });

  it("names a single error of collection without a count", () => {
    expect(() => { refuseErrors("unit", [{ kind: "error", id: "a.py", message: "no" }]); }).toThrow(/^suite unit: pytest could not collect a\.py: no$/);
  });
});

describe("how coverage is measured", () => {
  const probe = { pytest: "9", python: "python3", coverage: "7", pytestCov: false, covSource: false };

  it("leaves the choice of what is measured to the project's own options", () => {
    expect(coverageMethod(["pytest"], { ...probe, pytestCov: true, covSource: true })).toEqual({ name: "pytest-cov", command: ["pytest"], options: ["--cov-branch", "--cov-report=", "--cov-fail-under=0"] });
  });

  it("cannot wrap a command that does not start pytest as a module", () => {
    expect(coverageMethod(["python3", "-m", "pytest"], probe)).toEqual({ name: "coverage.py", command: ["python3", "-m", "coverage", "run", "--branch", "-m", "pytest"], options: [] });
    expect(coverageMethod(["uv", "run", "pytest"], probe).name).toBeNull();
    expect(coverageMethod(["python3", "-m", "pytest"], { ...probe, coverage: null }).name).toBeNull();
  });
});
