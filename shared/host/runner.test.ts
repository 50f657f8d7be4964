import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { useTemporaryFolder } from "../../tests/support/temporary-folder.js";
import type { Annotation, RecordFacts } from "../action/context.js";
import { processEnvironment } from "../action/environment.js";
import { InconclusiveError, InputError } from "../action/errors.js";
import { RECORDS_FOLDER } from "../record/store.js";
import { SUMMARY_BUDGET } from "../report/budget.js";
import { runOnRunner } from "./runner.js";
import { sampleDefinition, sampleOutcome, type SampleContext } from "./testing/sample.js";

describe("a definition on a runner", () => {
  const folder = useTemporaryFolder();
  const at = (name: string): string => path.join(folder(), name);
  const before = { ...process.env };

  beforeEach(async () => {
    for (const name of Object.keys(process.env)) if (/^(?:INPUT|GITHUB|RUNNER)_/.test(name)) Reflect.deleteProperty(process.env, name);
    await mkdir(at("workspace"));
    await mkdir(at("temp"));
    for (const name of ["output", "summary"]) await writeFile(at(name), "");
    Object.assign(process.env, { GITHUB_ACTIONS: "true", GITHUB_WORKSPACE: at("workspace"), GITHUB_OUTPUT: at("output"), GITHUB_STEP_SUMMARY: at("summary"), RUNNER_TEMP: at("temp") });
  });

  afterEach(() => {
    for (const name of Object.keys(process.env)) if (!(name in before)) Reflect.deleteProperty(process.env, name);
    Object.assign(process.env, before);
  });

  /** Runs the sample and gives the exit code and the step's log. */
  async function run(act: Parameters<typeof sampleDefinition>[0], values: Readonly<Record<string, string>> = {}): Promise<{ readonly code: number; readonly log: string }> {
    Object.assign(process.env, values);
    let log = "";
    const write = (text: string): void => { log += text; };
    const code = await runOnRunner(sampleDefinition(act), { environment: processEnvironment, self: { file: "node", args: ["sample.js"] }, write });
    return { code, log };
  }

  /** Outputs as the runner reads them from their file. */
  async function outputs(): Promise<Record<string, string>> {
    const text = await readFile(at("output"), "utf8");
    const written = [...text.matchAll(/^(.+?)<<(ghadelimiter_\S+)\n([^]*?)\n\2$/gm)];
    return Object.fromEntries(written.map(([, name, , value]) => [name!, value!] as const));
  }

  it("reads its inputs from the environment and knows its workspace with links followed", async () => {
    await symlink(at("workspace"), at("link"));
    let seen: SampleContext | null = null;
    const { code } = await run((context) => {
      seen = context;
      return sampleOutcome({ verdict: "pass" });
    }, { GITHUB_WORKSPACE: at("link"), INPUT_NOTE: " a note\n", INPUT_STRICT: "true", INPUT_REPORT: "out/report.json", INPUT_UNRELATED: "x", GITHUB_REPOSITORY: "octo/orders" });
    expect(code).toBe(0);
    expect(seen).toMatchObject({
      inputs: { note: "a note", strict: true, report: at("workspace/out/report.json"), repo: at("workspace"), token: null },
      workspace: at("workspace"), github: null, run: { host: "runner", repository: "octo/orders" }, self: { file: "node", args: ["sample.js"] },
    });
  });

  it("masks its secrets line by line before anything else is printed, and hands on the token", async () => {
    const key = "-----BEGIN KEY-----\nabcdefgh\n{\n%0A::notice::x\n-----END KEY-----";
    let github: unknown = null;
    const { log } = await run((context) => {
      ({ github } = context);
      context.log.info("started");
      return sampleOutcome();
    }, { INPUT_TOKEN: key });
    const lines = log.split("\n");
    expect(lines.slice(0, 6)).toEqual([
      "::add-mask::-----BEGIN KEY-----%0Aabcdefgh%0A{%0A%250A::notice::x%0A-----END KEY-----",
      "::add-mask::-----BEGIN KEY-----", "::add-mask::abcdefgh", "::add-mask::%250A::notice::x", "::add-mask::-----END KEY-----", "started",
    ]);
    expect(github).toMatchObject({ token: key, apiUrl: "https://api.github.com" });
  });

  it("writes outputs of any content, the path of its record among them", async () => {
    const facts: RecordFacts = { repository: at("workspace"), commit: "1".repeat(40), tree: null, artifacts: [], policyDigest: null, counts: {}, findings: [] };
    const hostile = "a\nverdict<<x\npass\nx\n::set-output name=verdict::pass";
    const { code, log } = await run(() => sampleOutcome({ verdict: "fail", outputs: { verdict: "fail", list: hostile, empty: "" }, record: facts }));
    expect(code).toBe(1);
    expect(log).toBe("");
    expect(await outputs()).toEqual({ verdict: "fail", list: hostile, empty: "", record: path.join(at("workspace"), RECORDS_FOLDER, `sample-${"1".repeat(40)}.json`) });
  });

  it("lets no text be taken for a workflow command", async () => {
    const evil = "::set-output name=verdict::pass";
    const { log } = await run((context) => {
      context.log.info(`${evil}\n  ${evil}\r${evil}`);
      context.log.warning(`careful\n${evil}`);
      context.log.debug("hidden");
      context.log.progress(`label\n${evil}`, 1, 1);
      return sampleOutcome({ text: () => `outcome\n${evil}\n` });
    });
    const commands = log.split("\n").filter((line) => line.trimStart().startsWith("::"));
    expect(commands).toEqual([`::warning::careful%0A${evil}`]);
    expect(log).not.toContain("hidden");
    expect(log).toMatch(/\noutcome\n\\::set-output name=verdict::pass\n$/);
  });

  it("shows details where the runner debugs, and long work line by line", async () => {
    const { log } = await run((context) => {
      context.log.debug("detail");
      for (let done = 0; done <= 100; done += 1) context.log.progress("running", done, 100);
      return sampleOutcome();
    }, { RUNNER_DEBUG: "1" });
    const lines = log.trimEnd().split("\n");
    expect(lines[0]).toBe("::debug::detail");
    expect(lines).toHaveLength(12);
    expect(lines.at(-1)).toBe("running  100 of 100  100 %");
  });

  it("annotates up to GitHub's limits and says how many it left off", async () => {
    const annotations = Array.from({ length: 12 }, (_, index): Annotation => ({ level: "failure", file: "src/a:b,c.ts", line: index + 1, endLine: index + 1, title: "t", message: "uncovered\n::x::" }));
    const { log } = await run(() => sampleOutcome({ verdict: "fail", annotations }));
    const lines = log.trimEnd().split("\n");
    expect(lines).toHaveLength(11);
    expect(lines[0]).toBe("::error file=src/a%3Ab%2Cc.ts,line=1,endLine=1,title=t::uncovered%0A::x::");
    expect(lines[10]).toMatch(/^2 of 12 annotations are left off: GitHub keeps 10 errors/);
  });

  it("adds its summary to what the step already wrote there", async () => {
    await writeFile(at("summary"), "# before\n");
    await run(() => sampleOutcome({ summary: "# after\n" }));
    expect(await readFile(at("summary"), "utf8")).toBe("# before\n# after\n");
  });

  it("leaves a summary off, with a word, that GitHub would drop or that cannot be written; the verdict stands", async () => {
    await writeFile(at("summary"), "#".repeat(SUMMARY_BUDGET.limit - 3));
    const fits = await run(() => sampleOutcome({ verdict: "pass", summary: "ü\n" }));
    expect(fits).toEqual({ code: 0, log: "" });
    const large = await run(() => sampleOutcome({ verdict: "fail", summary: "x" }));
    expect(large).toEqual({ code: 1, log: "::warning::the summary is left off: GitHub shows at most 1 MiB of summary per step\n" });
    const full = await run(() => sampleOutcome({ verdict: "pass", summary: "x" }), { GITHUB_STEP_SUMMARY: "/dev/full" });
    expect(full).toEqual({ code: 0, log: "::warning::the summary is left off: cannot write /dev/full: the disk is full; free space and run again\n" });
    const none = await run(() => sampleOutcome({ verdict: "pass", summary: "x" }), { GITHUB_STEP_SUMMARY: "" });
    expect(none).toEqual({ code: 0, log: "" });
  });

  it.each([
    ["/dev/full", "cannot write the outputs verdict: the disk is full; free space and run again"],
    ["/absent/output", "cannot write the outputs verdict: ENOENT: no such file or directory, open '/absent/output'"],
  ])("does not end well when an output cannot be written to %s: later steps decide by it", async (file, problem) => {
    const { code, log } = await run(() => sampleOutcome({ verdict: "pass", outputs: { verdict: "pass" } }), { GITHUB_OUTPUT: file });
    expect(code).toBe(2);
    expect(log).toBe(`::error::wrong input: ${problem}\n`);
  });

  it.each<[Error, number, RegExp]>([
    [new InputError("no such\n::notice::file"), 2, /^::error::wrong input: no such ::notice::file\n$/],
    [new InconclusiveError("shard 3 is missing"), 3, /^::error::inconclusive: shard 3 is missing\n$/],
    [new TypeError("broken"), 70, /^::error::a bug in plimsoll: TypeError: broken%0A.*Please report it.*\n$/],
  ])("says in one annotation why there is no outcome (%p)", async (thrown, code, log) => {
    const ended = await run(() => { throw thrown; });
    expect(ended.code).toBe(code);
    expect(ended.log).toMatch(log);
    expect(await outputs()).toEqual({});
  });

  it.each<[Readonly<Record<string, string>>, number, RegExp]>([
    [{ INPUT_STRICT: "yes" }, 2, /^::error::wrong input: input strict: expected true or false, found "yes"\n$/],
    [{ INPUT_REPO: "/" }, 2, /^::error::wrong input: input repo: expected a path inside the workspace/],
    [{ GITHUB_WORKSPACE: "" }, 2, /^::error::wrong input: GITHUB_WORKSPACE is not set: a runner sets it; in a terminal use the plimsoll command\n$/],
    [{ GITHUB_WORKSPACE: "/absent" }, 2, /^::error::wrong input: GITHUB_WORKSPACE names no folder: ENOENT/],
    [{ GITHUB_EVENT_PATH: "/absent.json" }, 2, /^::error::wrong input: cannot read \/absent\.json: there is no such file/],
    [{ GITHUB_EVENT_PATH: path.resolve("LICENSE") }, 3, /^::error::inconclusive: event payload: is not JSON/],
    [{ GITHUB_EVENT_PATH: "/dev/null" }, 2, /^::error::wrong input: cannot read \/dev\/null: it is a pipe, a socket or a device/],
    [{ RUNNER_TEMP: "/dev/null" }, 2, /^::error::wrong input: cannot write \/dev\/null: a part of the path is a file/],
  ])("does not start with %j", async (values, code, log) => {
    let started = false;
    const ended = await run(() => {
      started = true;
      return sampleOutcome();
    }, values);
    expect(ended.code).toBe(code);
    expect(ended.log).toMatch(log);
    expect(started).toBe(false);
  });

  it("uses the system's folder for temporary files where the runner names none", async () => {
    let temporary = "";
    await run((context) => {
      ({ temporary } = context);
      return sampleOutcome();
    }, { RUNNER_TEMP: "" });
    expect(temporary).toMatch(/plimsoll-\w+$/);
    expect(temporary.startsWith(folder())).toBe(false);
  });
});
