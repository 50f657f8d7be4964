import { readFile, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import type { SuiteShare } from "../../../shared/runners/adapter.js";
import { sha256 } from "../../../shared/record/canonical.js";
import { project, suitePolicy } from "../../../shared/runners/testing/project.js";
import { reportFiles } from "./compose-manifest.js";
import { runShares } from "./run-share.js";

describe("running the shares of a shard", () => {
  it("says in one line that a folder for reports cannot be made", async () => {
    const made = await project(null);
    await made.write({ taken: "" });
    const share = { suite: suitePolicy({ runner: "jest" }), groups: [], untested: [] };
    await expect(runShares([share], path.join(made.folder, "taken"), made.context, () => undefined)).rejects.toThrow(/taken\/junit\/unit: a part of the path is a file; choose another path$/);
  });

  it("tells how far all suites together are, in items", async () => {
    const made = await project(null);
    await symlink(path.resolve("node_modules"), path.join(made.folder, "node_modules"));
    await made.write({ "jest.config.js": "", "a.test.js": "test('a', () => { console.log('x\\nPASS of my own'); });", "b.test.js": "test('b', () => {});", "c.test.js": "test('c', () => {});" });
    const share = (name: string, files: readonly string[]): SuiteShare => ({
      suite: suitePolicy({ runner: "jest", name }), untested: [],
      groups: files.map((file) => ({ group: file, items: [file], elsewhere: [], takesRest: true })),
    });
    const told: (readonly [number, number])[] = [];
    await runShares([share("first", ["a.test.js"]), share("second", ["b.test.js", "c.test.js"])], path.join(made.folder, "out"), made.context, (done, total) => { told.push([done, total]); });
    expect([...new Set(told.map(([done]) => done))]).toEqual([1, 2, 3]);
    expect(told.every(([, total]) => total === 3)).toBe(true);
  });

  it("lists every report with its kind, its suite and its digest, sorted", async () => {
    const made = await project(null);
    await made.write({ "junit/b/junit.xml": "<testsuites/>", "coverage/a/call-1/coverage-final.json": "{}", "coverage/b/cover-0.out": "mode: set\n", "notes.txt": "" });
    const files = await reportFiles(made.folder);
    expect(files.map(({ path: file, kind, suite }) => [file, kind, suite])).toEqual([
      ["coverage/a/call-1/coverage-final.json", "coverage", "a"], ["coverage/b/cover-0.out", "coverage", "b"], ["junit/b/junit.xml", "junit", "b"],
    ]);
    expect(files[0]?.sha256).toBe(sha256("{}"));
    await writeFile(path.join(made.folder, "junit/b/junit.xml"), "<other/>");
    expect((await reportFiles(made.folder))[2]?.sha256).toBe(sha256(await readFile(path.join(made.folder, "junit/b/junit.xml"))));
  });
});
