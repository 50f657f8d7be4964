import { describe, expect, it } from "@jest/globals";
import { jsonText, plainJson, visibleJson } from "./json-text.js";

describe("JSON text", () => {
  it("writes maps as objects at any depth, keys from outside included", () => {
    const value = { tests: new Map([["__proto__", new Map([["a", 1]])]]), list: [new Map([["b", null]])] };
    expect(jsonText(value)).toBe('{"tests":{"__proto__":{"a":1}},"list":[{"b":null}]}');
    expect(plainJson(value)).toEqual(JSON.parse('{"tests":{"__proto__":{"a":1}},"list":[{"b":null}]}'));
  });

  it("shows what nobody sees as escapes, and stays the same document", () => {
    const value = { "a\u202Eb": "\u0085\u2028\u{E0041}é😀\u001B" };
    const text = visibleJson(JSON.stringify(value));
    expect(text).toBe('{"a\\u202eb":"\\u0085\\u2028\\udb40\\udc41é😀\\u001b"}');
    expect(JSON.parse(text)).toEqual(value);
  });

  it("indents for people", () => {
    expect(jsonText({ a: 1 }, 1)).toBe('{\n "a": 1\n}');
  });
});
