import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { Ajv2020 } from "ajv/dist/2020.js";
import { execute } from "../../shared/action/exec.js";
import { addition, jestRepository } from "../support/jest-repository.js";
import { useTemporaryFolder } from "../support/temporary-folder.js";

/** `npm test` builds it first. */
const PROGRAM = path.resolve("dist/cli.js");

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function plimsoll(...words: readonly string[]): Promise<Ended> {
  return execute(process.execPath, [PROGRAM, ...words]);
}

/** The one document on stdout, held to the schema that is published for the command. */
function documentOf(command: string, { stdout }: Ended): unknown {
  const document: unknown = JSON.parse(stdout);
  const validate = new Ajv2020({ strict: false }).compile(JSON.parse(readFileSync(`docs/schemas/${command}.document.json`, "utf8")) as object);
  validate(document);
  expect(validate.errors).toBeNull();
  return document;
}

interface PipelineDocument {
  readonly verdict: string;
  readonly reason: string;
  readonly problems: readonly { readonly code: string; readonly text: string }[];
  readonly report: string;
  readonly records: readonly string[];
}

describe("the program as it is built", () => {
  const top = useTemporaryFolder();
  const project = (files: Readonly<Record<string, string>>) => jestRepository(path.join(top(), "project"), files);

  it("runs a pipeline, with shards as processes of its own, and prints one document; names of files are never commands", async () => {
    const { folder, git } = project({ ...addition("one"), "src/odd\n::set-output name=verdict::fail.test.js": 'test("is slow enough to be named", () => new Promise((end) => { setTimeout(end, 150); }));\n' });
    const ended = await plimsoll("pipeline", "--repo", folder, "--shards", "2", "--json");
    const document = documentOf("pipeline", ended) as PipelineDocument;
    expect({ code: ended.code, verdict: document.verdict, reason: document.reason }).toEqual({ code: 0, verdict: "pass", reason: "Every gate passed." });
    expect([document.report, ...document.records].filter((file) => !existsSync(file))).toEqual([]);
    expect(ended.stderr).toContain("::set-output");
    expect(ended.stderr).not.toMatch(/^::/m);
    expect(git("status", "--porcelain")).toBe("");
  });

  it("is inconclusive when a shard is killed in the middle: nothing of it looks complete, and it is named", async () => {
    const { folder } = project({
      ...addition("one"),
      "src/kills.test.js": 'test("kills its shard", () => { process.kill(process.ppid, "SIGKILL"); });\n',
    });
    const ended = await plimsoll("pipeline", "--repo", folder, "--shards", "2", "--json");
    const document = documentOf("pipeline", ended) as PipelineDocument;
    expect({ code: ended.code, verdict: document.verdict }).toEqual({ code: 3, verdict: "inconclusive" });
    expect(document.problems).toEqual([
      { code: "shard-missing", text: expect.stringMatching(/^no complete result of: shard [12] of 2 \(1 planned\)$/) },
      { code: "not-run", text: "tests that exist but reported no result: src/kills.test.js" },
    ]);
    expect(ended.stderr).toMatch(/shard [12] ended with signal SIGKILL/);
    const left = readdirSync(path.join(folder, ".plimsoll/shards")).filter((name) => !name.endsWith(".partial"));
    expect(left).toHaveLength(1);
  });

  it("ends with 2 and one line on wrong input, and its document says the same", async () => {
    const { folder, write } = project({});
    write(".github/plimsoll.yml", "tests:\n  suites: [{ name: unit, runner: mocha }]\n");
    const ended = await plimsoll("pipeline", "--repo", folder, "--json");
    expect(ended.code).toBe(2);
    const { error } = documentOf("pipeline", ended) as { error: { kind: string; message: string } };
    expect(error).toEqual({ kind: "wrong-input", message: ".github/plimsoll.yml:2:26: tests.suites[0].runner: expected one of jest, pytest, go-test, found \"mocha\"" });
    expect(ended.stderr).toBe(`plimsoll: wrong input: ${error.message}\n`);
  });

  it("answers the other commands of the same repository in their published shapes", async () => {
    const { folder } = project(addition("one"));
    const asked = await Promise.all(["init", "doctor"].map(async (command) => ({ command, ended: await plimsoll(command, "--repo", folder, "--json") })));
    for (const { command, ended } of asked) documentOf(command, ended);
    expect(asked.map(({ ended }) => ended.code)).toEqual([0, 0]);
  });
});
