import { describe, expect, it } from "@jest/globals";
import { integer, list, object, text } from "./check";

const sku = text(/^[A-Z]+$/, "capital letters");
const line = object<{ sku: string; quantity: number }>({ sku, quantity: integer(1, 10) });

describe("a text", () => {
  it("is accepted when it has the pattern", () => {
    expect(sku("TEA")).toEqual({ valid: true, value: "TEA" });
  });

  it.each(["tea", "", 7, null, undefined, ["TEA"]])("is refused when it is %p", (value) => {
    expect(sku(value)).toEqual({ valid: false, violations: [{ pointer: "", detail: "must be capital letters" }] });
  });
});

describe("an integer", () => {
  it.each([1, 5, 10])("is accepted when it is %p, from 1 to 10", (value) => {
    expect(integer(1, 10)(value)).toEqual({ valid: true, value });
  });

  it.each([0, 11, 1.5, Number.NaN, "5", null, undefined])("is refused when it is %p", (value) => {
    expect(integer(1, 10)(value)).toEqual({
      valid: false,
      violations: [{ pointer: "", detail: "must be an integer from 1 to 10" }],
    });
  });
});

describe("a list", () => {
  it("is accepted when each item is", () => {
    expect(list(sku, 1, 3)(["TEA", "CUP"])).toEqual({ valid: true, value: ["TEA", "CUP"] });
  });

  it("names each wrong item by its place", () => {
    expect(list(sku, 1, 3)(["tea", "CUP", 3])).toEqual({
      valid: false,
      violations: [
        { pointer: "/0", detail: "must be capital letters" },
        { pointer: "/2", detail: "must be capital letters" },
      ],
    });
  });

  it.each([
    { what: "too short", value: [] },
    { what: "too long", value: ["A", "B", "C", "D"] },
    { what: "no list", value: { 0: "A", length: 1 } },
  ])("is refused when it is $what", ({ value }) => {
    expect(list(sku, 1, 3)(value)).toEqual({
      valid: false,
      violations: [{ pointer: "", detail: "must be a list of 1 to 3 items" }],
    });
  });
});

describe("an object", () => {
  it("is accepted when each property is", () => {
    expect(line({ quantity: 2, sku: "TEA" })).toEqual({ valid: true, value: { sku: "TEA", quantity: 2 } });
  });

  it("names all that is wrong at once: a wrong value, a missing one, an unknown one", () => {
    expect(line({ sku: "tea", "a/b~c": 1 })).toEqual({
      valid: false,
      violations: [
        { pointer: "/sku", detail: "must be capital letters" },
        { pointer: "/quantity", detail: "must be an integer from 1 to 10" },
        { pointer: "/a~1b~0c", detail: "is not known here" },
      ],
    });
  });

  it("points at what is wrong however deep it is", () => {
    const order = object<{ lines: readonly { sku: string; quantity: number }[] }>({ lines: list(line, 1, 3) });

    expect(order({ lines: [{ sku: "TEA", quantity: 0 }] })).toEqual({
      valid: false,
      violations: [{ pointer: "/lines/0/quantity", detail: "must be an integer from 1 to 10" }],
    });
  });

  it.each([null, undefined, "text", 7, [[]]])("is refused when it is %p", (value) => {
    expect(line(value)).toEqual({ valid: false, violations: [{ pointer: "", detail: "must be an object" }] });
  });

  it("takes no property from a prototype that JSON smuggles in", () => {
    expect(line(JSON.parse('{"__proto__": {"sku": "TEA", "quantity": 1}}'))).toMatchObject({ valid: false });
  });
});
