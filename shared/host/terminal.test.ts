import { describe, expect, it } from "@jest/globals";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { useTemporaryFolder } from "../../tests/support/temporary-folder.js";
import { environmentOf } from "../action/environment.js";
import { InconclusiveError, InputError } from "../action/errors.js";
import { sampleDefinition, sampleOutcome, type SampleContext } from "./testing/sample.js";
import { runInTerminal, type TerminalOptions } from "./terminal.js";

interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const outcome = sampleOutcome({ verdict: "fail", document: { verdict: "fail", of: "\u001B[31m" }, text: ({ colour, columns }) => `said in ${columns} columns${colour ? " and colour" : ""}\n` });

describe("a definition in a terminal", () => {
  const folder = useTemporaryFolder();

  async function run(
    act: Parameters<typeof sampleDefinition>[0], options: Partial<TerminalOptions> = {}, values: Readonly<Record<string, string>> = {},
    raw: Readonly<Record<string, string>> = {},
  ): Promise<Run> {
    let [stdout, stderr] = ["", ""];
    const code = await runInTerminal(sampleDefinition(act), new Map(Object.entries(raw)), {
      json: false, verbose: false, workspace: folder(),
      stdout: { write: (text: string) => { stdout += text; } },
      stderr: { write: (text: string) => { stderr += text; } },
      environment: environmentOf({ RUNNER_TEMP: folder(), ...values }),
      self: { file: "node", args: ["cli.js"] },
      ...options,
    });
    return { code, stdout, stderr };
  }

  it("says its outcome on stdout, what it does meanwhile on stderr", async () => {
    const act = ({ log }: SampleContext): typeof outcome => {
      log.info("working");
      log.debug("detail");
      log.progress("running", 1, 1);
      return outcome;
    };
    expect(await run(act)).toEqual({ code: 1, stdout: "said in 100 columns\n", stderr: "working\nrunning  1 of 1  100 %\n" });
    expect((await run(act, { verbose: true })).stderr).toBe("working\n· detail\nrunning  1 of 1  100 %\n");
  });

  it("writes exactly one JSON document on stdout when asked, and everything else on stderr", async () => {
    const { stdout, stderr, code } = await run(({ log }) => {
      log.info("working");
      return outcome;
    }, { json: true });
    expect(stdout).toBe('{"verdict":"fail","of":"\\u001b[31m"}\n');
    expect(stderr).toBe("working\nsaid in 100 columns\n");
    expect(code).toBe(1);
  });

  it.each([
    [new InputError("no such\nfile \u001B[2J"), 2, "plimsoll: wrong input: no such file ", { error: { kind: "wrong-input", message: "no such file \u001B[2J" } }],
    [new InconclusiveError("shard 3 is missing"), 3, "plimsoll: inconclusive: shard 3 is missing\n", { verdict: "inconclusive", error: { kind: "inconclusive", message: "shard 3 is missing" } }],
    [new TypeError("broken"), 70, "plimsoll: a bug in plimsoll: TypeError: broken\n", { error: { kind: "our-bug", message: "broken" } }],
  ] as const)("says on stderr why there is no outcome, and as one JSON document when asked (%p)", async (thrown, code, start, document) => {
    const act = (): never => { throw thrown; };
    const plain = await run(act);
    expect(plain).toMatchObject({ code, stdout: "" });
    expect(plain.stderr.startsWith(start)).toBe(true);
    expect(plain.stderr).not.toContain("\u001B");
    const json = await run(act, { json: true });
    expect(json.stderr).toBe(plain.stderr);
    expect(json.stdout).toBe(`${JSON.stringify(document)}\n`);
  });

  it("uses colour where its stream has it: the outcome by stdout, errors and --json by stderr", async () => {
    const collected = { stdout: "", stderr: "" };
    const sink = (name: keyof typeof collected, isTTY: boolean): TerminalOptions["stdout"] => ({ write: (text) => { collected[name] += text; }, isTTY, columns: 60 });
    await run(() => outcome, { stdout: sink("stdout", true), stderr: sink("stderr", false) });
    await run(() => outcome, { stdout: sink("stdout", true), stderr: sink("stderr", false), json: true });
    await run(() => { throw new InputError("wrong"); }, { stderr: sink("stderr", true) });
    expect(collected.stdout).toBe('said in 60 columns and colour\n{"verdict":"fail","of":"\\u001b[31m"}\n');
    expect(collected.stderr).toBe("said in 60 columns\nplimsoll: \u001B[31mwrong input: wrong\u001B[39m\n");
  });

  it("erases a progress line that stands when it ends", async () => {
    let stderr = "";
    await run(({ log }) => {
      log.progress("running", 1, 4);
      throw new InputError("stopped");
    }, { stderr: { write: (text) => { stderr += text; }, isTTY: true, columns: 60 } }, { NO_COLOR: "1" });
    expect(stderr.endsWith("\r\u001B[2Kplimsoll: wrong input: stopped\n")).toBe(true);
  });

  it("breaks an error between words where a person reads it, and nowhere else", async () => {
    const act = (): never => { throw new InputError(`no tests found in ${"a/".repeat(20)}: write a test`); };
    let stderr = "";
    await run(act, { stderr: { write: (text) => { stderr += text; }, isTTY: true, columns: 40 } }, { NO_COLOR: "1" });
    expect(stderr).toBe(`plimsoll: wrong input: no tests found in\n          ${"a/".repeat(15)}\n          ${"a/".repeat(5)}: write a test\n`);
    expect((await run(act)).stderr.split("\n")).toHaveLength(2);
  });

  it("stands apart from what was said meanwhile in a terminal that shows both", async () => {
    let shown = "";
    const terminal = { write: (text: string): void => { shown += text; }, isTTY: true, columns: 60 };
    const act = ({ log }: SampleContext): typeof outcome => {
      log.progress("nothing to say", 0, 1);
      log.info("working");
      return outcome;
    };
    await run(act, { stdout: terminal, stderr: terminal }, { NO_COLOR: "1" });
    expect(shown.endsWith("working\n\r\u001B[2K\nsaid in 60 columns\n")).toBe(true);
    shown = "";
    await run(() => outcome, { stdout: terminal, stderr: terminal }, { NO_COLOR: "1" });
    expect(shown).toBe("said in 60 columns\n");
    shown = "";
    expect((await run(act, { stdout: terminal }, { NO_COLOR: "1" })).stderr).toMatch(/^nothing to say {2}0 of 1 {2}0 %\nworking\n$/);
    expect(shown).toBe("said in 60 columns\n");
  });

  it("gets what the terminal knows, and a token from the environment or the command line, which goes first", async () => {
    const contexts: SampleContext[] = [];
    const act = (context: SampleContext): typeof outcome => {
      contexts.push(context);
      return outcome;
    };
    await run(act);
    await run(act, {}, { GITHUB_TOKEN: "t", GITHUB_API_URL: "https://ghe/api/v3", GITHUB_GRAPHQL_URL: "https://ghe/api/graphql", GITHUB_SERVER_URL: "https://ghe" });
    await run(act, {}, { GITHUB_TOKEN: "t", GITHUB_REPOSITORY: "octo/orders" });
    await run(act, {}, { GITHUB_TOKEN: "t" }, { token: "given" });
    expect(contexts.map(({ github }) => github)).toEqual([
      null,
      { token: "t", apiUrl: "https://ghe/api/v3", graphqlUrl: "https://ghe/api/graphql", serverUrl: "https://ghe" },
      { token: "t", apiUrl: "https://api.github.com", graphqlUrl: "https://api.github.com/graphql", serverUrl: "https://github.com" },
      expect.objectContaining({ token: "given" }),
    ]);
    expect(contexts[2]).toMatchObject({
      workspace: folder(), self: { file: "node", args: ["cli.js"] }, toolVersion: expect.stringMatching(/^\d+\.\d+\.\d+/) as unknown,
      run: { host: "terminal", repository: null, attempt: 1, base: null },
    });
  });

  it("may be pointed at a repository elsewhere, with its temporary files where the system has them", async () => {
    const { code, stdout } = await run(({ inputs, temporary }) => sampleOutcome({ text: () => `${inputs.repo ?? ""} ${temporary}\n` }), {}, { RUNNER_TEMP: "" }, { repo: "/" });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\/ \S+plimsoll-\w+\n$/);
  });

  it("ends in one line where nothing can be written", async () => {
    await writeFile(path.join(folder(), "file"), "");
    const { code, stderr } = await run(() => outcome, {}, { RUNNER_TEMP: path.join(folder(), "file") });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^plimsoll: wrong input: cannot write .*file: a part of the path is a file; choose another path\n$/);
  });
});
