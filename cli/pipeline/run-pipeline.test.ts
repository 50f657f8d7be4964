import { existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { InconclusiveError, InputError } from "../../shared/action/errors.js";
import { addition, jestRepository } from "../../tests/support/jest-repository.js";
import { runPipelineCommand } from "../../tests/support/pipeline.js";
import { useTemporaryFolder } from "../../tests/support/temporary-folder.js";

describe("a pipeline's run", () => {
  const top = useTemporaryFolder();
  const project = (files: Readonly<Record<string, string>>) => jestRepository(path.join(top(), "project"), files);

  it("leaves no record about a commit that is not what ran, and says so", async () => {
    const { folder, write } = project(addition("one"));
    write("src/one.js", "exports.add = (a, b) => b + a;\n");
    const { verdict, document, printed } = await runPipelineCommand(folder, { shards: "3" });
    expect({ verdict, records: document.records, tests: document.shards.map(({ tests }) => tests) }).toEqual({ verdict: "pass", records: [], tests: [1, 0, 0] });
    expect(printed).toMatch(/Commit {4}[0-9a-f]{12} with changes that are not committed\n/);
    expect(printed).toContain("no gate left a record, because what ran is not the commit: src/one.js is not as committed; commit");
    expect(existsSync(path.join(folder, ".plimsoll/records"))).toBe(false);
  });

  it("is judged by the policy of the base, not by the one that the change lowers", async () => {
    const { folder, git, write, commit } = project(addition("one"));
    write(".github/plimsoll.yml", "tests: { shards: 1 }\n");
    commit("policy");
    git("branch", "onto");
    write(".github/plimsoll.yml", "tests: { shards: 2 }\ncoverage: { statements: 0, lines: 0 }\n");
    write("src/two.js", "exports.two = 2;\n");
    commit("change");
    const { verdict, document, printed } = await runPipelineCommand(folder, { base: "onto" });
    expect({ verdict, reason: document.reason, shards: document.shards.length }).toEqual({ verdict: "fail", reason: "coverage-gate: Only 2 of 3 statements and 1 of 2 lines were reached (floor 100 %).", shards: 1 });
    expect(printed).toMatch(/Base {6}onto\n {2}Policy {4}\.github\/plimsoll\.yml at onto\n/);
  });

  it("shows the source of what nobody covered on the page", async () => {
    const { folder } = project({ ...addition("one"), "src/one.js": "exports.add = (a, b) => a + b;\nexports.spare = () => 'nobody <asked>';\n" });
    const { verdict } = await runPipelineCommand(folder, { shards: "1" });
    expect(verdict).toBe("fail");
    expect(readFileSync(path.join(folder, ".plimsoll/report.html"), "utf8")).toContain("exports.spare = () =&gt; &#39;nobody &lt;asked&gt;&#39;;");
  });

  it("finds the base of changed lines by itself on a branch, and refuses before any test runs where there is none", async () => {
    const { folder, git, write, commit } = project({ ...addition("one"), ".github/plimsoll.yml": "coverage: { mode: changed-lines }\n" });
    await expect(runPipelineCommand(folder)).rejects.toThrow(/^the policy's coverage\.mode is changed-lines, and HEAD is on main itself, .*give --base/);
    expect(existsSync(path.join(folder, ".plimsoll/plan.json"))).toBe(false);
    git("checkout", "--quiet", "-b", "change");
    write("src/one.js", "exports.add = (a, b) => b + a;\n");
    commit("change");
    const { verdict, document, printed } = await runPipelineCommand(folder, { shards: "1" });
    expect({ verdict, gate: document.gates[1]?.sentence }).toEqual({ verdict: "pass", gate: expect.stringMatching(/^On changed lines, \d of \d places were reached\.$/) });
    expect(document.notes).toContain("no base was given, so the change is compared with main, whose policy holds");
    expect(printed).toMatch(/Base {6}main\n {2}Policy {4}\.github\/plimsoll\.yml at main\n/);
  });

  it("names a failing test that the change itself took out of discovery, in every medium", async () => {
    const { folder, write } = project({
      ...addition("one"),
      "src/two.test.js": 'test("two", () => { throw new Error("broken"); });\n',
      "jest.config.js": 'module.exports = { testEnvironment: "node", testPathIgnorePatterns: ["two"] };\n',
    });
    write(".plimsoll/timings.json", '{"tests":{"src/one.test.js":1,"src/two.test.js":1}}');
    const { document, printed, summary } = await runPipelineCommand(folder, { shards: "1" });
    const note = "1 test of earlier runs is not found any more (removed, renamed, or left out by the runner's configuration): src/two.test.js";
    expect(document).toMatchObject({ verdict: "pass", notes: [note, "not in the reports, so not judged: branches"] });
    expect(printed.replace(/\s+/gu, " ")).toContain(note);
    expect(summary).toMatch(/\n- 1 test of earlier runs is not found any more .*two/u);
    expect(readFileSync(path.join(folder, ".plimsoll/report.html"), "utf8")).toContain("1 test of earlier runs is not found any more");
  });

  it("of a malformed policy points at the mistake and takes the old report away", async () => {
    const { folder, write } = project({});
    write(".plimsoll/report.html", "of yesterday");
    write(".github/plimsoll.yml", "tests:\n  suites:\n    - name: unit\n      runner: jset\n");
    const running = runPipelineCommand(folder);
    await expect(running).rejects.toThrow(InputError);
    await expect(running).rejects.toThrow('.github/plimsoll.yml:4:7: tests.suites[0].runner: expected one of jest, pytest, go-test, found "jset"; did you mean "jest"?');
    expect(readdirSync(path.join(folder, ".plimsoll"))).toEqual([".gitignore"]);
  });

  it("without tests says what was looked for", async () => {
    const { folder } = project({});
    await expect(runPipelineCommand(folder)).rejects.toThrow(/^no tests found in the suite jest \(jest, because of jest\.config\.js\): write a test, or correct tests\.suites in the policy$/);
  });

  it("does not follow a results folder that leads out of the repository", async () => {
    const { folder } = project({});
    mkdirSync(path.join(top(), "elsewhere/shards"), { recursive: true });
    writeFileSync(path.join(top(), "elsewhere/shards/kept"), "");
    symlinkSync(path.join(top(), "elsewhere"), path.join(folder, ".plimsoll"));
    await expect(runPipelineCommand(folder)).rejects.toThrow(`folder of the results: ".plimsoll" lies outside ${folder}; name a path inside it`);
    expect(readdirSync(path.join(top(), "elsewhere"), { recursive: true })).toEqual(["shards", "shards/kept"]);
  });

  it("says in one line that the results cannot be written", async () => {
    const { folder, write } = project({});
    write(".plimsoll", "a file");
    await expect(runPipelineCommand(folder)).rejects.toThrow(`cannot write ${folder}/.plimsoll/.gitignore: a part of the path is a file; choose another path`);
  });

  it("is inconclusive when the durations of earlier runs are damaged", async () => {
    const { folder, write } = project(addition("one"));
    write(".plimsoll/timings.json", "{");
    const running = runPipelineCommand(folder, { target: "5m" });
    await expect(running).rejects.toThrow(InconclusiveError);
    await expect(running).rejects.toThrow(`${folder}/.plimsoll/timings.json: is not JSON`);
  });
});
