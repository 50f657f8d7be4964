import { describe, expect, it } from "@jest/globals";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import {
  anything, boolean, integer, list, literal, mapOf, nullable, number, object, oneOf, optional, ShapeError, text, withDefault,
  type Shape,
} from "./shape.js";

function problemOf(shape: Shape<unknown>, value: unknown): string {
  try {
    shape.check(value, []);
  } catch (thrown) {
    if (thrown instanceof ShapeError) return thrown.message;
    throw thrown;
  }
  return "accepted";
}

const suite = object({
  name: text({ minLength: 1, description: "Its name." }),
  runner: oneOf(["jest", "pytest"]),
  shards: withDefault(integer({ minimum: 1, maximum: 256 }), 1),
  target: optional(number({ minimum: 0 })),
});
const policy = object({ suites: list(suite), environment: optional(mapOf(text())) }, { description: "A policy." });

describe("a shape", () => {
  it("hands back typed data with the documented defaults filled in", () => {
    expect(policy.check({ suites: [{ name: "unit", runner: "jest" }], environment: { A: "1" } }, [])).toEqual({
      suites: [{ name: "unit", runner: "jest", shards: 1, target: undefined }],
      environment: new Map([["A", "1"]]),
    });
  });

  it.each<[Shape<unknown>, unknown, string]>([
    [policy, 1, "expected an object, found 1"],
    [policy, {}, "suites: expected a list, found nothing"],
    [policy, { suites: {} }, "suites: expected a list, found an object"],
    [policy, { suites: [null] }, "suites[0]: expected an object, found null"],
    [policy, { suites: [{ name: "", runner: "jest" }] }, 'suites[0].name: expected a non-empty text, found ""'],
    [policy, { suites: [{ name: "a", runner: "jset" }] }, 'suites[0].runner: expected one of jest, pytest, found "jset"; did you mean "jest"?'],
    [policy, { suites: [{ name: "a", runner: 7 }] }, "suites[0].runner: expected one of jest, pytest, found 7"],
    [policy, { suites: [{ name: "a", runner: "jest", shards: 0 }] }, "suites[0].shards: expected a whole number from 1 to 256, found 0"],
    [policy, { suites: [{ name: "a", runner: "jest", shards: 1.5 }] }, "suites[0].shards: expected a whole number from 1 to 256, found 1.5"],
    [policy, { suites: [{ name: "a", runner: "jest", target: NaN }] }, "suites[0].target: expected a number from 0, found NaN"],
    [policy, { suites: [], enviroment: {} }, 'enviroment: unknown key; did you mean "environment"?'],
    [policy, { suites: [], colour: {} }, "colour: unknown key; known are suites, environment"],
    [policy, JSON.parse('{"suites":[],"__proto__":{}}'), "__proto__: unknown key; known are suites, environment"],
    [policy, { suites: [], environment: [] }, "environment: expected an object, found a list"],
    [policy, { suites: [], environment: { A: true } }, "environment.A: expected a text, found true"],
    [integer(), 2 ** 53, "expected a whole number, found 9007199254740992"],
    [number(), Infinity, "expected a number, found Infinity"],
    [boolean("Whether."), "true", 'expected true or false, found "true"'],
    [literal("v1"), "v2", 'expected "v1", found "v2"'],
    [nullable(literal(1)), 2, "expected 1, found 2"],
    [text({ pattern: /^[a-z]+$/, expected: "small letters" }), "A1", 'expected small letters, found "A1"'],
    [text({ pattern: /^$/ }), `::set-output name=x::\n${"y".repeat(200)}`, `expected a text, found "::set-output name=x::\\n${"y".repeat(58)}"…`],
    [object({ toString: anything() }), {}, "toString: expected a value, found nothing"],
  ])("refuses what does not fit, with the place and what was expected (%#)", (shape, value, problem) => {
    expect(problemOf(shape, value)).toBe(problem);
  });

  it("keeps a key called __proto__ as data in a map", () => {
    const map = mapOf(integer()).check(JSON.parse('{"__proto__": 1}'), []);
    expect([...map]).toEqual([["__proto__", 1]]);
  });

  it("ignores unknown keys of an open object only", () => {
    expect(object({ a: integer() }, { open: true }).check({ a: 1, b: 2 }, [])).toEqual({ a: 1 });
  });

  it("publishes its description, defaults and limits", () => {
    expect(object({
      mode: withDefault(oneOf(["all", "some"], "What to judge."), "all"),
      floors: withDefault(mapOf(number({ maximum: 100 }), "By path."), new Map<string, number>(), {}),
      globs: optional(list(text({ pattern: /^[^\0]+$/ }), "Globs.")),
      strict: boolean("Whether."),
    }, { description: "A section." }).schema).toEqual({
      type: "object", description: "A section.", required: ["strict"], additionalProperties: false,
      properties: {
        mode: { enum: ["all", "some"], description: "What to judge.", default: "all" },
        floors: { type: "object", description: "By path.", additionalProperties: { type: "number", maximum: 100 }, default: {} },
        globs: { type: "array", description: "Globs.", items: { type: "string", pattern: "^[^\\0]+$" } },
        strict: { type: "boolean", description: "Whether." },
      },
    });
  });
});

/** A shape with values that often fit it, often nearly. */
interface Sample {
  readonly shape: Shape<unknown>;
  readonly near: fc.Arbitrary<unknown>;
}

const KEYS = ["a", "b", "toString", "constructor"] as const;

const leaf: fc.Arbitrary<Sample> = fc.oneof(
  fc.constant({ shape: text(), near: fc.string() }),
  fc.nat(3).map((minLength) => ({ shape: text({ minLength }), near: fc.oneof(fc.string({ maxLength: 4 }), fc.string({ unit: "grapheme", maxLength: 4 })) })),
  fc.constant({ shape: text({ pattern: /^[ab]*$/ }), near: fc.string({ unit: fc.constantFrom("a", "b", "\n"), maxLength: 3 }) }),
  fc.constant({ shape: integer(), near: fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.maxSafeInteger(), fc.constantFrom(2 ** 53, -(2 ** 53), 1e300, 1.5, -0)) }),
  fc.tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -3, max: 3 })).chain(([minimum, maximum]) => fc.constantFrom(
    { shape: integer({ minimum, maximum }), near: fc.integer({ min: -4, max: 4 }) },
    { shape: number({ minimum, maximum }), near: fc.double({ min: -4, max: 4, noNaN: true }) },
  )),
  fc.constant({ shape: number(), near: fc.double({ noNaN: true, noDefaultInfinity: true }) }),
  fc.constant({ shape: boolean(), near: fc.boolean() }),
  fc.constant({ shape: oneOf(["x", "y"]), near: fc.constantFrom("x", "y", "z", "") }),
  fc.constantFrom({ shape: literal("v"), near: fc.constantFrom("v", "w") }, { shape: literal(1), near: fc.constantFrom(1, "1", true) }),
  fc.constant({ shape: anything(), near: fc.jsonValue() }),
);

function objectSample(members: readonly (readonly [string, Sample, "required" | "optional" | "default"])[], open: boolean): Sample {
  const shaped = members.map(([key, { shape }, kind]) => {
    const field = kind === "required" ? shape : kind === "optional" ? optional(shape) : withDefault(shape, null);
    return [key, field] as const;
  });
  const near = fc.record(Object.fromEntries(members.map(([key, sample]) => [key, sample.near])), { requiredKeys: [] });
  return { shape: object(Object.fromEntries(shaped), { open }), near: fc.oneof(near, near.map((value) => ({ ...value, extra: 1 }))) };
}

const { sample } = fc.letrec<{ sample: Sample }>((tie) => ({
  sample: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    leaf,
    tie("sample").map(({ shape, near }) => ({ shape: nullable(shape), near: fc.option(near) })),
    tie("sample").map(({ shape, near }) => ({ shape: list(shape), near: fc.array(near, { maxLength: 3 }) })),
    tie("sample").map(({ shape, near }) => ({ shape: mapOf(shape), near: fc.dictionary(fc.constantFrom(...KEYS, "__proto__"), near, { maxKeys: 3 }) })),
    fc.tuple(
      fc.uniqueArray(fc.tuple(fc.constantFrom(...KEYS), tie("sample"), fc.constantFrom("required", "optional", "default")), { selector: ([key]) => key, maxLength: 3 }),
      fc.boolean(),
    ).map(([members, open]) => objectSample(members, open)),
  ),
}));

describe("a shape and its published JSON Schema", () => {
  it("accept the same values, whatever the shape", () => {
    const ajv = new Ajv2020({ strict: false, ownProperties: true, validateSchema: false });
    let accepted = 0;
    let refused = 0;
    fc.assert(fc.property(
      sample.chain(({ shape, near }) => fc.tuple(fc.constant(shape), fc.oneof({ weight: 3, arbitrary: near }, { weight: 1, arbitrary: fc.jsonValue() }))),
      ([shape, drawn]) => {
        const value: unknown = JSON.parse(JSON.stringify(drawn));
        const byAjv = ajv.validate(shape.schema, value);
        expect({ value, accepted: problemOf(shape, value) === "accepted" }).toEqual({ value, accepted: byAjv });
        if (byAjv) accepted += 1;
        else refused += 1;
      },
    ), { numRuns: 300 });
    // A property that only ever sees one answer would prove nothing.
    expect(Math.min(accepted, refused)).toBeGreaterThan(30);
  });
});
