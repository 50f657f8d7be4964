import { describe, expect, it } from "@jest/globals";
import { defineAction } from "../../shared/action/define.js";
import { InputError } from "../../shared/action/errors.js";
import { flagInput, integerInput, linesInput, textInput } from "../../shared/action/inputs.js";
import { anything } from "../../shared/schema/shape.js";
import { parseArguments } from "./parse.js";

const definition = defineAction({
  name: "sample", description: "A sample.", outputs: {}, permissions: {}, document: anything(),
  inputs: {
    note: textInput({ description: "A note." }),
    expectShards: integerInput({ description: "Shards.", minimum: 1, maximum: 9 }),
    strict: flagInput({ description: "Whether." }),
  },
  run: () => Promise.reject(new Error("never run")),
});

describe("the arguments behind a command's name", () => {
  it.each<[readonly string[], Readonly<Record<string, string>>]>([
    [[], {}],
    [["--note", "two words", "--expect-shards", "4"], { note: "two words", "expect-shards": "4" }],
    [["--note=a=b\nc", "--expect-shards=4"], { note: "a=b\nc", "expect-shards": "4" }],
    [["--note", "-"], { note: "-" }],
    [["--note", "-h"], { note: "-h" }],
    [["--note=--strict"], { note: "--strict" }],
    [["--strict", "--note", "x"], { strict: "true", note: "x" }],
    [["--strict=false"], { strict: "false" }],
  ])("%j give the texts of the inputs", (words, raw) => {
    expect(parseArguments(words, definition)).toEqual({ raw: new Map(Object.entries(raw)), json: false, verbose: false, help: false });
  });

  it.each([
    [["--json"], { json: true, verbose: false, help: false }],
    [["-v", "--verbose", "--json"], { json: true, verbose: true, help: false }],
    [["-h"], { json: false, verbose: false, help: true }],
    [["--help", "--note", "x"], { json: false, verbose: false, help: true }],
  ])("%j say how to run", (words, flags) => {
    expect(parseArguments(words, definition)).toMatchObject(flags);
  });

  it.each([
    [["--expect-shard", "4"], 'sample: unknown option --expect-shard; did you mean "expect-shards"?; see plimsoll sample --help'],
    [["--expectShards", "4"], 'sample: unknown option --expectShards; did you mean "expect-shards"?; see plimsoll sample --help'],
    [["--colour"], "sample: unknown option --colour; see plimsoll sample --help"],
    [["--__proto__", "x"], 'sample: unexpected argument "--__proto__"; see plimsoll sample --help'],
    [["--constructor", "x"], "sample: unknown option --constructor; see plimsoll sample --help"],
    [["--vrebose"], 'sample: unknown option --vrebose; did you mean "verbose"?; see plimsoll sample --help'],
    [["--json=true"], "--json takes no value; give it alone, or leave it out"],
    [["-j"], 'sample: unexpected argument "-j"; see plimsoll sample --help'],
    [["stray"], 'sample: unexpected argument "stray"; see plimsoll sample --help'],
    [["--strict", "true"], 'sample: unexpected argument "true"; see plimsoll sample --help'],
    [["--"], 'sample: unexpected argument "--"; see plimsoll sample --help'],
    [[""], 'sample: unexpected argument ""; see plimsoll sample --help'],
    [["x".repeat(500)], `sample: unexpected argument "${"x".repeat(100)}"; see plimsoll sample --help`],
    [["--note"], "--note needs a value: TEXT"],
    [["--note="], "--note needs a value: TEXT"],
    [["--note", "", "--expect-shards", "4"], "--note needs a value: TEXT"],
    [["--expect-shards", ""], "--expect-shards needs a value: N"],
    [["--strict="], "--strict needs a value: true or false, or none for true"],
    [["--note", "--strict"], "--note needs a value: TEXT"],
    [["--note", "a", "--note=b"], "--note is given twice"],
  ])("%.60j are refused in one line", (words, message) => {
    expect(() => parseArguments(words, definition)).toThrow(InputError);
    expect(() => parseArguments(words, definition)).toThrow(message);
  });
});

describe("words without a flag", () => {
  const inputs = { names: linesInput({ description: "Names." }), mainFile: textInput({ description: "A file." }), strict: flagInput({ description: "Whether." }) };
  const taking = (positional: keyof typeof inputs) => defineAction({
    name: "sample", description: "A sample.", outputs: {}, permissions: {}, document: anything(), inputs, positional,
    run: () => Promise.reject(new Error("never run")),
  });

  it.each<[keyof typeof inputs, readonly string[], Readonly<Record<string, string>>]>([
    ["names", [], {}],
    ["names", ["a"], { names: "a" }],
    ["names", ["a,b", "--strict", "c d", "e"], { names: "a,b\nc d\ne", strict: "true" }],
    ["names", ["--strict", "--", "--json", "-x", "--"], { names: "--json\n-x\n--", strict: "true" }],
    ["names", ["--"], {}],
    ["names", ["--names", "a"], { names: "a" }],
    ["mainFile", ["--strict", "a"], { "main-file": "a", strict: "true" }],
    ["mainFile", ["--main-file", "a"], { "main-file": "a" }],
  ])("fill the input %s with %j", (positional, words, raw) => {
    expect(parseArguments(words, taking(positional))).toEqual({ raw: new Map(Object.entries(raw)), json: false, verbose: false, help: false });
  });

  it.each<[keyof typeof inputs, readonly string[], string]>([
    ["mainFile", ["a", "b"], 'sample: unexpected argument "b"; see plimsoll sample --help'],
    ["mainFile", [""], 'sample: unexpected argument ""; see plimsoll sample --help'],
    ["names", ["a", ""], 'sample: unexpected argument ""; see plimsoll sample --help'],
    ["names", ["a\nb"], 'sample: unexpected argument "a\\nb"; see plimsoll sample --help'],
    ["names", ["-x"], 'sample: unexpected argument "-x"; see plimsoll sample --help'],
    ["names", ["a", "--names", "b"], '--names is given twice: as an option and as "a"'],
  ])("are refused where the input %s takes none such: %j", (positional, words, message) => {
    expect(() => parseArguments(words, taking(positional))).toThrow(new InputError(message));
  });
});
