import { mkdir } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { argumentBatches } from "./argument-batches.js";
import { worstEnding } from "./ending.js";
import { foldersUpwards } from "./find-upwards.js";
import { junitCase } from "./junit-of-results.js";
import { endingText, tellingLine } from "./program-output.js";
import { ADAPTERS, detectSuites, suitesOf } from "../suites/registry.js";
import { repositoryPath } from "./repository-path.js";
import { sourceBytes } from "./source-size.js";
import { project, suitePolicy } from "./testing/project.js";

describe("the suites of a repository", () => {
  it("are found by their signs, one for each runner, planned together", async () => {
    const made = await project(null);
    await made.write({ "jest.config.js": "", "pytest.ini": "", "go.mod": "", "a_test.go": "" });
    expect((await detectSuites(made.folder)).map(({ suite, evidence }) => [suite.name, suite.runner, suite.directory, evidence])).toEqual([
      ["jest", "jest", ".", "jest.config.js"], ["pytest", "pytest", ".", "pytest.ini"], ["go-test", "go-test", ".", "go.mod"],
    ]);
  });

  it("are those of the policy when it names some, and nothing is looked for then", async () => {
    const made = await project(null);
    await made.write({ "pytest.ini": "" });
    const own = suitePolicy({ runner: "jest" });
    expect(await suitesOf(made.folder, [own])).toEqual([{ suite: own, evidence: ".github/plimsoll.yml" }]);
  });

  it("must have names of their own", async () => {
    const made = await project(null);
    await expect(suitesOf(made.folder, [suitePolicy({ runner: "jest" }), suitePolicy({ runner: "pytest" })])).rejects.toThrow('.github/plimsoll.yml: tests.suites has two suites of the name "unit"');
  });

  it("are missing with the names of all runners and how to configure one", async () => {
    const made = await project(null);
    await expect(suitesOf(made.folder, [])).rejects.toThrow(expect.objectContaining({
      name: "InputError",
      message: `no tests found in ${made.folder}: looked for Jest (a jest.config file, or jest in package.json), pytest (its configuration, or test_*.py files), go test (a go.mod file and *_test.go files); name your suites in tests.suites of .github/plimsoll.yml`,
    }));
  });

  it("have adapters that bear the names of the policy", () => {
    expect(Object.entries(ADAPTERS).every(([name, adapter]) => adapter.name === name)).toBe(true);
  });
});

describe("the line that tells what went wrong", () => {
  it("is the first that matches, with the line below a heading, without colours, on one line of readable length", () => {
    expect(tellingLine("\u001b[31mwarning\u001b[0m\n\n  TypeError: no\n", /Error/)).toBe("TypeError: no");
    expect(tellingLine("● Validation Error:\n\n  Preset x not found.\n", /error/i)).toBe("● Validation Error: Preset x not found.");
    expect(tellingLine("Error:", /error/i)).toBe("Error: ");
    expect(tellingLine("first\nsecond", /none/)).toBe("first");
    expect(tellingLine(" \n", /x/)).toBe("no output");
    expect(tellingLine("x".repeat(1000), /y/)).toHaveLength(300);
  });

  it("says how a program ended", () => {
    expect([{ code: 2, signal: null }, { code: null, signal: "SIGKILL" }, { code: null, signal: null }].map(endingText)).toEqual(["exit code 2", "signal SIGKILL", "signal unknown"]);
  });
});

describe("several calls of one runner", () => {
  it("end as the worst of them ended, and take all their time", () => {
    const end = (code: number | null, signal: string | null = null) => ({ code, signal, seconds: 1 });
    expect(worstEnding([end(1), end(0), end(5)])).toEqual({ code: 5, signal: null, seconds: 3 });
    expect(worstEnding([end(1), end(null, "SIGKILL")])).toEqual({ code: null, signal: "SIGKILL", seconds: 2 });
    expect(worstEnding([])).toEqual({ code: 0, signal: null, seconds: 0 });
  });

  it("get their arguments in batches, of which none is left out or doubled", () => {
    expect(argumentBatches(["aa", "bb", "cc", "longer than all", "d"], 6)).toEqual([["aa", "bb"], ["cc"], ["longer than all"], ["d"]]);
    expect(argumentBatches(["ü", "x"], 5)).toEqual([["ü", "x"]]);
    expect(argumentBatches([], 5)).toEqual([]);
  });
});

describe("a result as a JUnit case", () => {
  const test = { id: "a", item: "a", classname: "c", name: "n", file: "f", line: 3, seconds: 1 };

  it("has the first line of a failure as its message and all of it as its text", () => {
    expect(junitCase({ ...test, status: "failed", message: "first\nsecond" }).results).toEqual([{ kind: "failure", type: null, message: "first", text: "first\nsecond" }]);
    expect(junitCase({ ...test, status: "failed", message: null }).results).toEqual([{ kind: "failure", type: null, message: "", text: "" }]);
  });

  it("says why it was skipped, where the runner does", () => {
    expect(junitCase({ ...test, status: "skipped", message: "no bank" }).results).toEqual([{ kind: "skipped", type: null, message: "no bank", text: "" }]);
    expect(junitCase({ ...test, status: "skipped", message: null }).results).toEqual([{ kind: "skipped", type: null, message: null, text: "" }]);
    expect(junitCase({ ...test, status: "passed", message: null }).results).toEqual([]);
  });
});

describe("paths of a repository", () => {
  it("are relative with slashes, and sizes of what is gone are nothing", async () => {
    const made = await project(null);
    await mkdir(path.join(made.folder, "a"));
    expect(repositoryPath(made.folder, path.join(made.folder, "a", "b.js"))).toBe("a/b.js");
    expect(await sourceBytes(path.join(made.folder, "gone"))).toBe(0);
    expect(foldersUpwards("/a/b")).toEqual(["/a/b", "/a", "/"]);
  });
});
