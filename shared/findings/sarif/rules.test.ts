import { describe, expect, it } from "@jest/globals";
import { read } from "../testing/findings.js";
import { logOf, resultOf, runOf } from "../testing/sarif.js";

type Given = Readonly<Record<string, unknown>>;

const rule = (id: string, level?: string, more: Given = {}): Given => ({ id, ...(level === undefined ? {} : { defaultConfiguration: { level } }), ...more });

/** A tool with two rules of its own and an extension with others. */
const TOOL = {
  driver: { name: "Scan", rules: [rule("A", "error"), rule("B", "note"), rule("C"), rule("D", "none"), { defaultConfiguration: { level: "error" } }] },
  extensions: [
    { name: "unlike", guid: "0", rules: [] },
    { name: "pack", guid: "11111111-1111-4111-8111-111111111111", rules: [rule("P", "note", { guid: "22222222-2222-4222-8222-222222222222" }), rule("B", "error")] },
  ],
};

function found(result: Given, more: Given = {}) {
  const { findings } = read(logOf(runOf([resultOf({ ruleId: undefined, ...result })], { tool: TOOL, ...more })));
  return findings.map(({ rule: id, level }) => [id, level]);
}

describe("the rule of a SARIF result", () => {
  it.each([
    ["by its id", { ruleId: "A" }, "A", "error"],
    ["by its position", { ruleIndex: 1 }, "B", "note"],
    ["by both", { ruleId: "B", ruleIndex: 1 }, "B", "note"],
    ["by a position that is not set", { ruleId: "A", ruleIndex: -1 }, "A", "error"],
    ["by a position beyond the rules", { ruleId: "A", ruleIndex: 99 }, "A", "error"],
    ["by its id where the position belongs to another rule", { ruleId: "A", ruleIndex: 1 }, "A", "error"],
    ["by its position where nobody knows the id", { ruleId: "X", ruleIndex: 1 }, "X", "note"],
    ["by a case of it, with its position", { ruleId: "A/1", ruleIndex: 0 }, "A/1", "error"],
    ["by a case of it", { ruleId: "A/1" }, "A/1", "error"],
    ["in a reference", { rule: { id: "A" } }, "A", "error"],
    ["in a reference by position", { rule: { index: 0 } }, "A", "error"],
    ["in an extension by positions", { rule: { index: 0, toolComponent: { index: 1 } } }, "P", "note"],
    ["in an extension by its name", { rule: { index: 0, toolComponent: { name: "pack" } } }, "P", "note"],
    ["in an extension by guids", { rule: { guid: "22222222-2222-4222-8222-222222222222", toolComponent: { guid: "11111111-1111-4111-8111-111111111111" } } }, "P", "note"],
    ["in an extension that has a rule of the driver's id", { ruleId: "B", rule: { toolComponent: { index: 1 } } }, "B", "error"],
    ["in an extension by its id alone", { ruleId: "P" }, "P", "note"],
    ["in an extension that is not there", { ruleId: "B", rule: { toolComponent: { index: 7, name: "gone" } } }, "B", "note"],
    ["that has no level", { ruleId: "C" }, "C", "warning"],
    ["that nobody describes", { ruleId: "X" }, "X", "warning"],
    ["that has no id", { ruleIndex: 99 }, null, "warning"],
    ["whose level the result overrides", { ruleId: "B", level: "error" }, "B", "error"],
  ])("is found %s", (_, result, id, level) => {
    expect(found(result)).toEqual([[id, level]]);
  });

  it("may say that its results are no problems", () => {
    expect(found({ ruleId: "D" })).toEqual([]);
  });

  it("has the level that the run was started with", () => {
    const overrides = (descriptor: Given) => ({ invocations: [{ executionSuccessful: true, ruleConfigurationOverrides: [{ descriptor: { id: "C" } }, { descriptor, configuration: { level: "error" } }] }] });
    const result = { ruleId: "B", provenance: { invocationIndex: 0 } };
    expect(found(result, overrides({ id: "B" }))).toEqual([["B", "error"]]);
    expect(found(result, overrides({ index: 1 }))).toEqual([["B", "error"]]);
    expect(found(result, overrides({ id: "A" }))).toEqual([["B", "note"]]);
    expect(found({ ruleId: "B" }, overrides({ id: "B" }))).toEqual([["B", "note"]]);
    expect(found({ ruleId: "X", provenance: { invocationIndex: 0 } }, overrides({ id: "X" }))).toEqual([["X", "warning"]]);
  });
});

describe("the message of a SARIF result", () => {
  const STRINGS = {
    driver: {
      name: "Scan", globalMessageStrings: { shared: { text: "for all" } },
      rules: [{ id: "A", shortDescription: { text: "short" }, messageStrings: { one: { text: "'{0}' is {1}, {{not}} {2}" } } }, { id: "B", fullDescription: { text: "full" } }, { id: "C" }],
    },
  };
  const message = (given: unknown, ruleId: string | undefined = "A") => read(logOf(runOf([resultOf({ ruleId, message: given })], { tool: STRINGS }))).findings[0]?.message;

  it.each([
    ["its own text", { text: "own", markdown: "*own*" }, "own"],
    ["its own text with arguments", { text: "{0}{1}", arguments: ["a", "b"] }, "ab"],
    ["its own text with braces that are no places", { text: "if (x) {{ }}" }, "if (x) {{ }}"],
    ["the rule's text for its id, with arguments", { id: "one", arguments: ["x", "unused"] }, "'x' is unused, {not} {2}"],
    ["the tool's text for its id", { id: "shared" }, "for all"],
    ["its Markdown, where there is no text", { markdown: "*own*" }, "*own*"],
    ["the rule's description, where there is no message", undefined, "short"],
    ["the rule's description, where nobody knows the id", { id: "gone" }, "short"],
    ["the words of a link to another place", { text: "[this call](1) uses [the web](https://example.org)" }, "this call uses [the web](https://example.org)"],
  ])("is %s", (_, given, text) => {
    expect(message(given)).toBe(text);
  });

  it("falls back on what else is known of the rule", () => {
    expect([message({}, "B"), message({}, "C"), message({}, "X")]).toEqual(["full", "C", "X"]);
    expect(read(logOf(runOf([{}]))).findings[0]?.message).toBe("no message");
  });
});
