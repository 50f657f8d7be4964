import { describe, expect, it } from "@jest/globals";
import { istanbulJson, rawRecord } from "../../shared/coverage/testing/istanbul-records.js";
import { lcovOf } from "./testing/coverage-of.js";
import { Project } from "./testing/project.js";

const CODE = "export function f() {\n  return 1;\n}\n";
const GO_CODE = "package m\n\nfunc F() int {\n\treturn 1\n}\n";
const RUN = { statements: [{ at: [1, 0, 1, 9], hits: 1 }] } as const;
const GO_MODULE = { "go.mod": "module example.com/m\n\ngo 1.21\n", "a.go": GO_CODE, "b.go": GO_CODE };
const GO_A = "mode: set\nexample.com/m/a.go:3.14,5.2 1 1\n";

async function gate(files: Readonly<Record<string, string>>, inputs: Readonly<Record<string, string>> = {}) {
  await using project = await Project.create(files);
  return await project.gate({ reports: "r/*", ...inputs });
}

describe("a source file is not measured by", () => {
  it.each<[string, Readonly<Record<string, string>>, string]>([
    ["a dependency's file of the same name", { "src/app/main.py": "x = 1\n", "src/app/utils/text.py": "x = 1\n", "r/1": lcovOf("src/app/main.py", { 1: 1 }) + lcovOf("/venv/lib/python3.11/site-packages/requests/utils/text.py", { 1: 1 }) }, "src/app/utils/text.py"],
    ["another Go module's file of the same name", { "go.mod": "module example.com/m\n", "a.go": GO_CODE, "internal/log/log.go": GO_CODE, "r/1": `${GO_A}github.com/other/log/log.go:3.14,5.2 1 1\n` }, "internal/log/log.go"],
    ["another project's file of the same name", { "src/index.js": CODE, "lib/core/index.js": CODE, "r/1": istanbulJson(rawRecord({ path: "src/index.js", ...RUN }), rawRecord({ path: "/home/u/other/core/index.js", ...RUN })) }, "lib/core/index.js"],
    ["an istanbul record without entries", { "src/a.js": CODE, "src/b.js": CODE, "r/1": istanbulJson(rawRecord({ path: "src/a.js", ...RUN }), rawRecord({ path: "src/b.js" })) }, "src/b.js"],
    ["Go blocks without statements", { ...GO_MODULE, "r/1": `${GO_A}example.com/m/b.go:3.14,5.2 0 0\n` }, "b.go"],
    ["an LCOV section without records", { "src/a.py": "x = 1\n", "src/b.py": "x = 1\n", "r/1": lcovOf("src/a.py", { 1: 1 }) + lcovOf("src/b.py", {}) }, "src/b.py"],
  ])("%s", async (_what, files, unmeasured) => {
    expect((await gate(files)).document).toMatchObject({ verdict: "fail", unmeasured: [unmeasured] });
  });

  it("an empty record where the change touches it", async () => {
    await using project = await Project.create({ "src/a.js": CODE, "src/b.js": CODE, ".github/plimsoll.yml": "coverage:\n  mode: changed-lines\n" });
    const base = await project.commit();
    await project.write({ "src/b.js": `${CODE}f();\n` });
    await project.commit();
    await project.write({ "r/1": istanbulJson(rawRecord({ path: "src/a.js", ...RUN }), rawRecord({ path: "src/b.js" })) });
    expect((await project.gate({ reports: "r/*", base })).document).toMatchObject({ verdict: "fail", shortfalls: [{ kind: "unmeasured", file: "src/b.js" }] });
  });

  it("an ignore of the whole file, which is named", async () => {
    const { text, document } = await gate({ "src/a.js": CODE, "src/b.js": `/* istanbul ignore file -- by hand */\n${CODE}`, "r/1": istanbulJson(rawRecord({ path: "src/a.js", ...RUN })) });
    expect(document).toMatchObject({ verdict: "fail", unmeasured: ["src/b.js"], notes: [{}, {}, { code: "ignored-file", file: "src/b.js" }] });
    expect(text.replaceAll(/\s+/gu, " ")).toContain("src/b.js: `istanbul ignore file` takes code out of coverage, and a file of which nothing is left is not measured");
  });
});

describe("an empty record is enough for a file that", () => {
  it("holds nothing which its tool counts", async () => {
    const { document } = await gate({ "src/a.js": CODE, "src/errors.js": "export class E extends Error {}\n", "r/1": istanbulJson(rawRecord({ path: "src/a.js", ...RUN }), rawRecord({ path: "src/errors.js" })) });
    expect(document).toMatchObject({ verdict: "pass", unmeasured: [] });
  });
});

describe("a shard is not proved by", () => {
  const complete = `${GO_A}example.com/m/b.go:3.14,5.2 1 1\n`;

  it.each<[string, string, string]>([
    ["a profile of its mode line alone", "mode: set\n", "shard-count"], ["a profile that stops within a line", `${complete.slice(0, -1)}7`, "malformed-report"],
    ["a copy of another shard's report", `${complete}\n`, "duplicate-report"],
  ])("%s", async (_what, second, code) => {
    const { document } = await gate({ ...GO_MODULE, "r/1": complete, "r/2": second }, { "expect-shards": "2" });
    expect(document).toMatchObject({ verdict: "inconclusive", problems: [{ code }] });
  });

  it("an LCOV section that lists less than it announces", async () => {
    const { document } = await gate({ "src/b.js": CODE, "r/1": lcovOf("src/b.js", { 1: 1 }, "LF:10", "LH:3") });
    expect(document).toMatchObject({ verdict: "inconclusive", problems: [{ code: "malformed-report", file: "src/b.js" }] });
  });
});
