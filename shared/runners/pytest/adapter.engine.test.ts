import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { execute } from "../../action/exec.js";
import { readJUnit } from "../../junit/read.js";
import type { GroupShare } from "../adapter.js";
import { outcomes, project, runShare, suitePolicy, wholeShare } from "../testing/project.js";
import { pytestAdapter } from "./adapter.js";

const suite = suitePolicy({ runner: "pytest" });

beforeAll(async () => {
  const { code } = await execute("python3", ["-c", "import pytest, pytest_cov"]);
  if (code !== 0) throw new Error("these tests need python3 with pytest and pytest-cov: python3 -m pip install pytest pytest-cov");
});

const PRICE = "tests/test_price.py";

describe("the pytest adapter", () => {
  it("lists node ids with classes as units, whatever is in the parameters", async () => {
    const { context } = await project("pytest-project");
    const { items, untested } = await pytestAdapter.discover(suite, context);
    expect(items.map(({ id, group, unit }) => [id, group, unit])).toEqual([
      ["tests/nested/test_limits.py::Limits::test_discount_has_a_limit", "tests/nested/test_limits.py", "tests/nested/test_limits.py::Limits"],
      ...["test_total_is_the_sum", "test_discount[a :: b]", "test_discount[line\\nbreak \\xfcnicode]"].map((name) => [`${PRICE}::${name}`, PRICE, `${PRICE}::${name}`]),
      [`${PRICE}::TestOrder::test_pays`, PRICE, `${PRICE}::TestOrder`],
      [`${PRICE}::TestOrder::test_was_paid`, PRICE, `${PRICE}::TestOrder`],
      [`${PRICE}::test_bank`, PRICE, `${PRICE}::test_bank`],
      [`${PRICE}::test_rounding`, PRICE, `${PRICE}::test_rounding`],
    ]);
    expect(items.every(({ bytes }) => bytes > 50)).toBe(true);
    expect(untested).toEqual([]);
  });

  it("runs files, and reports each test, its durations, JUnit and branch coverage of untested files too", async () => {
    const made = await project("pytest-project");
    const ran = await runShare(pytestAdapter, wholeShare(suite, await pytestAdapter.discover(suite, made.context)), made);
    expect(outcomes(ran)).toEqual([
      ["tests/nested/test_limits.py::Limits::test_discount_has_a_limit", "passed"],
      [`${PRICE}::TestOrder::test_pays`, "passed"], [`${PRICE}::TestOrder::test_was_paid`, "passed"],
      [`${PRICE}::test_bank`, "skipped"],
      [`${PRICE}::test_discount[a :: b]`, "passed"], [`${PRICE}::test_discount[line\\nbreak \\xfcnicode]`, "passed"],
      [`${PRICE}::test_rounding`, "skipped"], [`${PRICE}::test_total_is_the_sum`, "passed"],
    ]);
    expect({ exitCode: ran.exitCode, signal: ran.signal, problems: ran.problems, coverage: ran.coverage }).toEqual({ exitCode: 0, signal: null, problems: [], coverage: "pytest-cov" });
    expect(ran.tests.filter(({ message }) => message !== null).map(({ message }) => message)).toEqual(["Skipped: no bank in tests", "rounding is not settled"]);
    const seconds = new Map(ran.items.map((item) => [item.id, item.seconds]));
    expect(seconds.get(`${PRICE}::test_bank`)).toBe(0);
    expect(seconds.get(`${PRICE}::test_rounding`)).toBeGreaterThan(0);
    expect(seconds.get(`${PRICE}::TestOrder::test_pays`)).toBeGreaterThan(0.02);
    expect(ran.progress.at(-1)).toEqual([8, 8]);
    const report = readJUnit(await readFile(ran.junit, "utf8"), "junit.xml");
    expect(report.map(({ name, cases }) => [name, cases.length])).toEqual([["unit", 8]]);
    expect(report[0]?.cases[0]).toMatchObject({ file: "tests/nested/test_limits.py" });
    const lcov = await readFile(path.join(ran.coverageFolder, "lcov.info"), "utf8");
    expect(lcov.match(/^(?:SF:.*|BRDA:.*|LF:.*|LH:.*)$/gm)).toEqual(expect.arrayContaining(["SF:orders/price.py", "LF:4", "LH:4", "SF:orders/untested.py", "LF:2", "LH:0"]));
    expect(lcov).toContain("BRDA:");
  });

  it("runs a file in pieces: the named tests alone, and the rest", async () => {
    const made = await project("pytest-project");
    const listed = [`${PRICE}::test_discount[a :: b]`, `${PRICE}::TestOrder::test_pays`, `${PRICE}::TestOrder::test_was_paid`];
    const rest = (await pytestAdapter.discover(suite, made.context)).items.filter(({ group, id }) => group === PRICE && !listed.includes(id)).map(({ id }) => id);
    const piece = (share: Pick<GroupShare, "items" | "elsewhere" | "takesRest">) => runShare(pytestAdapter, { suite, untested: [], groups: [{ group: PRICE, ...share }] }, made);
    const named = await piece({ items: listed, elsewhere: rest, takesRest: false });
    expect(named.tests.map(({ id }) => id)).toEqual(listed);
    const others = await piece({ items: rest, elsewhere: listed, takesRest: true });
    expect(others.tests.map(({ id }) => id)).toEqual(rest);
    expect(named.exitCode).toBe(0);
  });

  it("runs tests that discovery overlooked with the rest of their file", async () => {
    const made = await project("pytest-project");
    const share = wholeShare(suite, await pytestAdapter.discover(suite, made.context));
    await made.write({ "tests/nested/test_limits.py": "def test_new():\n    pass\n" });
    expect(outcomes(await runShare(pytestAdapter, share, made)).map(([id]) => id)).toContain("tests/nested/test_limits.py::test_new");
  });

  it("reports failures of a test, its set-up, its teardown and its subtests, and goes on", async () => {
    const made = await project(null);
    await made.write({
      "pytest.ini": "[pytest]\naddopts = -x --cov=. --cov-fail-under=100 --strict-markers\n",
      "test_all.py": `
import pytest, unittest
@pytest.fixture
def breaks(): raise RuntimeError("no set-up")
@pytest.fixture
def leaks():
    yield
    raise RuntimeError("no teardown")
def test_fails(): assert 1 == 2
def test_setup(breaks): pass
def test_teardown(leaks): pass
@pytest.mark.xfail(strict=True)
def test_unexpected(): pass
class T(unittest.TestCase):
    def test_parts(self):
        for n in (1, 2):
            with self.subTest(n=n): self.assertEqual(n, 1)
def test_last(): pass
`,
    });
    const ran = await runShare(pytestAdapter, wholeShare(suite, await pytestAdapter.discover(suite, made.context)), made);
    expect(outcomes(ran)).toEqual([
      ["test_all.py::T::test_parts", "failed"], ["test_all.py::test_fails", "failed"], ["test_all.py::test_last", "passed"],
      ["test_all.py::test_setup", "failed"], ["test_all.py::test_teardown", "failed"], ["test_all.py::test_unexpected", "failed"],
    ]);
    expect(ran.tests.find(({ id }) => id.endsWith("test_setup"))?.message).toContain("no set-up");
    expect({ exitCode: ran.exitCode, problems: ran.problems }).toEqual({ exitCode: 1, problems: [] });
  });

  it("names the test during which a run ended in the middle", async () => {
    const made = await project(null);
    await made.write({ "test_end.py": "import os\ndef test_before(): pass\ndef test_ends(): os._exit(0)\ndef test_after(): pass\n" });
    const ran = await runShare(pytestAdapter, wholeShare(suite, await pytestAdapter.discover(suite, made.context)), made);
    expect(outcomes(ran)).toEqual([["test_end.py::test_before", "passed"]]);
    expect(ran.exitCode).toBe(0);
    expect(ran.problems[0]).toMatch(/^pytest ended before its end \(exit code 0\) while it ran test_end\.py::test_ends: /);
  });

  it.each([["pytest_runtestloop", 3], ["pytest_sessionstart", 4]])("names a run that ended in %s, before any test", async (hook, code) => {
    const made = await project("pytest-project");
    const share = wholeShare(suite, await pytestAdapter.discover(suite, made.context));
    await made.write({ "conftest.py": `import os\ndef ${hook}(session): os._exit(${code})\n` });
    const ran = await runShare(pytestAdapter, share, made);
    expect(ran.problems).toEqual([expect.stringMatching(new RegExp(`^pytest ended before its end \\(exit code ${code}\\): `))]);
    expect(ran.tests).toEqual([]);
  });

  it("reports an error of collection that came after the plan", async () => {
    const made = await project("pytest-project");
    const share = wholeShare(suite, await pytestAdapter.discover(suite, made.context));
    await made.write({ "tests/test_price.py": "import no_such_module\n" });
    const ran = await runShare(pytestAdapter, share, made);
    expect(ran.problems).toEqual(["pytest could not collect tests/test_price.py: ModuleNotFoundError: No module named 'no_such_module'"]);
    expect(ran.exitCode).not.toBe(0);
  });

  it("reports a test during which files cannot be opened", async () => {
    const made = await project(null);
    await made.write({ "test_files.py": "import builtins, io\ndef test_opens_nothing(monkeypatch):\n    monkeypatch.setattr(builtins, 'open', None)\n    monkeypatch.setattr(io, 'open', None)\n" });
    const ran = await runShare(pytestAdapter, wholeShare(suite, await pytestAdapter.discover(suite, made.context)), made);
    expect(outcomes(ran)).toEqual([["test_files.py::test_opens_nothing", "passed"]]);
  });

  it("runs with workers of pytest-xdist where the project uses them", async () => {
    const { code } = await execute("python3", ["-c", "import xdist"]);
    const made = await project("pytest-project");
    const own = code === 0 ? suitePolicy({ runner: "pytest", command: ["python3", "-m", "pytest"], arguments: ["-n", "2"] }) : suite;
    const ran = await runShare(pytestAdapter, wholeShare(own, await pytestAdapter.discover(own, made.context)), made);
    expect(outcomes(ran)).toHaveLength(8);
    expect(ran.problems).toEqual([]);
    expect(ran.items.every(({ id }) => id.startsWith("tests/"))).toBe(true);
  });

  it("takes ids and coverage paths relative to the repository when the suite lies in a folder of it", async () => {
    const made = await project(null);
    await made.write({ "services/a/shop/__init__.py": "OPEN = True\n", "services/a/tests/test_shop.py": "import os, shop\ndef test_open(): assert shop.OPEN and os.environ['TILL'] == 'full'\n" });
    const own = suitePolicy({ runner: "pytest", directory: "services/a", environment: new Map([["TILL", "full"], ["PYTHONPATH", "."]]), arguments: ["tests"] });
    const ran = await runShare(pytestAdapter, wholeShare(own, await pytestAdapter.discover(own, made.context)), made);
    expect(outcomes(ran)).toEqual([["services/a/tests/test_shop.py::test_open", "passed"]]);
    expect((await readFile(path.join(ran.coverageFolder, "lcov.info"), "utf8")).match(/^SF:.*$/gm)).toEqual(["SF:services/a/shop/__init__.py", "SF:services/a/tests/test_shop.py"]);
  });

  it("measures with coverage.py where pytest-cov is not active, parallel data included", async () => {
    const made = await project("pytest-project");
    await made.write({ ".coveragerc": "[run]\nparallel = true\nsource = orders\n[report]\nfail_under = 100\n" });
    const own = suitePolicy({ runner: "pytest", arguments: ["-p", "no:pytest_cov"] });
    const ran = await runShare(pytestAdapter, wholeShare(own, await pytestAdapter.discover(own, made.context)), made);
    expect({ coverage: ran.coverage, problems: ran.problems }).toEqual({ coverage: "coverage.py", problems: [] });
    expect(await readFile(path.join(ran.coverageFolder, "lcov.info"), "utf8")).toContain("SF:orders/price.py\nDA:1,1");
  });

  it("runs without coverage and says how to get it where neither is installed", async () => {
    const made = await project("pytest-project");
    await made.write({ "stub/coverage.py": "raise ImportError('not here')\n" });
    const own = suitePolicy({ runner: "pytest", arguments: ["-p", "no:pytest_cov"], environment: new Map([["PYTHONPATH", path.join(made.folder, "stub")]]) });
    const ran = await runShare(pytestAdapter, wholeShare(own, await pytestAdapter.discover(own, made.context)), made);
    expect(ran.tests).toHaveLength(8);
    expect({ coverage: ran.coverage, problems: ran.problems, files: await readdir(ran.coverageFolder) }).toEqual({ coverage: null, problems: [], files: [] });
    expect(made.lines).toContain("coverage is not measured: run `python3 -m pip install pytest-cov` in the environment of the tests");
  });

  it("leaves no report where nothing was measured, and says when coverage.py could not write one", async () => {
    const made = await project(null);
    await made.write({ ".coveragerc": "[run]\ninclude = none/*\n", "test_one.py": "def test_one(): pass\n" });
    const ran = await runShare(pytestAdapter, wholeShare(suite, await pytestAdapter.discover(suite, made.context)), made);
    expect({ problems: ran.problems, files: await readdir(ran.coverageFolder) }).toEqual({ problems: [], files: [] });
    await made.write({ ".coveragerc": "[run]\nsource = .\n", "test_one.py": "import os\ndef test_one(): os.remove('gone.py') if os.path.exists('gone.py') else None\nimport gone\n", "gone.py": "A = 1\n" });
    const broken = await runShare(pytestAdapter, wholeShare(suite, await pytestAdapter.discover(suite, made.context)), made);
    expect(broken.problems).toEqual([expect.stringMatching(/^coverage\.py could not write LCOV \(6\.3 or later can\): .*gone\.py/)]);
  });

  it("takes the virtual environment of the repository before the python3 of the path", async () => {
    const made = await project(null);
    await made.write({ ".venv/bin/python": "" });
    const seen: string[] = [];
    const context = { ...made.context, exec: async (file: string) => { seen.push(file); return Promise.resolve({ code: 1, signal: null, stdout: "", stderr: "/x/python: No module named pytest", seconds: 0 }); } };
    await expect(pytestAdapter.discover(suite, context)).rejects.toThrow("suite unit: pytest is not installed; run `python3 -m pip install pytest pytest-cov`");
    expect(seen).toEqual([path.join(made.folder, ".venv/bin/python")]);
  });

  it("says in one line what keeps pytest from collecting or starting", async () => {
    const made = await project(null);
    expect(await pytestAdapter.discover(suite, made.context)).toEqual({ items: [], untested: [] });
    await made.write({ "test_a.py": "import nothing_here\n", "test_b.py": "def test(:\n" });
    await expect(pytestAdapter.discover(suite, made.context)).rejects.toThrow("suite unit: pytest could not collect test_a.py: ModuleNotFoundError: No module named 'nothing_here' (and 1 more)");
    await made.write({ "pytest.ini": "[pytest]\naddopts = --no-such-option\n" });
    await expect(pytestAdapter.discover(suite, made.context)).rejects.toThrow(/^suite unit: pytest could not list its tests \(exit code 4\): .*unrecognized arguments: --no-such-option/);
    await expect(runShare(pytestAdapter, { suite, groups: [], untested: [] }, made)).rejects.toThrow(/^suite unit: pytest could not start \(exit code 4\): /);
  });
});

describe("finding pytest in a repository", () => {
  it.each([
    [{ "pytest.ini": "" }, "pytest.ini"],
    [{ "pyproject.toml": "[tool.pytest.ini_options]\n" }, "[tool.pytest] in pyproject.toml"],
    [{ "setup.cfg": "[metadata]\n[tool:pytest]\n" }, "[tool:pytest] in setup.cfg"],
    [{ "pyproject.toml": "[project]\n", "tests/a/test_x.py": "" }, "tests/a/test_x.py"],
    [{ "pyproject.toml": "[project]\n", "src/contest.py": "" }, null],
  ])("%j is %s", async (files, evidence) => {
    const made = await project(null);
    await made.write(files);
    expect(await pytestAdapter.detect(made.folder)).toBe(evidence);
  });
});
