import { describe, expect, it } from "@jest/globals";
import { refined, type Refusal } from "./refined.js";
import { integer, object, ShapeError, withDefault } from "./shape.js";

const limits = refined(object({ min: integer(), max: integer() }), function* ({ min, max }): Generator<Refusal> {
  if (max < min) yield { at: ["max"], problem: `expected at least ${min}` };
  if (max < 0) yield { at: [], problem: "expected something" };
});

describe("a shape with a rule over its whole value", () => {
  it("accepts what the rule has nothing against, and keeps schema and default", () => {
    expect(limits.check({ min: 1, max: 2 }, [])).toEqual({ min: 1, max: 2 });
    expect(limits.schema).toEqual(object({ min: integer(), max: integer() }).schema);
    expect(refined(withDefault(integer(), 3), () => []).absent).toEqual({ value: 3 });
  });

  it("names the first place that the rule refuses, after the shape itself", () => {
    expect(() => limits.check({ min: 1, max: -1 }, ["a", 0])).toThrow(new ShapeError(["a", 0, "max"], "expected at least 1"));
    expect(() => limits.check({ min: "1", max: -1 }, [])).toThrow(/^min: expected a whole number/);
  });
});
