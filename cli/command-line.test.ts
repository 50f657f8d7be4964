import { describe, expect, it } from "@jest/globals";
import { useTemporaryFolder } from "../tests/support/temporary-folder.js";
import { environmentOf } from "../shared/action/environment.js";
import { sampleDefinition, sampleOutcome } from "../shared/host/testing/sample.js";
import { runCommandLine, type CommandGroup } from "./command-line.js";

const sample = sampleDefinition(({ inputs, workspace, log }) => {
  log.debug("detail");
  return sampleOutcome({ verdict: "fail", document: { note: inputs.note, workspace }, text: ({ colour, columns }) => `${inputs.note} ${columns} ${String(colour)}\n` });
});

const GROUPS: readonly CommandGroup[] = [
  { title: "Commands", commands: { sample: { description: "A sample.", load: () => Promise.resolve(sample) } } },
  { title: "Actions", commands: { broken: { description: "Broken.", load: () => Promise.reject(new TypeError("cannot load")) } } },
];

describe("the command line", () => {
  const folder = useTemporaryFolder();

  async function run(words: readonly string[], values: Readonly<Record<string, string>> = {}): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }> {
    let [stdout, stderr] = ["", ""];
    const code = await runCommandLine(words, GROUPS, {
      stdout: { write: (text) => { stdout += text; }, columns: 70 },
      stderr: { write: (text) => { stderr += text; } },
      environment: environmentOf(values), workingDirectory: folder(), self: { file: "node", args: ["cli.js"] },
    });
    return { code, stdout, stderr };
  }

  it.each([["--help"], ["-h"], ["help"]])("lists its commands (%j)", async (...words) => {
    const { code, stdout, stderr } = await run(words);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/\nCommands\n {2}sample {2}A sample\.\n\nActions\n {2}broken {2}Broken\.\n/);
  });

  it.each([[["--help", "--json"], "help"], [["--json", "help"], "help"], [["sample", "--json", "--help"], "help"], [["--version", "--json"], "version"], [["--json", "-V"], "version"]])(
    "answers %j with one document too", async (words, key) => {
      const plain = await run(words.filter((word) => word !== "--json"));
      const { code, stdout, stderr } = await run(words, { FORCE_COLOR: "1" });
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      const document = JSON.parse(stdout) as Record<string, string>;
      expect(Object.keys(document)).toEqual([key]);
      expect(document[key]?.replace(/\s+/g, " ").trim()).toBe(plain.stdout.replace(/\s+/g, " ").trim());
    });

  it("takes --json in front of the command too, and misses a command with a document", async () => {
    expect(await run(["--json", "sample", "--note=x"])).toEqual(await run(["sample", "--note=x", "--json"]));
    const message = "no command is named; see plimsoll --help";
    for (const words of [["--json"], ["--json", "--json"]]) {
      expect(await run(words)).toEqual({ code: 2, stdout: `${JSON.stringify({ error: { kind: "wrong-input", message } })}\n`, stderr: `plimsoll: wrong input: ${message}\n` });
    }
  });

  it("shows them to who names none, but does not look like a gate that passed", async () => {
    const { code, stdout, stderr } = await run([]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("\nCommands\n  sample  A sample.\n");
  });

  it.each(["--version", "-V"])("says its version (%s)", async (word) => {
    expect(await run([word])).toEqual({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\S*\n$/) as unknown, stderr: "" });
  });

  it("shows the help of a command, in colour where that is wanted, without running it", async () => {
    const { code, stdout } = await run(["sample", "--help"], { FORCE_COLOR: "1" });
    expect(code).toBe(0);
    expect(stdout).toMatch(/plimsoll sample.*A sample\.[^]*--note TEXT/);
    expect(stdout).toContain("\u001B[1m");
  });

  it("runs a command with its options in the folder where it was called", async () => {
    expect(await run(["sample", "--note", "hello"])).toEqual({ code: 1, stdout: "hello 70 false\n", stderr: "" });
    expect(await run(["sample", "--note", "hello", "-v"])).toMatchObject({ stderr: "· detail\n" });
    expect(await run(["sample", "--json", "--note=hello"])).toEqual({ code: 1, stdout: `{"note":"hello","workspace":"${folder()}"}\n`, stderr: "hello 100 false\n" });
  });

  it.each([
    [["smaple"], 'unknown command "smaple"; did you mean "sample"?; see plimsoll --help'],
    [["__proto__"], 'unknown command "__proto__"; see plimsoll --help'],
    [["constructor"], 'unknown command "constructor"; see plimsoll --help'],
    [["\u001B[2J\n::error::x"], 'unknown command "\\u001b[2J\\n::error::x"; see plimsoll --help'],
    [["sample", "--colour"], "sample: unknown option --colour; see plimsoll sample --help"],
    [["sample", "--strict=yes"], 'input strict: expected true or false, found "yes"'],
  ])("says in one line what is wrong with %j, and as one document where one is asked for", async (words, message) => {
    expect(await run(words)).toEqual({ code: 2, stdout: "", stderr: `plimsoll: wrong input: ${message}\n` });
    expect(await run([...words, "--json"])).toEqual({ code: 2, stdout: `${JSON.stringify({ error: { kind: "wrong-input", message } })}\n`, stderr: `plimsoll: wrong input: ${message}\n` });
  });

  it.each(["--json=1", "--json=", "--json=true", "--json=false"])("refuses %s, and says so as a document too", async (word) => {
    const message = "--json takes no value; give it alone, or leave it out";
    expect(await run(["sample", word])).toEqual({ code: 2, stdout: `${JSON.stringify({ error: { kind: "wrong-input", message } })}\n`, stderr: `plimsoll: wrong input: ${message}\n` });
    // As another option's value it asks for nothing.
    expect(await run(["sample", "--note=--json", "--strict=yes"])).toMatchObject({ code: 2, stdout: "" });
  });

  it("says nothing in the step of a workflow that its runner obeys, and the same everywhere else", async () => {
    const note = "of\n  ::error::a message\n\n::notice::b ##[group]c";
    const workspace = folder();
    const plain = await run(["sample", "--note", note, "--json"]);
    expect(plain.stderr).toBe(`${note} 100 false\n`);
    const onRunner = await run(["sample", "--note", note, "--json"], { GITHUB_ACTIONS: "true" });
    expect(onRunner.stderr).toBe("of\n  \\::error::a message\n\n\\::notice::b ##\\[group]c 100 false\n");
    expect(onRunner.stdout).not.toMatch(/##\[|^\s*::/m);
    expect(JSON.parse(onRunner.stdout)).toEqual({ note, workspace });
    const shown = await run(["sample", "--note", note], { GITHUB_ACTIONS: "true", FORCE_COLOR: "1" });
    expect(shown).toEqual({ code: 1, stderr: "", stdout: "of\n  \\::error::a message\n\n\\::notice::b ##\\[group]c 70 true\n" });
  });

  it("calls a bug a bug, with where it was and exit code 70", async () => {
    const { code, stdout, stderr } = await run(["broken", "--json"]);
    expect(code).toBe(70);
    expect(stdout).toBe('{"error":{"kind":"our-bug","message":"cannot load"}}\n');
    expect(stderr).toMatch(/^plimsoll: a bug in plimsoll: TypeError: cannot load\n +at [^]*\nPlease report it/);
  });

  describe("with subcommands", () => {
    const entry = (definition: typeof sample) => ({ description: "A sample.", load: () => Promise.resolve(definition) });
    const nested: readonly CommandGroup[] = [{ title: "Commands", commands: { "list add": entry(sample), "list drop": entry(sample), "alone one": entry(sample) } }, { title: "Actions", commands: { list: entry(sample) } }];
    const said = async (...words: string[]): Promise<string> => {
      let text = "";
      const sink = { write: (part: string) => { text += part; } };
      const code = await runCommandLine(words, nested, { stdout: sink, stderr: sink, environment: environmentOf({}), workingDirectory: folder(), self: { file: "node", args: ["cli.js"] } });
      return `${code} ${text.trim()}`;
    };

    it("runs the one that two words name, and the command of the first word alone", async () => {
      expect(await said("list", "add", "--note", "x")).toMatch(/^1 x /);
      expect(await said("list", "--note", "y")).toMatch(/^1 y /);
      expect(await said("list")).toMatch(/^1 /);
      expect(await said("--json", "list", "add")).toMatch(/"note":""/);
    });

    it("names them where a word is missing or wrong", async () => {
      expect(await said("list", "ad")).toBe('2 plimsoll: wrong input: unknown command "list ad"; did you mean "add"?; there are add, drop');
      expect(await said("alone", "two")).toBe('2 plimsoll: wrong input: unknown command "alone two"; there is one');
      expect(await said("alone")).toBe("2 plimsoll: wrong input: alone needs one word more: one; see plimsoll --help");
      expect(await said("alone", "--json")).toMatch(/alone needs one word more: one/);
      expect(await said("lst")).toBe('2 plimsoll: wrong input: unknown command "lst"; did you mean "list"?; see plimsoll --help');
    });
  });
});
