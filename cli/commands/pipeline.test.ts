import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import type { Exec } from "../../shared/action/context.js";
import { inProcess, SELF } from "../../tests/support/in-process.js";
import { addition, jestRepository } from "../../tests/support/jest-repository.js";
import { runPipelineCommand } from "../../tests/support/pipeline.js";
import { useTemporaryFolder } from "../../tests/support/temporary-folder.js";

describe("plimsoll pipeline", () => {
  const top = useTemporaryFolder();
  const project = (files: Readonly<Record<string, string>>) => jestRepository(path.join(top(), "the project"), files);

  it("passes a project whose tests cover it; a later run in which a shard is lost takes nothing of it", async () => {
    const { folder, git } = project({ ...addition("one"), ...addition("two") });
    const passed = await runPipelineCommand(folder, { shards: "2" });
    const commit = git("rev-parse", "HEAD");
    expect(passed).toMatchObject({
      verdict: "pass", outputs: { verdict: "pass" },
      document: {
        verdict: "pass", reason: "Every gate passed.", problems: [],
        gates: [
          { name: "merge-shards", verdict: "pass", sentence: "Every one of 2 tests ran exactly once in 2 shards." },
          { name: "coverage-gate", verdict: "pass", sentence: "2 files measured, and every floor is reached." },
        ],
        shards: [{ index: 0, predictedSeconds: null, tests: 1, failed: 0 }, { index: 1, predictedSeconds: null, tests: 1, failed: 0 }],
        tests: { total: 2, passed: 2, failed: 0, skipped: 0 },
        coverage: { totals: { statements: { covered: 4, total: 4 }, functions: { covered: 2, total: 2 } } },
        report: path.join(folder, ".plimsoll/report.html"),
        records: [`${folder}/.plimsoll/records/merge-shards-${commit}.json`, `${folder}/.plimsoll/records/coverage-gate-${commit}.json`],
      },
    });
    expect(passed.printed).toMatch(/^✔ PASS {2}the project\n[^]*\n {2}Commit {4}[0-9a-f]{12}\n[^]*\nReport: .*\/\.plimsoll\/report\.html\n$/);
    expect(passed.summary).toMatch(/^## ✅ Pass · the project\n/);
    expect(passed.said.filter((line) => line.startsWith("running")).slice(0, 1)).toEqual(["running 2 shards 0/2"]);
    expect(git("status", "--porcelain")).toBe("");

    const lost = await runPipelineCommand(folder, { shards: "2", parallel: "1" }, shardLost("1"));
    expect(lost).toMatchObject({
      verdict: "inconclusive",
      document: {
        reason: "merge-shards: It is not proved that every test ran exactly once; no complete result of: shard 2 of 2 (1 planned), and 1 more problem.",
        gates: [{ verdict: "inconclusive" }, { name: "coverage-gate", verdict: "inconclusive", sentence: "Not judged, because the tests prove nothing." }],
        problems: [{ code: "shard-missing", text: "no complete result of: shard 2 of 2 (1 planned)" }, { code: "not-run", text: expect.stringMatching(/^tests that exist but reported no result: src\/(?:one|two)\.test\.js$/) }],
        shards: [{ index: 0, tests: 1, predictedSeconds: expect.any(Number) }, { index: 1, seconds: null, tests: null, failed: null }],
        makespan: null, bound: null, coverage: null,
        records: [`${folder}/.plimsoll/records/merge-shards-${commit}.json`],
      },
    });
    expect(lost.printed).toContain("Tests  1 test passed; 1 planned item has no result\n");
    expect(lost.printed).toContain("shard 2 ended with signal SIGKILL; its last words: line 2 ⏎ line 3 ⏎ line 4");
    expect(readdirSync(path.join(folder, ".plimsoll/records"))).toEqual([`merge-shards-${commit}.json`]);
    expect(readdirSync(path.join(folder, ".plimsoll/merged"))).toEqual(["proof.json"]);
    expect(readFileSync(path.join(folder, ".plimsoll/report.html"), "utf8")).not.toContain("Every gate passed");
  });

  it("fails when a test fails and when a line is not covered, names both, and cannot be made to print commands", async () => {
    const { folder } = project({
      ...addition("one"),
      "src/odd.js": "exports.odd = (n) => {\n  if (n % 2 === 1) return true;\n  return false;\n};\n",
      "src/odd.test.js": `test("::set-output name=verdict::pass\\n\\u001b[2J", () => { expect(require("./odd").odd(1)).toBe(false); });\n`,
    });
    const { verdict, document, printed, summary } = await runPipelineCommand(folder, { shards: "1" });
    expect({ verdict, reason: document.reason, gates: document.gates.map((gate) => gate.sentence), tests: document.tests }).toEqual({
      verdict: "fail", reason: "merge-shards: 1 of 2 tests failed.",
      gates: ["1 of 2 tests failed.", "Only 5 of 6 statements, 1 of 2 branches and 3 of 4 lines were reached (floor 100 %)."],
      tests: { total: 2, passed: 1, failed: 1, skipped: 0 },
    });
    expect(printed).toContain("src/odd.js:3");
    for (const text of [printed, summary ?? ""]) expect(text.includes("\u001b") || /^::/m.test(text)).toBe(false);
  });
});

/** Everything for real, except that one shard's process is gone before it wrote anything. */
function shardLost(index: string): Exec {
  const real = inProcess();
  return async (file, args, options) => {
    if (file !== SELF.file || args[args.indexOf("--index") + 1] !== index) return real(file, args, options);
    return { code: null, signal: "SIGKILL", stdout: "", stderr: "line 1\nline 2\nline 3\nline 4\n", seconds: 1 };
  };
}
