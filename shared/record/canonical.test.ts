import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { canonicalJson, digestOf, sha256 } from "./canonical.js";

describe("canonical JSON", () => {
  it("has sorted keys at every depth, no blanks, and nothing for what is undefined", () => {
    expect(canonicalJson({ b: [1, { d: null, c: "x y" }], a: true, absent: undefined, B: -0.5 })).toBe('{"B":-0.5,"a":true,"b":[1,{"c":"x y","d":null}]}');
  });

  it("has a map as the object that it is published as", () => {
    const map = new Map<string, unknown>([["b", new Map([["y", 1]])], ["a", undefined], ["__proto__", 2]]);
    expect(canonicalJson(map)).toBe('{"__proto__":2,"b":{"y":1}}');
  });

  it("is JSON of an equal value, and the same whatever the order of the keys", () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      const reversed: unknown = JSON.parse(text, (_key, member: unknown) =>
        (typeof member === "object" && member !== null && !Array.isArray(member) ? Object.fromEntries(Object.entries(member).toReversed()) : member));
      expect(canonicalJson(reversed)).toBe(text);
    }));
  });

  it.each([undefined, NaN, Infinity, 1n, new Set([1]), new Date(0), () => 1, [undefined], { a: [NaN] }, new Map([["a", new Set()]])])(
    "does not exist for %p, which different values would share a digest with",
    (value) => { expect(() => canonicalJson(value)).toThrow(TypeError); },
  );
});

describe("a digest", () => {
  it("is SHA-256 in hexadecimal, of text, bytes or a value's canonical JSON", () => {
    const known = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
    expect([sha256("{}"), sha256(Buffer.from("{}")), digestOf({}), digestOf(new Map())]).toEqual([known, known, known, known]);
  });
});
