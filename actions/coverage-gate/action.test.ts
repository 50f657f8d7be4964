import { rm, symlink } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { InconclusiveError, InputError } from "../../shared/action/errors.js";
import { istanbulJson, rawRecord } from "../../shared/coverage/testing/istanbul-records.js";
import { definition } from "./action.js";
import { problemText } from "./judgement/reason.js";
import { lcovOf } from "./testing/coverage-of.js";
import { manifestOf } from "./testing/manifests.js";
import { Project } from "./testing/project.js";

const PYTHON = { "src/a.py": "x = 1\ny = 2\n", "src/b.py": "z = 1\n", "src/__init__.py": "" };
const COVERED = lcovOf("src/a.py", { 1: 1, 2: 1 }) + lcovOf("src/b.py", { 1: 1 });

/** A project of these files and reports, judged without git. */
async function gate(files: Readonly<Record<string, string | Uint8Array>>, inputs: Readonly<Record<string, string>> = {}) {
  await using project = await Project.create(files);
  return await project.gate({ reports: "r/*", ...inputs });
}

describe("the coverage gate on good reports", () => {
  it("passes a project that is covered, in every medium", async () => {
    const { outcome, document, text } = await gate({ ...PYTHON, "r/lcov.info": COVERED });
    expect(document).toMatchObject({ verdict: "pass", totals: { lines: { covered: 3, total: 3 }, statements: { covered: 0, total: 0 } }, uncovered: [], problems: [], unmeasured: [] });
    expect(outcome.outputs).toEqual({ verdict: "pass" });
    expect(outcome.annotations).toEqual([]);
    expect(text).toMatch(/✔ PASS {2}2 files measured, and every floor is reached\.\n$/u);
    expect(outcome.summary).toMatch(/^## ✅ Pass · coverage\n/u);
    const unjudged = "not in the reports, so not judged: statements, branches, functions";
    expect([text, outcome.summary].map((medium) => medium?.includes(unjudged))).toEqual([true, true]);
    expect(definition.permissions).toEqual({});
  });

  it("merges the shards' reports, of several formats, and says what a reviewer needs", async () => {
    const record = (hits: number) => rawRecord({
      path: "/home/runner/work/x/x/web/index.ts",
      statements: [{ at: [1, 0, 1, 9], hits: 1 }, { at: [4, 0, 6, 9], hits }],
      branches: [{ type: "if", at: [4, 0, 6, 9], arms: [{ at: [4, 0, 6, 9], hits }, { at: null, hits: 0 }] }],
    });
    const { outcome, document, text } = await gate({
      ...PYTHON, "web/index.ts": "export const x = 1;\n// istanbul ignore next\n",
      "r/1.json": istanbulJson(record(0)), "r/2.json": istanbulJson(record(1)), "r/3.info": COVERED,
    }, { "expect-shards": "3" });
    expect(document).toMatchObject({
      verdict: "fail", shortfalls: [{ kind: "floor", metric: "branches", count: { covered: 1, total: 2 }, floor: 100 }],
      uncovered: [{ file: "web/index.ts", line: 4, endLine: 4, kind: "branch", text: "else arm of the `if` at 4:1 never ran", changed: false }],
    });
    expect(text).toMatchInlineSnapshot(`
"Coverage by file, worst first
  file          statements  branches  functions  lines
  web/index.ts       100 %   50.00 %          –  100 %
  src/a.py               –         –          –  100 %
  src/b.py               –         –          –  100 %
  all files          100 %   50.00 %          –  100 %

Not covered
  web/index.ts:4  else arm of the \`if\` at 4:1 never ran

  not in the reports, so not judged: functions
  not in the LCOV reports, so not judged of their files: statements, branches
  without git, every file on disk counts as a source file (it is not a git checkout; run git init
  and commit first)
  1 ignore without a reason behind \`--\`: web/index.ts:2

  statements  2 of 2  100 %
  branches    1 of 2  50.00 %
  lines       5 of 5  100 %

✘ FAIL  Only 1 of 2 branches were reached (floor 100 %).
"
`);
    expect(outcome.annotations).toEqual([
      { level: "failure", file: "web/index.ts", line: 4, endLine: 4, title: "Not covered", message: "else arm of the `if` at 4:1 never ran" },
    ]);
  });

  it("asks nobody to measure a link: what it leads to has a name of its own", async () => {
    await using project = await Project.create({ ...PYTHON, "r/lcov.info": COVERED });
    await symlink("a.py", path.join(project.folder, "src/alias.py"));
    await symlink("/etc/hostname", path.join(project.folder, "src/outside.py"));
    await project.commit();
    expect((await project.gate({ reports: "r/*" })).document).toMatchObject({ verdict: "pass", unmeasured: [] });
  });

  it("fails on code of a language that no report measures, in one line that says what to do", async () => {
    const web = Object.fromEntries(["a", "b", "c", "d", "e"].map((name) => [`web/${name}.ts`, "run();\n"]));
    const { document, text, outcome } = await gate({ ...PYTHON, "r/lcov.info": COVERED, ...web, "web/types.ts": "export type A = 1;\n", "doc.go": "package doc\n", "docs/conf.py": "x = 1\n", "eslint.config.js": "run();\n" });
    expect(document).toMatchObject({ verdict: "fail", unmeasured: Object.keys(web), shortfalls: Object.keys(web).map((file) => ({ kind: "unmeasured", file })) });
    expect(text.replace(/\s+/gu, " ")).toContain("unmeasured: no report measures JavaScript or TypeScript: web/a.ts, web/b.ts, web/c.ts and 2 more files → run its tests with coverage");
    expect(text).toMatch(/✘ FAIL {2}Nobody measured 5 source files in JavaScript or TypeScript\.\n$/u);
    expect(outcome.annotations).toHaveLength(5);
    const go = await gate({ ...PYTHON, "src/c.py": "c = 1\n", "r/lcov.info": COVERED, "main.go": "package main\nfunc main() { x() }\n" });
    expect(go.document).toMatchObject({ verdict: "fail", unmeasured: ["src/c.py", "main.go"] });
    expect(go.text).toContain("unmeasured: no report measures Go: main.go\n");
    expect(go.text).toContain("Nobody measured 1 source file, and nobody measured 1 source file in Go.");
  });

  it("passes code of a language that no report measures where the policy excludes it", async () => {
    const policy = "coverage:\n  # Tools that run on one developer's machine.\n  exclude: [scripts/**]\n";
    const { document } = await gate({ ...PYTHON, "r/lcov.info": COVERED, "scripts/x.ts": "run();\n", ".github/plimsoll.yml": policy });
    expect(document).toMatchObject({ verdict: "pass", unmeasured: [] });
  });

  it("reads Go profiles through the module path and needs no profile of a file without statements", async () => {
    const { document } = await gate({
      "go.mod": "// comment\nmodule example.com/mod // trailing\n\ngo 1.21\n", "tools/go.mod": "go 1.21\n", "pkg/a.go": "package pkg\nfunc F() { x() }\n", "pkg/doc.go": "// Package pkg.\npackage pkg\n",
      "pkg/b.go": "package pkg\nfunc G() { x() }\n", "r/c.out": "mode: set\nexample.com/mod/pkg/a.go:2.10,2.17 1 1\n",
    });
    expect(document).toMatchObject({ verdict: "fail", totals: { statements: { covered: 1, total: 1 } }, unmeasured: ["pkg/b.go"], files: [{ file: "pkg/a.go" }] });
  });

  it("lists source files that nobody measured, each with a remark on the change", async () => {
    const { outcome, document, text } = await gate({ ...PYTHON, "src/c.py": "c = 1\n", "r/lcov.info": lcovOf("src/a.py", { 1: 1 }) });
    expect(document).toMatchObject({ verdict: "fail", unmeasured: ["src/b.py", "src/c.py"], shortfalls: [{ kind: "unmeasured", file: "src/b.py" }, { kind: "unmeasured", file: "src/c.py" }] });
    expect(outcome.annotations).toMatchObject([{ file: "src/b.py", title: "Not measured", level: "failure" }, { file: "src/c.py" }]);
    expect(text).toContain("Nobody measured 2 source files.");
    expect(outcome.summary).toContain("`unmeasured` no test run measured src/b.py");
  });

  it("counts ignores that give no reason", async () => {
    const { document } = await gate({ ...PYTHON, "src/b.py": "x = 1  # pragma: no cover\n".repeat(4), "r/lcov.info": COVERED });
    expect(document.notes).toContainEqual({ code: "ignore-without-reason", file: null, message: "4 ignores without a reason behind `--`: src/b.py:1, src/b.py:2, src/b.py:3 …" });
  });

  it("counts unmeasured files beyond the first twenty", async () => {
    const many = Object.fromEntries(Array.from({ length: 23 }, (_, index) => [`src/m${index}.py`, "x = 1\n"]));
    const { text } = await gate({ ...many, "r/lcov.info": lcovOf("src/m0.py", { 1: 1 }) });
    expect(text).toContain("unmeasured: and 2 more files");
  });

  it("leaves off what is too much for a terminal, and says how much", async () => {
    const files = Array.from({ length: 45 }, (_, index) => `src/m${index}.py`);
    const { text } = await gate({ "r/lcov.info": files.map((file) => lcovOf(file, { 1: 0 })).join("") });
    expect(text).toContain("… and 25 more files");
    expect(text).toContain("… and 5 more places");
  });
});

describe("the coverage gate on bad reports never passes", () => {
  it.each<[string, Readonly<Record<string, string>>, string]>([
    ["no report at all", {}, "no-reports"],
    ["an empty file", { "r/1.info": COVERED, "r/2.info": "" }, "empty-report"],
    ["a truncated report", { "r/1.info": COVERED.slice(0, -5) }, "malformed-report"],
    ["a corrupt report", { "r/1.info": COVERED, "r/2.json": '{"a.js": {"s": 1}}' }, "malformed-report"],
    ["an object without files", { "r/1.json": "{}" }, "nothing-measured"],
    ["a report of another kind", { "r/1.xml": "<coverage/>" }, "unknown-format"],
    ["one report twice", { "r/1.info": COVERED, "r/2.info": COVERED }, "duplicate-report"],
  ])("%s", async (_what, reports, code) => {
    const { document, outcome, text } = await gate({ ...PYTHON, ...reports });
    expect(document.verdict).toBe("inconclusive");
    expect(document.problems[0]).toMatchObject({ code });
    expect(outcome.summary).toContain(`\`${code}\``);
    expect(text.replaceAll(/\s+/gu, " ")).toContain(`? INCONCLUSIVE The reports prove nothing: ${document.problems.slice(0, 1).map(problemText).join("")}`);
  });

  it("another number of shards than expected", async () => {
    const { document } = await gate({ ...PYTHON, "r/1.info": COVERED }, { "expect-shards": "2" });
    expect(document).toMatchObject({ verdict: "inconclusive", problems: [{ code: "shard-count", message: "2 shards expected, 1 found; every shard must hand in its report" }] });
  });

  it("a pattern that names nothing beside one that does", async () => {
    const { document } = await gate({ ...PYTHON, "r/1.info": COVERED }, { reports: "r/*.info, s/*.info" });
    expect(document).toMatchObject({ verdict: "inconclusive", problems: [{ code: "no-reports", message: expect.stringContaining('"s/*.info" names no file') }] });
  });

  it("shards of another commit, while the replaced attempt of a shard is not even read", async () => {
    await using project = await Project.create(PYTHON);
    const commit = await project.commit();
    const manifest = (index: number, changes: Parameters<typeof manifestOf>[0] = {}) =>
      JSON.stringify(manifestOf({ index, commit, ...changes }, { "r.info": lcovOf("src/a.py", { 1: index, 2: 1 - index }) + lcovOf("src/b.py", { 1: 1 }) }));
    const report = (index: number) => lcovOf("src/a.py", { 1: index, 2: 1 - index }) + lcovOf("src/b.py", { 1: 1 });
    await project.write({ "s/0/manifest.json": manifest(0), "s/0/r.info": report(0), "s/1/manifest.json": manifest(1), "s/1/r.info": "cut off" });
    expect((await project.gate({ reports: "s/*/r.info" })).document.verdict).toBe("inconclusive");
    await project.write({ "s/1-again/manifest.json": manifest(1, { attempt: 2 }), "s/1-again/r.info": report(1) });
    expect((await project.gate({ reports: "s/**", "expect-shards": "2" })).document).toMatchObject({ verdict: "pass", problems: [] });
    await project.write({ "s/0/manifest.json": manifest(0, { commit: "d".repeat(40) }) });
    expect((await project.gate({ reports: "s/*/r.info" })).document).toMatchObject({ verdict: "inconclusive", problems: [{ code: "manifest-mismatch" }] });
  });

  it("a report of nothing, unless the manifest of its shard vouches that its tests load no source file", async () => {
    const idle = "{}";
    const busy = COVERED;
    await using project = await Project.create({ ...PYTHON, "s/0/r.json": idle, "s/1/r.info": busy });
    expect((await project.gate({ reports: "s/*/r.*" })).document).toMatchObject({ verdict: "inconclusive", problems: [{ code: "nothing-measured", report: "s/0/r.json" }] });
    await project.write({
      "s/0/manifest.json": JSON.stringify(manifestOf({ index: 0 }, { "r.json": idle })),
      "s/1/manifest.json": JSON.stringify(manifestOf({ index: 1 }, { "r.info": busy })),
    });
    expect((await project.gate({ reports: "s/*/r.*" })).document).toMatchObject({ verdict: "pass", problems: [] });
    await project.write({ "s/1/r.info": idle, "s/1/manifest.json": JSON.stringify(manifestOf({ index: 1 }, { "r.info": idle })) });
    expect((await project.gate({ reports: "s/*/r.*" })).document).toMatchObject({ verdict: "inconclusive" });
  });

  it("what the user gets wrong is an error of one line", async () => {
    await using project = await Project.create({ ...PYTHON, "r/1.info": COVERED });
    await expect(project.gate({})).rejects.toThrow(InputError);
    await expect(project.gate({ reports: "r/*", root: "nowhere" })).rejects.toThrow(/input root: .*nowhere is not a folder/u);
    await expect(project.gate({ reports: "r/*", base: "main" })).rejects.toThrow(/not a git checkout/u);
    await expect(project.gate({ reports: "r/*", "expect-shards": "0" })).rejects.toThrow(InputError);
    await project.write({ ".github/plimsoll.yml": "coverage:\n  lines: 101\n" });
    await expect(project.gate({ reports: "r/*" })).rejects.toThrow(/plimsoll\.yml:2:3/u);
    await project.write({ ".github/plimsoll.yml": "coverage:\n  mode: changed-lines\n" });
    await expect(project.gate({ reports: "r/*" })).rejects.toThrow(/give --base/u);
  });
});

describe("the coverage gate in a git checkout", () => {
  it("asks for tracked files alone, and takes the record's facts from the commit", async () => {
    await using project = await Project.create({ ...PYTHON, "src/gone.py": "x = 1\n", "src/moved.py": "x = 1\n", "go.mod": "module m\n" });
    const commit = await project.commit();
    await project.git("rm", "--cached", "--quiet", "src/b.py");
    await project.write({ "r/1.info": lcovOf("src/a.py", { 1: 1 }) + lcovOf("src/moved.py", { 1: 1 }) });
    for (const deleted of ["src/gone.py", "src/moved.py", "go.mod"]) await rm(path.join(project.folder, deleted));
    const { outcome, document } = await project.gate({ reports: "r/*" }, { repository: "o/r" });
    expect(document).toMatchObject({ verdict: "pass", unmeasured: [] });
    expect(outcome.record).toMatchObject({
      repository: project.folder, commit, tree: await project.git("rev-parse", "HEAD^{tree}"), findings: document,
      counts: { "lines-covered": 2, "lines-total": 2, "statements-covered": 0 }, policyDigest: expect.stringMatching(/^[0-9a-f]{64}$/u),
    });
    expect(outcome.summary).toContain("coverage · o/r");
  });

  it("takes the files on disk where git tracks none below the root, so that nothing passes for an empty project", async () => {
    await using project = await Project.create({ "README.md": "x" });
    await project.commit();
    await project.write({ "demo/a.py": "a = 1\n", "demo/b.py": "b = 1\n", "demo/htmlcov/c.py": "c = 1\n", "demo/r/1.info": lcovOf("a.py", { 1: 1 }) });
    const { document, outcome } = await project.gate({ reports: "r/1.info", root: "demo" });
    expect(document).toMatchObject({ verdict: "fail", unmeasured: ["b.py"] });
    expect(outcome.annotations).toMatchObject([{ file: "demo/b.py" }]);
  });

  it("judges changed lines by the policy of the base, not by the change's own", async () => {
    await using project = await Project.create({ ...PYTHON, ".github/plimsoll.yml": "coverage:\n  mode: changed-lines\n" });
    const base = await project.commit();
    await project.write({ "src/a.py": "x = 1\ny = 3\nz = 4\n", ".github/plimsoll.yml": "coverage:\n  lines: 0\n", "r/1.info": lcovOf("src/a.py", { 1: 0, 2: 1, 3: 0 }) + lcovOf("src/b.py", { 1: 0 }) });
    await project.commit();
    const { document, outcome, text } = await project.gate({ reports: "r/*", base });
    expect(document).toMatchObject({
      verdict: "fail", changed: { covered: 1, total: 2 }, shortfalls: [{ kind: "changed-lines", count: { covered: 1, total: 2 } }],
      uncovered: [{ file: "src/a.py", line: 3, changed: true }, { file: "src/a.py", line: 1, changed: false }, { file: "src/b.py" }],
    });
    expect(outcome.annotations).toMatchObject([{ file: "src/a.py", line: 3, level: "failure" }]);
    expect(text).toContain("Only 1 of 2 places on changed lines were reached.");
    await project.write({ "r/1.info": lcovOf("src/a.py", { 1: 0, 2: 1, 3: 1 }) + lcovOf("src/b.py", { 1: 0 }) });
    const passed = await project.gate({ reports: "r/*" }, { base });
    expect(passed.document.verdict).toBe("pass");
    expect(passed.text).toContain("On changed lines, 2 of 2 places were reached.");
  });

  it.each([["a carriage return", "\r"], ["U+2028", "\u2028"], ["U+2029", "\u2029"]])("judges a changed file whole that holds %s, behind which the reports count other lines than git", async (_name, mark) => {
    const source = ["one()", "two()"].join(mark);
    const record = (hits: number) => rawRecord({ path: "src/a.js", statements: [{ at: [1, 0, 1, 5], hits: 1 }, { at: [2, 0, 2, 5], hits: 1 }, { at: [3, 0, 3, 5], hits }] });
    await using project = await Project.create({ "src/a.js": `${source}\n`, "src/b.js": `one()${mark}\n`, ".github/plimsoll.yml": "coverage:\n  mode: changed-lines\n" });
    const base = await project.commit();
    await project.write({ "src/a.js": `${source}\nnever()\n`, "r/1.json": istanbulJson(record(0), rawRecord({ path: "src/b.js", statements: [{ at: [1, 0, 1, 5], hits: 0 }] })) });
    await project.commit();
    const { document } = await project.gate({ reports: "r/*", base });
    expect(document).toMatchObject({ verdict: "fail", changed: { covered: 4, total: 6 } });
    expect(document.notes.filter(({ code }) => code === "uncountable-lines")).toEqual([{
      code: "uncountable-lines", file: "src/a.js",
      message: "judged whole, because it holds a line break that git does not count (a carriage return alone, U+2028 or U+2029); replace it by a newline",
    }]);
    await project.write({ "src/a.js": `${source.replace(mark, "\r\n")}\r\nnever()\r\n` });
    expect((await project.gate({ reports: "r/*", base })).document.notes.map(({ code }) => code)).not.toContain("uncountable-lines");
  });

  it("compares a push with what its branch was at, and judges everything where that is gone, by the floors of the whole", async () => {
    const half = lcovOf("src/a.py", { 1: 0, 2: 1 }) + lcovOf("src/b.py", { 1: 1 });
    await using project = await Project.create({ ...PYTHON, ".github/plimsoll.yml": "coverage:\n  mode: changed-lines\n  lines: 99\n", "r/1.info": half });
    const before = await project.commit();
    await project.write({ "src/a.py": "x = 1\ny = 3\n", ".github/plimsoll.yml": "coverage:\n  mode: changed-lines\n  lines: 1\n" });
    await project.commit();
    const push = { host: "runner", event: "push" } as const;
    const moved = await project.gate({ reports: "r/*" }, { ...push, before });
    expect(moved.document).toMatchObject({ verdict: "pass", changed: { covered: 1, total: 1 } });
    expect(moved.document.notes.map(({ code }) => code)).not.toContain("chosen-base");
    const gone = await project.gate({ reports: "r/*" }, { ...push, before: "e".repeat(40) });
    expect(gone.document).toMatchObject({ verdict: "pass", changed: null, totals: { lines: { covered: 2, total: 3 } } });
    expect(gone.document.notes).toContainEqual({
      code: "chosen-base", file: null, message: "the commit eeeeeeeeeeee that the push replaced is in no branch any more, so all of the code is judged, not only changed lines",
    });
    await project.write({ ".github/plimsoll.yml": "coverage:\n  mode: changed-lines\n" });
    expect((await project.gate({ reports: "r/*" }, push)).document).toMatchObject({ verdict: "fail", shortfalls: [{ kind: "floor", metric: "lines" }] });
  });

  it("compares with the branch that changes go onto when a person names none, by its policy, and says so", async () => {
    await using project = await Project.create({ ...PYTHON, ".github/plimsoll.yml": "coverage:\n  mode: changed-lines\n", "r/1.info": COVERED });
    await project.commit();
    await expect(project.gate({ reports: "r/*" })).rejects.toThrow(/HEAD is on main itself, so there is no change to compare; give --base/u);
    await project.git("checkout", "--quiet", "-b", "change");
    await project.write({ "src/a.py": "x = 1\ny = 3\n", ".github/plimsoll.yml": "coverage:\n  mode: changed-lines\n  exclude: [src/**]\n", "r/1.info": lcovOf("src/a.py", { 1: 1, 2: 0 }) + lcovOf("src/b.py", { 1: 1 }) });
    await project.commit();
    const { document } = await project.gate({ reports: "r/*" });
    expect(document).toMatchObject({ verdict: "fail", changed: { covered: 0, total: 1 } });
    expect(document.notes).toContainEqual({ code: "chosen-base", file: null, message: "no base was given, so the change is compared with main, whose policy holds" });
  });

  it("passes a change that touches no line which can be covered, and says so", async () => {
    await using project = await Project.create({ ...PYTHON, ".github/plimsoll.yml": "coverage:\n  mode: changed-lines\n", "r/1.info": lcovOf("src/a.py", { 1: 0 }) + lcovOf("src/b.py", { 1: 0 }) });
    await project.commit();
    await project.git("branch", "base");
    await project.write({ "README.md": "words\n" });
    await project.commit();
    const { document, text } = await project.gate({ reports: "r/*", base: "base" });
    expect(document).toMatchObject({ verdict: "pass", changed: { covered: 0, total: 0 }, notes: [{ code: "no-changed-lines" }, {}] });
    expect(text).toContain("The change touches no line that can be covered.");
  });

  it("says which fetch is missing when the base is not in the clone", async () => {
    await using project = await Project.create({ ...PYTHON, "r/1.info": COVERED });
    await project.commit();
    await expect(project.gate({ reports: "r/*", base: "nowhere" })).rejects.toThrow(InconclusiveError);
  });

  it("holds the policy of a base that only the remote has, or that only the merge knows", async () => {
    await using project = await Project.create({ ...PYTHON, ".github/plimsoll.yml": "coverage:\n  lines: 50\n", "r/1.info": lcovOf("src/a.py", { 1: 0, 2: 1 }) + lcovOf("src/b.py", { 1: 1 }) });
    const first = await project.commit();
    await project.git("update-ref", "refs/remotes/origin/trunk", first);
    await project.git("checkout", "--quiet", "-b", "topic");
    await project.write({ ".github/plimsoll.yml": "coverage:\n  lines: 100\n" });
    await project.commit();
    expect((await project.gate({ reports: "r/*", base: "trunk" })).document.verdict).toBe("pass");
    await project.git("checkout", "--quiet", "main");
    await project.git("merge", "--quiet", "--no-ff", "topic");
    const event = { base: "e".repeat(40), mergeCommit: await project.git("rev-parse", "HEAD") };
    expect((await project.gate({ reports: "r/*" }, event)).document.verdict).toBe("pass");
  });

  it("lets the policy name floors by path, and files that are not judged", async () => {
    await using project = await Project.create({
      ...PYTHON, "legacy/old.py": "x = 1\n", "skip/me.py": "x = 1\n",
      ".github/plimsoll.yml": "coverage:\n  exclude: [skip/**]\n  paths:\n    - { path: legacy/**, lines: 50 }\n",
      "r/1.info": COVERED + lcovOf("legacy/old.py", { 1: 1, 2: 0, 3: 0 }) + lcovOf("skip/me.py", { 1: 0 }),
    });
    await project.commit();
    const { document, text, outcome } = await project.gate({ reports: "r/*" });
    expect(document).toMatchObject({
      verdict: "fail", shortfalls: [{ kind: "path-floor", file: "legacy/old.py", metric: "lines", count: { covered: 1, total: 3 }, floor: 50 }],
      totals: { lines: { covered: 4, total: 6 } },
    });
    expect(text).toContain("Only 1 of 3 lines of legacy/old.py were reached (floor 50 %).");
    expect(outcome.summary).toContain("| `legacy/old.py`");
  });

  it("floors by path without a figure of their own ask nothing where changed lines are judged", async () => {
    await using project = await Project.create({
      ...PYTHON, ".github/plimsoll.yml": "coverage:\n  mode: changed-lines\n  paths:\n    - { path: src/**, branches: 90 }\n",
      "r/1.info": lcovOf("src/a.py", { 1: 0 }) + lcovOf("src/b.py", { 1: 0 }),
    });
    await project.commit();
    expect((await project.gate({ reports: "r/*", base: "HEAD" })).document.verdict).toBe("pass");
  });
});

describe("hostile names", () => {
  it("stay inert in every medium", async () => {
    const file = "src/a\n::set-output name=x::y`|<b>@all.py";
    const { text, outcome, document } = await gate({ "r/1.json": istanbulJson(rawRecord({ path: file, statements: [{ at: [1, 0, 1, 9], hits: 0 }] })), "r/2\u001b[2J.info": "" });
    expect(document.verdict).toBe("inconclusive");
    expect(document.uncovered).toMatchObject([{ file }]);
    for (const printed of [text, String(outcome.summary)]) {
      expect(printed).not.toMatch(/^::set-output/mu);
      expect(printed).not.toContain("\u001b[2J");
    }
  });
});
