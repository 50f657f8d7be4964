import { describe, expect, it } from "@jest/globals";
import { mkdir, symlink } from "node:fs/promises";
import path from "node:path";
import { useTemporaryFolder } from "../../tests/support/temporary-folder.js";
import { InputError } from "./errors.js";
import {
  choiceInput, durationInput, flagInput, integerInput, kebabCase, linesInput, listInput, pathInput, readInputs, requiredPathInput, secretInput, textInput,
} from "./inputs.js";

const inputs = {
  title: textInput({ description: "A title.", default: "Untitled" }),
  note: textInput({ description: "A note." }),
  expectShards: integerInput({ description: "Shards.", minimum: 1, maximum: 256 }),
  retries: integerInput({ description: "Retries.", minimum: -1, maximum: 5, default: 2 }),
  target: durationInput({ description: "A target." }),
  timeout: durationInput({ description: "A time-out.", default: "5m" }),
  runner: choiceInput({ description: "A runner.", choices: ["jest", "pytest"], default: "jest" }),
  suites: listInput({ description: "Suites." }),
  kinds: listInput({ description: "Kinds.", default: "a,b" }),
  paths: linesInput({ description: "Paths." }),
  strict: flagInput({ description: "Whether." }),
  report: pathInput({ description: "A report." }),
  repo: pathInput({ description: "A repository.", anywhere: true, default: "." }),
  token: secretInput({ description: "A token." }),
};

const scope = { workspace: "/code/space", confined: true };

function read(raw: Readonly<Record<string, string>>, confined = true): unknown {
  return readInputs(inputs, new Map(Object.entries(raw)), { ...scope, confined });
}

describe("the inputs of a definition", () => {
  it("have their documented defaults when nothing is given, and an empty text is nothing", () => {
    const defaults = {
      title: "Untitled", note: "", expectShards: null, retries: 2, target: null, timeout: 300, runner: "jest", suites: [], kinds: ["a", "b"], paths: [],
      strict: false, report: null, repo: "/code/space", token: null,
    };
    expect(read({})).toEqual(defaults);
    expect(read(Object.fromEntries(Object.keys(inputs).map((key) => [kebabCase(key), ""])))).toEqual(defaults);
  });

  it("become values of their kinds", () => {
    expect(read({
      title: " kept as it is ", note: "::set-output name=x::y", "expect-shards": "256", retries: "-1", target: "1h30m", timeout: "90s", runner: "pytest",
      suites: " unit, api\n\n,e2e ", kinds: ",", strict: "true", report: "a/../b.json", repo: "sub", token: "hush",
    })).toEqual({
      title: " kept as it is ", note: "::set-output name=x::y", expectShards: 256, retries: -1, target: 5400, timeout: 90, runner: "pytest",
      suites: ["unit", "api", "e2e"], kinds: [], paths: [], strict: true, report: "/code/space/b.json", repo: "/code/space/sub", token: "hush",
    });
  });

  it.each([
    [{ "expect-shard": "4" }, 'unknown input "expect-shard"; did you mean "expect-shards"?'],
    [{ __proto__x: "4" }, 'unknown input "__proto__x"'],
    [{ "expect-shards": "0" }, 'input expect-shards: expected a whole number from 1 to 256, found "0"'],
    [{ "expect-shards": "257" }, 'input expect-shards: expected a whole number from 1 to 256, found "257"'],
    [{ "expect-shards": "4.0" }, 'input expect-shards: expected a whole number from 1 to 256, found "4.0"'],
    [{ "expect-shards": "0x10" }, 'input expect-shards: expected a whole number from 1 to 256, found "0x10"'],
    [{ "expect-shards": "1".repeat(500) }, `input expect-shards: expected a whole number from 1 to 256, found "${"1".repeat(100)}"`],
    [{ target: "5 minutes" }, 'input target: expected a duration such as 90s, 5m or 1h30m, found "5 minutes"'],
    [{ target: "0s" }, 'input target: expected a duration such as 90s, 5m or 1h30m, found "0s"'],
    [{ runner: "jset" }, 'input runner: expected one of jest, pytest, found "jset"; did you mean "jest"?'],
    [{ strict: "yes" }, 'input strict: expected true or false, found "yes"'],
    [{ strict: "True" }, 'input strict: expected true or false, found "True"'],
    [{ report: "../x" }, 'input report: expected a path inside the workspace /code/space, found "../x"'],
    [{ report: "/etc/passwd" }, 'input report: expected a path inside the workspace /code/space, found "/etc/passwd"'],
    [{ report: "a\0b" }, 'input report: expected a path without NUL, found "a\\u0000b"'],
    [{ repo: ".." }, 'input repo: expected a path inside the workspace /code/space, found ".."'],
  ])("refuse %.60j with one clear line", (raw, message) => {
    expect(() => read(raw)).toThrow(InputError);
    expect(() => read(raw)).toThrow(new RegExp(`^${message.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`));
  });

  it("may name a path anywhere in a terminal, but only where the definition says so", () => {
    expect(read({ repo: "../other" }, false)).toMatchObject({ repo: "/code/other" });
    expect(() => read({ report: "../other" }, false)).toThrow("inside the workspace");
  });

  it.each([
    textInput({ description: "The input.", required: true }),
    listInput({ description: "The input.", required: true }),
    pathInput({ description: "The input.", required: true }),
    choiceInput({ description: "The input.", choices: ["one", "other"] }),
  ])("must be given when they are required", (input) => {
    expect(() => readInputs({ theInput: input }, new Map(), scope)).toThrow("input the-input is required: The input.");
  });

  it("show in help what they take", () => {
    expect(Object.values(inputs).map(({ kind, placeholder, default: fallback }) => `${kind} ${placeholder}=${fallback ?? "required"}`)).toEqual([
      "text TEXT=Untitled", "text TEXT=", "integer N=", "integer N=2", "duration DURATION=", "duration DURATION=5m", "choice jest|pytest=jest",
      "list A,B=", "list A,B=a,b", "list TEXT=", "flag =false", "path PATH=", "path PATH=.", "secret SECRET=",
    ]);
    expect(textInput({ description: "", placeholder: "JSON" }).placeholder).toBe("JSON");
  });
});

describe("a path input on a runner", () => {
  const folder = useTemporaryFolder();

  it("does not leave the workspace over a link that the change brings along", async () => {
    const workspace = path.join(folder(), "workspace");
    await mkdir(workspace);
    await symlink(folder(), path.join(workspace, "out"));
    const report = pathInput({ description: "" });
    expect(() => report.parse("out/report.json", "report", { workspace, confined: true })).toThrow("inside the workspace");
    expect(report.parse("new/report.json", "report", { workspace, confined: true })).toBe(path.join(workspace, "new/report.json"));
  });

  it("of which each is a line may hold commas and blanks", () => {
    expect(read({ paths: "a, b\n\n c\n" })).toMatchObject({ paths: ["a, b", " c"] });
    expect(() => readInputs({ paths: linesInput({ description: "Paths.", required: true }) }, new Map(), scope)).toThrow("input paths is required: Paths.");
  });

  it("may be a path that has to be given", () => {
    const asked = { file: requiredPathInput({ description: "A file.", anywhere: true }) };
    expect(() => readInputs(asked, new Map(), scope)).toThrow("input file is required: A file.");
    expect(readInputs(asked, new Map([["file", "../x"]]), { ...scope, confined: false })).toEqual({ file: "/code/x" });
    expect(() => readInputs(asked, new Map([["file", "../x"]]), scope)).toThrow("inside the workspace /code/space");
  });
});
