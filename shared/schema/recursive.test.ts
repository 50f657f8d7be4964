import { describe, expect, it } from "@jest/globals";
import { Ajv2020 } from "ajv/dist/2020.js";
import { exactlyOne } from "./exactly-one.js";
import { hoistDefinitions, recursive } from "./recursive.js";
import { list, object, ShapeError, text, withDefault, type Shape } from "./shape.js";

interface Rule {
  readonly kind: string;
  readonly value: unknown;
}

const rule: Shape<Rule> = recursive<Rule>("rule", (self) => exactlyOne({ not: self, all: list(self), word: text() }));

function nested(levels: number): unknown {
  return levels === 0 ? { word: "x" } : { not: nested(levels - 1) };
}

describe("a shape that holds itself", () => {
  it("reads what is nested", () => {
    expect(rule.check({ all: [{ word: "a" }, { not: { word: "b" } }] }, [])).toEqual({
      kind: "all", value: [{ kind: "word", value: "a" }, { kind: "not", value: { kind: "word", value: "b" } }],
    });
  });

  it("names the place of what is wrong deep inside, and reads on afterwards", () => {
    expect(() => rule.check({ all: [{ not: { words: 1 } }] }, ["when"])).toThrow(new ShapeError(["when", "all", 0, "not", "words"], 'unknown key; did you mean "word"?'));
    expect(rule.check(nested(7), [])).toMatchObject({ kind: "not" });
  });

  it("refuses what nobody could read, however deep it is", () => {
    for (const levels of [8, 2000]) expect(() => rule.check(nested(levels), [])).toThrow(/nested more than 8 deep; split it into several items$/);
    expect(rule.check(nested(7), [])).toMatchObject({ kind: "not" });
  });

  it("is published once for all its places, at the root where validators look for it", () => {
    const shape = object({ when: withDefault(rule, { kind: "word", value: "" }, { word: "" }), items: list(object({ require: rule })) });
    const schema = hoistDefinitions(shape.schema);
    expect(Object.keys(schema.$defs as object)).toEqual(["rule"]);
    expect(JSON.stringify(schema).match(/"\$defs"/g)).toHaveLength(1);
    const validate = new Ajv2020({ strict: false }).compile(schema);
    expect(validate({ items: [{ require: { not: { all: [{ word: "a" }] } } }] })).toBe(true);
    expect(validate({ items: [{ require: { not: { all: [{ word: 1 }] } } }] })).toBe(false);
    expect(validate({ when: { not: {} }, items: [] })).toBe(false);
  });

  it("changes nothing of a schema without definitions", () => {
    const { schema } = object({ words: list(text()) });
    expect(hoistDefinitions(schema)).toEqual(schema);
  });
});
