import { describe, expect, it } from "@jest/globals";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { exactlyOne } from "./exactly-one.js";
import { integer, object, ShapeError, text, withDefault, type Shape } from "./shape.js";

const choice = exactlyOne({ size: object({ lines: withDefault(integer({ minimum: 1 }), 10) }), title: text({ minLength: 1 }) }, "One of two.");

function problem(shape: Shape<unknown>, value: unknown): string {
  try {
    shape.check(value, ["require"]);
  } catch (thrown) {
    if (thrown instanceof ShapeError) return thrown.message;
    throw thrown;
  }
  return "accepted";
}

describe("an object with exactly one of some keys", () => {
  it("becomes the key and what stands behind it", () => {
    expect(choice.check({ title: "x" }, [])).toEqual({ kind: "title", value: "x" });
    expect(choice.check({ size: {} }, [])).toEqual({ kind: "size", value: { lines: 10 } });
  });

  it.each([
    [{}, "require: expected exactly one of size, title, found none"],
    [{ size: {}, title: "x" }, "require: expected exactly one of size, title, found size and title"],
    [{ sizes: {} }, 'require.sizes: unknown key; did you mean "size"?'],
    [{ size: {}, colour: 1 }, "require.colour: unknown key; expected exactly one of size, title"],
    [{ title: "" }, 'require.title: expected a non-empty text, found ""'],
    [{ title: null }, "require.title: expected a non-empty text, found null"],
    [{ size: { lines: 0 } }, "require.size.lines: expected a whole number from 1, found 0"],
    [JSON.parse('{ "__proto__": { "title": "x" } }'), "require.__proto__: unknown key; expected exactly one of size, title"],
    [{ constructor: {} }, "require.constructor: unknown key; expected exactly one of size, title"],
    [null, "require: expected exactly one of size, title"],
    ["title", "require: expected exactly one of size, title"],
    [[{ title: "x" }], "require: expected exactly one of size, title"],
  ])("refuses %j and says where", (value, message) => {
    expect(problem(choice, value)).toBe(message);
  });

  it("accepts what its published schema accepts", () => {
    expect(choice.schema).toMatchObject({ description: "One of two.", additionalProperties: false });
    expect(exactlyOne({ title: text() }).schema).not.toHaveProperty("description");
    const validate = new Ajv2020({ strict: false, ownProperties: true }).compile(choice.schema);
    const value = fc.oneof(fc.constantFrom(null, "x", 1), fc.record({ size: fc.constantFrom({}, { lines: 0 }, { lines: 3 }, { line: 3 }), title: fc.constantFrom("", "x", 1), other: fc.constant(1) }, { requiredKeys: [] }));
    fc.assert(fc.property(value, (drawn) => {
      expect({ drawn, accepted: problem(choice, drawn) === "accepted" }).toEqual({ drawn, accepted: validate(drawn) });
    }));
  });
});
