import { describe, expect, it } from "@jest/globals";
import { readDocument } from "../files/document.js";
import { timingsShape, timingsText, updateTimings, type Timings } from "./timings.js";

const timings = (tests: Record<string, number>, rest: Partial<Timings> = {}): Timings => ({ tests: new Map(Object.entries(tests)), runs: undefined, commit: undefined, ...rest });
const tests = ({ tests: known }: Timings): Record<string, number> => Object.fromEntries(known);

describe("timings", () => {
  it("are read from the tests alone, whatever else another tool wrote beside them", () => {
    expect(readDocument(timingsShape, '{"repo":"x","tests":{"__proto__":1,"a":0.5}}', "t.json")).toEqual(timings(JSON.parse('{"__proto__":1,"a":0.5}') as Record<string, number>));
  });

  it.each([
    ['{"tests":{"a":-1}}', "t.json: tests.a: expected a number from 0 to 1000000000, found -1"],
    ['{"tests":{"a":"1"}}', 't.json: tests.a: expected a number from 0 to 1000000000, found "1"'],
    ['{"a":1}', "t.json: tests: expected an object, found nothing"],
  ])("refuse %s in one line", (content, message) => {
    expect(() => readDocument(timingsShape, content, "t.json")).toThrow(message);
  });

  it("smooth each run in by half, and take the first duration as it is", () => {
    const first = updateTimings(null, { measured: [{ id: "a", seconds: 4 }, { id: "b", seconds: 1 }], existing: null, commit: "c1" });
    expect(first).toEqual(timings({ a: 4, b: 1 }, { runs: 1, commit: "c1" }));
    const second = updateTimings(first, { measured: [{ id: "a", seconds: 2 }, { id: "c", seconds: 1 / 3 }], existing: null, commit: "c2" });
    expect(second).toEqual(timings({ a: 3, b: 1, c: 0.333333 }, { runs: 2, commit: "c2" }));
  });

  it("keep a skipped test at zero and start anew when it runs again", () => {
    expect(tests(updateTimings(timings({ a: 4, b: 0 }), { measured: [{ id: "a", seconds: 0 }, { id: "b", seconds: 2 }], existing: null, commit: "c" }))).toEqual({ a: 0, b: 2 });
  });

  it("drop tests that are gone, but only when it is known which exist", () => {
    expect(tests(updateTimings(timings({ a: 4, gone: 1 }), { measured: [], existing: new Set(["a"]), commit: "c" }))).toEqual({ a: 4 });
  });

  it("are written sorted, one test a line, and read again as they were", () => {
    const written = timingsText(updateTimings(null, { measured: [{ id: "b", seconds: 1 }, { id: "a", seconds: 2 }], existing: null, commit: "c" }));
    expect(written).toBe('{\n "tests": {\n  "a": 2,\n  "b": 1\n },\n "runs": 1,\n "commit": "c"\n}\n');
    expect(readDocument(timingsShape, written, "t.json")).toEqual(timings({ a: 2, b: 1 }, { runs: 1, commit: "c" }));
  });
});
