import { describe, expect, it } from "@jest/globals";
import { defineAction } from "../../shared/action/define.js";
import { flagInput, integerInput, linesInput, pathInput, textInput } from "../../shared/action/inputs.js";
import { anything } from "../../shared/schema/shape.js";
import { commandHelp, overviewHelp } from "./help.js";

const plain = { colour: false, columns: 80 };

const definition = defineAction({
  name: "sample", description: "Does a thing.", outputs: {}, permissions: {}, document: anything(),
  inputs: {
    reports: textInput({ description: "Which reports are read, in as many words as it takes to fill more than one line of the terminal.", required: true, placeholder: "GLOB" }),
    expectShards: integerInput({ description: "How many.", minimum: 1, maximum: 9, default: 4 }),
    note: textInput({ description: "A note." }),
    strict: flagInput({ description: "Whether." }),
    anOptionWithAVeryLongNameIndeed: textInput({ description: "More.", placeholder: "PLACEHOLDER" }),
  },
  run: () => Promise.reject(new Error("never run")),
});

describe("the help", () => {
  it("of a command shows each option with what it takes, what it means and what holds without it", () => {
    expect(commandHelp(definition, plain)).toBe(`plimsoll sample  Does a thing.

Options
  --reports GLOB                      Which reports are read, in as many words
                                      as it takes to fill more than one line of
                                      the terminal. Required.
  --expect-shards N                   How many. Default: 4.
  --note TEXT                         A note.
  --strict                            Whether.
  --an-option-with-a-very-long-name-indeed PLACEHOLDER
                                      More.
  --json                              Print one JSON document on stdout,
                                      everything else on stderr.
  --verbose, -v                       Say more about what is done.
  --help, -h                          Show this help.

Exit codes
  0 pass or not-applicable · 1 fail · 2 wrong input or policy · 3 inconclusive ·
  70 a bug in plimsoll
`);
  });

  it("of a command shows the words that it takes without a flag", () => {
    const inputs = { file: pathInput({ description: "A file.", placeholder: "FILE" }), names: linesInput({ description: "Names.", placeholder: "NAME" }) };
    const heading = (positional?: keyof typeof inputs): string | undefined => commandHelp(defineAction({
      name: "sample", description: "Does a thing.", outputs: {}, permissions: {}, document: anything(), inputs, ...(positional === undefined ? {} : { positional }),
      run: () => Promise.reject(new Error("never run")),
    }), plain).split("\n")[0];
    expect([heading(), heading("file"), heading("names")]).toEqual(["plimsoll sample  Does a thing.", "plimsoll sample FILE  Does a thing.", "plimsoll sample NAME…  Does a thing."]);
  });

  it("of a command keeps what it does in the terminal's width, and below the call where it is long", () => {
    const long = { ...definition, description: "Does a thing that takes as many words to say as no line of a terminal would ever hold." };
    expect(commandHelp(long, plain).split("\n").slice(0, 4)).toEqual(["plimsoll sample", "  Does a thing that takes as many words to say as no line of a terminal would", "  ever hold.", ""]);
    expect(commandHelp(long, { colour: false, columns: 500 }).split("\n")[0]).toBe(`plimsoll sample  ${long.description}`);
    const longer = { ...long, description: `${long.description} ${long.description}` };
    expect(Math.max(...commandHelp(longer, { colour: false, columns: 500 }).split("\n").map((line) => line.length))).toBeLessThanOrEqual(120);
  });

  it("of the program lists the commands in their groups", () => {
    const groups = [{ title: "Commands", commands: [{ name: "init", description: "Starts." }, { name: "pipeline", description: "Runs." }] }, { title: "Actions", commands: [] }];
    expect(overviewHelp("1.2.3", groups, plain)).toBe(`⦵ plimsoll 1.2.3  says whether a change may ship

  plimsoll COMMAND [--option value …]

Commands
  init      Starts.
  pipeline  Runs.

Actions


plimsoll COMMAND --help shows a command's options.
`);
  });

  it("keeps readable lines in a very narrow and a very wide terminal", () => {
    const longest = (columns: number): number => Math.max(...commandHelp(definition, { colour: false, columns }).split("\n").filter((line) => line.startsWith("      ")).map((line) => line.length));
    expect(longest(10)).toBeLessThanOrEqual(38 + 30);
    expect(longest(1000)).toBeLessThanOrEqual(110);
  });

  it("is bold only where the terminal has it", () => {
    expect(commandHelp(definition, { colour: true, columns: 80 })).toContain("\u001B[1mOptions\u001B[22m");
    expect(overviewHelp("1.2.3", [], { colour: true, columns: 80 })).toContain("\u001B[2m1.2.3\u001B[22m");
  });
});
