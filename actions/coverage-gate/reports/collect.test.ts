import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import type { Log } from "../../../shared/action/context.js";
import { SourcePaths } from "../../../shared/coverage/source-paths.js";
import { lcovOf } from "../testing/coverage-of.js";
import { Project } from "../testing/project.js";
import { collectCoverage } from "./collect.js";

async function collect(reports: Readonly<Record<string, string | null>>, files: readonly string[]) {
  await using project = await Project.create(Object.fromEntries(Object.entries(reports).filter((entry): entry is [string, string] => entry[1] !== null)));
  const progress: string[] = [];
  const silent = (): void => undefined;
  const log: Log = { info: silent, warning: silent, debug: silent, progress: (label, done, total) => { progress.push(`${label} ${done}/${total}`); } };
  const found = Object.keys(reports).map((name) => ({ name, file: path.join(project.folder, name) }));
  return { ...(await collectCoverage(found, new SourcePaths({ roots: ["/repo"], files, goModules: [] }), log)), progress };
}

describe("collecting reports", () => {
  it("F: merges a file that two shards measured under two roots into one", async () => {
    const { files, problems, progress } = await collect({
      "1.info": lcovOf("/home/runner/work/app/app/src/a.py", { 1: 1, 2: 0 }), "2.info": lcovOf("D:\\a\\app\\app\\src\\a.py", { 1: 0, 2: 3 }),
    }, ["src/a.py"]);
    expect(problems).toEqual([]);
    expect([...files.values()]).toMatchObject([{ path: "src/a.py", lines: [{ line: 1, hits: 1 }, { line: 2, hits: 3 }] }]);
    expect(progress).toEqual(["reading coverage 1/2", "reading coverage 2/2"]);
  });

  it("names a report that cannot be read, and goes on", async () => {
    const { problems, files, reports } = await collect({ "gone.info": null, "r.info": lcovOf("src/a.py", { 1: 1 }) }, ["src/a.py"]);
    expect(problems).toMatchObject([{ code: "unreadable-report", report: "gone.info", message: expect.stringMatching(/^cannot be read: ENOENT/u) }]);
    expect([...files.keys()]).toEqual(["src/a.py"]);
    expect(reports).toMatchObject([{ name: "r.info", executed: true, sha256: expect.stringMatching(/^[0-9a-f]{64}$/u) }]);
  });

  it("does not guess which of several files is meant", async () => {
    const { problems } = await collect({ "r.info": lcovOf("/app/src/a.py", { 1: 1 }) + lcovOf("/app/b.py", { 1: 1 }) }, ["one/src/a.py", "two/src/a.py", "one/b.py", "two/b.py"]);
    expect(problems).toEqual([{
      code: "ambiguous-path", report: "r.info", file: "/app/src/a.py",
      message: "could be one/src/a.py, two/src/a.py; write the report with paths relative to the root, or give the right --root",
    }, expect.objectContaining({ file: "/app/b.py" })]);
  });

  it("remarks once which measured files the repository does not have, and what every report remarks", async () => {
    const strange = ["/gen/1.py", "/gen/2.py", "/gen/3.py", "/gen/4.py"].map((file) => lcovOf(file, { 1: -1 })).join("");
    const { notes } = await collect({ "1.info": strange, "2.info": strange }, ["src/a.py"]);
    expect(notes).toEqual([
      expect.objectContaining({ code: "clamped-count" }),
      { code: "unmatched-path", file: null, message: "4 measured files that the repository does not have: /gen/1.py, /gen/2.py, /gen/3.py …" },
    ]);
    expect((await collect({ "1.info": lcovOf("/gen/x.py", { 1: 1 }) }, [])).notes).toMatchObject([{ message: "1 measured file that the repository does not have: /gen/x.py" }]);
  });
});
