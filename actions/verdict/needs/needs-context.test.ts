import { describe, expect, it } from "@jest/globals";
import { InputError } from "../../../shared/action/errors.js";
import { readNeedsContext } from "./needs-context.js";

describe("readNeedsContext", () => {
  it("reads results and outputs as GitHub writes them", () => {
    const needs = readNeedsContext('{"plan":{"result":"success","outputs":{"matrix":"{}"}},"shard":{"result":"failure","outputs":{}}}');
    expect(needs.get("plan")).toEqual({ result: "success", outputs: new Map([["matrix", "{}"]]) });
    expect(needs.get("shard")?.result).toBe("failure");
  });

  it.each(['{"a":{"result":"success"}}', '{"a":{"result":"success","outputs":null}}'])("reads a job without outputs: %s", (json) => {
    expect(readNeedsContext(json).get("a")).toEqual({ result: "success", outputs: new Map() });
  });

  it.each([
    ["", "not JSON"],
    ["{", "not JSON"],
    ["[]", "expected an object"],
    ["null", "expected an object"],
    ['{"a":"success"}', "a: expected an object"],
    ['{"a":{"outputs":{}}}', "a.result: expected a text"],
    ['{"a":{"result":null}}', "a.result: expected a text"],
    ['{"a":{"result":"success","outputs":{"verdict":true}}}', "a.outputs.verdict: expected a text"],
  ])("refuses %j with one line", (json, problem) => {
    const read = (): unknown => readNeedsContext(json);
    expect(read).toThrow(InputError);
    expect(read).toThrow(problem);
    expect(read).toThrow("hand over ${{ toJSON(needs) }}");
  });

  it("takes a job named like a property of every object for a job and nothing else", () => {
    const needs = readNeedsContext('{"constructor":{"result":"failure"}}');
    expect([...needs.keys()]).toEqual(["constructor"]);
    expect(readNeedsContext("{}").get("constructor")).toBeUndefined();
  });
});
