import { describe, expect, it } from "@jest/globals";
import { jsonText, plainJson } from "./json-text.js";

describe("JSON text", () => {
  it("writes maps as objects at any depth, keys from outside included", () => {
    const value = { tests: new Map([["__proto__", new Map([["a", 1]])]]), list: [new Map([["b", null]])] };
    expect(jsonText(value)).toBe('{"tests":{"__proto__":{"a":1}},"list":[{"b":null}]}');
    expect(plainJson(value)).toEqual(JSON.parse('{"tests":{"__proto__":{"a":1}},"list":[{"b":null}]}'));
  });

  it("indents for people", () => {
    expect(jsonText({ a: 1 }, 1)).toBe('{\n "a": 1\n}');
  });
});
