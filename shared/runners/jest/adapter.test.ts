import { readFile, readdir, symlink } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { InputError } from "../../action/errors.js";
import { readJUnit } from "../../junit/read.js";
import { outcomes, project, runShare, suitePolicy, wholeShare, type Project } from "../testing/project.js";
import { jestAdapter } from "./adapter.js";

const suite = suitePolicy({ runner: "jest" });

async function jestProject(fixture: string | null = "jest-project"): Promise<Project> {
  const made = await project(fixture);
  await symlink(path.resolve("node_modules"), path.join(made.folder, "node_modules"));
  return made;
}

describe("the Jest adapter", () => {
  it("lists test files, each with its size", async () => {
    const { context } = await jestProject();
    const { items, untested } = await jestAdapter.discover(suite, context);
    expect(items.map(({ id }) => id).sort()).toEqual(["src/geometry/a name with spaces & ümlauts.test.js", "src/geometry/area.test.js", "src/sums.test.js"]);
    expect(items.every(({ id, group, unit, bytes }) => group === id && unit === id && bytes > 50)).toBe(true);
    expect(untested).toEqual([]);
  });

  it("runs files, and reports each test, its durations, JUnit and coverage of untested files too", async () => {
    const made = await jestProject();
    const ran = await runShare(jestAdapter, wholeShare(suite, await jestAdapter.discover(suite, made.context)), made);
    expect(outcomes(ran)).toEqual([
      ["src/geometry/a name with spaces & ümlauts.test.js > side 1 > ::set-output name=x::y", "skipped"],
      ["src/geometry/a name with spaces & ümlauts.test.js > side 1 > is 1 * 1", "passed"],
      ["src/geometry/a name with spaces & ümlauts.test.js > side 2 > ::set-output name=x::y", "skipped"],
      ["src/geometry/a name with spaces & ümlauts.test.js > side 2 > is 2 * 2", "passed"],
      ["src/geometry/area.test.js > a square of side 3 has an area of 9", "passed"],
      ["src/sums.test.js > sums > adds", "passed"],
      ["src/sums.test.js > sums > adds (2)", "passed"],
      ["src/sums.test.js > sums > adds fractions exactly", "skipped"],
      ["src/sums.test.js > sums > takes the larger of two", "passed"],
    ]);
    expect({ exitCode: ran.exitCode, signal: ran.signal, problems: ran.problems, coverage: ran.coverage }).toEqual({ exitCode: 0, signal: null, problems: [], coverage: "jest" });
    expect(ran.items.map(({ id }) => id).sort()).toEqual(["src/geometry/a name with spaces & ümlauts.test.js", "src/geometry/area.test.js", "src/sums.test.js"]);
    expect(ran.items.every(({ seconds }) => seconds > 0)).toBe(true);
    expect(ran.progress.at(-1)).toEqual([3, 3]);
    const cases = readJUnit(await readFile(ran.junit, "utf8"), "junit.xml").flatMap((one) => one.cases);
    expect(cases.find(({ name }) => name === "takes the larger of two")).toMatchObject({ classname: "src/sums.test.js > sums", file: "src/sums.test.js", line: 6, results: [] });
    expect(cases).toHaveLength(9);
    const coverage = Object.keys(JSON.parse(await readFile(path.join(ran.coverageFolder, "coverage-final.json"), "utf8")) as object);
    expect(coverage.map((file) => path.basename(file)).sort()).toEqual(["area.js", "sums.js", "untested.js"]);
  });

  it("reports failed tests, files that do not parse and hooks that throw, and goes on with the others", async () => {
    const made = await jestProject();
    await made.write({
      "jest.config.js": "console.log('noise of a configuration'); module.exports = { bail: 1, testEnvironment: 'node' };",
      "package.json": "{}",
      "src/broken.test.js": "const x = ;",
      "src/fails.test.js": "test('fails', () => expect(1).toBe(2));",
      "src/hook.test.js": "test('passes', () => {}); afterAll(() => { throw new Error('the hook threw'); });",
    });
    const ran = await runShare(jestAdapter, wholeShare(suite, await jestAdapter.discover(suite, made.context)), made);
    expect(outcomes(ran).filter(([, status]) => status === "failed")).toEqual([
      ["src/broken.test.js", "failed"], ["src/fails.test.js > fails", "failed"], ["src/hook.test.js", "failed"],
    ]);
    const messages = new Map(ran.tests.map(({ id, message }) => [id, message]));
    expect(messages.get("src/broken.test.js")).toContain("SyntaxError");
    expect(messages.get("src/fails.test.js > fails")).toContain("Expected: 2");
    expect(messages.get("src/hook.test.js")).toContain("the hook threw");
    expect(ran.exitCode).toBe(1);
    expect(ran.problems).toEqual([]);
    expect(ran.items.map(({ id }) => id)).not.toContain("src/broken.test.js");
  });

  it("names a run that ended in the middle", async () => {
    const made = await jestProject(null);
    await made.write({ "jest.config.js": "", "exit.test.js": "test('ends all', () => { process.kill(process.pid, 'SIGKILL'); });" });
    const ran = await runShare(jestAdapter, wholeShare(suite, await jestAdapter.discover(suite, made.context)), made);
    expect(ran).toMatchObject({ exitCode: null, signal: "SIGKILL", tests: [], items: [] });
    expect(ran.problems).toEqual([expect.stringMatching(/^Jest ended with signal SIGKILL before it wrote its report: /)]);
  });

  it("runs ES modules where the repository's own script switches them on", async () => {
    const made = await jestProject(null);
    await made.write({
      "package.json": JSON.stringify({ type: "module", scripts: { test: "NODE_OPTIONS=--experimental-vm-modules jest tests" }, jest: { transform: {} } }),
      "tests/esm.test.js": "import { sep } from 'node:path'; test('imports', () => expect(sep).toBe('/'));",
      "src/other.test.js": "test('is not chosen by the script', () => {});",
    });
    // This very test runs with the option in NODE_OPTIONS, which a child would inherit.
    const bare = suitePolicy({ runner: "jest", environment: new Map([["NODE_OPTIONS", ""]]) });
    const ran = await runShare(jestAdapter, wholeShare(bare, await jestAdapter.discover(bare, made.context)), made);
    expect(outcomes(ran)).toEqual([["tests/esm.test.js > imports", "passed"]]);
  });

  it("runs a file once for each project of the configuration", async () => {
    const made = await jestProject(null);
    await made.write({ "package.json": JSON.stringify({ jest: { projects: [{ displayName: "a" }, { displayName: "b" }] } }), "one.test.js": "test('runs', () => {});" });
    const discovery = await jestAdapter.discover(suite, made.context);
    const ran = await runShare(jestAdapter, wholeShare(suite, discovery), made);
    expect(outcomes(ran)).toEqual([["one.test.js > runs", "passed"], ["one.test.js > runs (2)", "passed"]]);
    expect(ran.items).toHaveLength(1);
  });

  it("starts the command of the policy with its arguments and environment", async () => {
    const made = await jestProject(null);
    await made.write({ "app/package.json": "{}", "app/one.test.js": "test('sees the environment', () => expect(process.env.SHOP).toBe('open'));", "app/two.test.js": "test('other', () => {});" });
    const own = suitePolicy({
      runner: "jest", directory: "app", environment: new Map([["SHOP", "open"]]),
      command: ["node", path.resolve("node_modules/jest/bin/jest.js")], arguments: ["--testPathIgnorePatterns=two"],
    });
    const ran = await runShare(jestAdapter, wholeShare(own, await jestAdapter.discover(own, made.context)), made);
    expect(outcomes(ran)).toEqual([["app/one.test.js > sees the environment", "passed"]]);
  });

  it("splits more files than one command line can hold into several calls with a coverage report each", async () => {
    const made = await jestProject(null);
    await made.write({ "package.json": "{}", "one.js": "module.exports = 1;", "a.test.js": "require('./one.js'); test('runs', () => {});", "b.test.js": "test('runs too', () => {});" });
    const discovery = await jestAdapter.discover(suite, made.context);
    const ran = await runShare(jestAdapter, wholeShare(suite, discovery), { ...made, context: { ...made.context, argumentBytes: 10 } });
    expect((await readdir(ran.coverageFolder)).sort()).toEqual(["call-1", "coverage-final.json"]);
    expect(outcomes(ran)).toEqual([["a.test.js > runs", "passed"], ["b.test.js > runs too", "passed"]]);
  });

  it("says in one line that Jest is not installed, that listing failed, or that tests lie outside", async () => {
    const bare = await project("jest-project");
    await expect(jestAdapter.discover(suite, bare.context)).rejects.toThrow(`Jest is not installed for ${bare.folder}; install the dependencies (npm ci)`);
    const wrong = await jestProject();
    await wrong.write({ "package.json": JSON.stringify({ jest: { preset: "no-such-preset" } }) });
    await expect(jestAdapter.discover(suite, wrong.context)).rejects.toThrow(/^suite unit: Jest could not list its tests \(exit code 1\): .*no-such-preset/);
    const mute = suitePolicy({ runner: "jest", command: ["node", "-e", "console.log('no list')", "--"] });
    await expect(jestAdapter.discover(mute, wrong.context)).rejects.toThrow("suite unit: Jest could not list its tests (exit code 0): no list");
    await expect(jestAdapter.discover({ ...mute, command: [] }, wrong.context)).rejects.toThrow(".github/plimsoll.yml: suite unit: its command is empty; name a program, or leave command out");
    const outside = await jestProject();
    await outside.write({ "app/package.json": "{}" });
    const inside = { ...outside.context, repository: path.join(outside.folder, "app") };
    await expect(jestAdapter.discover(suitePolicy({ runner: "jest", arguments: ["--rootDir=.."] }), inside)).rejects.toThrow(/lies outside of the repository; correct its roots/);
  });

  it("refuses a suite whose folder leaves the repository or is not there", async () => {
    const { context } = await jestProject();
    await expect(jestAdapter.discover(suitePolicy({ runner: "jest", directory: "../x" }), context)).rejects.toThrow(/directory of the suite unit: "..\/x" lies outside/);
    await expect(jestAdapter.discover(suitePolicy({ runner: "jest", directory: "none" }), context)).rejects.toThrow(/there is no folder "none" in the repository/);
  });
});

describe("finding Jest in a repository", () => {
  it.each([
    [{ "jest.config.mjs": "" }, "jest.config.mjs"],
    [{ "package.json": '{"jest":{}}' }, "jest in package.json"],
    [{ "package.json": '{"devDependencies":{"jest":"30"}}' }, "the jest dependency in package.json"],
    [{ "package.json": '{"dependencies":{"jest":"30"}}' }, "the jest dependency in package.json"],
    [{ "package.json": '{"dependencies":{"mocha":"12"}}' }, null],
    [{ "package.json": '{"dependencies":null}' }, null],
    [{ "package.json": "null" }, null],
    [{ "package.json": "\uFEFF{}" }, null],
    [{ "README.md": "" }, null],
  ])("%j is %s", async (files, evidence) => {
    const made = await project(null);
    await made.write(files);
    expect(await jestAdapter.detect(made.folder)).toBe(evidence);
  });

  it.each(["", "{", '{"devDependencies":{"jest":"30"'])("is the user's mistake where package.json is cut off: %j", async (content) => {
    const made = await jestProject(null);
    await made.write({ "package.json": content, "one.test.js": "" });
    for (const look of [() => jestAdapter.detect(made.folder), () => jestAdapter.discover(suite, made.context)]) {
      await expect(look()).rejects.toThrow(InputError);
      await expect(look()).rejects.toThrow(`${path.join(made.folder, "package.json")}: is not JSON (`);
    }
  });
});
