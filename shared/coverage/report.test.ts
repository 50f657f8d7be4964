import { constants } from "node:buffer";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { detectFormat, ReportReader } from "./report.js";
import { isRecount } from "./recount.js";
import { linesOf } from "./report-lines.js";
import { istanbulJson, rawRecord } from "./testing/istanbul-records.js";

function read(name: string, bytes: Buffer) {
  return new ReportReader().read(name, bytes);
}

describe("the format of a report", () => {
  it.each([
    ['{"a.js":{}}', "istanbul"], ["\uFEFF  {}", "istanbul"], ["[]", "istanbul"],
    ["TN:\nSF:a\n", "lcov"], ["\n# tool\n\nSF:a\n", "lcov"], ["VER:2\r\nSF:a\r\n", "lcov"],
    ["mode: set\n", "go"], ["mode: atomic\na.go:1.1,2.2 1 1\n", "go"],
    ["<?xml version='1.0'?><coverage/>", null], ["hello", null], ["DA:1,1", null],
  ])("%j is %s", (content, format) => {
    expect(detectFormat(Buffer.from(content))).toBe(format);
  });
});

describe("reading a report of any format", () => {
  it.each([
    [istanbulJson(rawRecord({})), "istanbul"], [`\uFEFF${istanbulJson(rawRecord({}))}`, "istanbul"],
    ["SF:a\nDA:1,1\nend_of_record\n", "lcov"], ["mode: set\na.go:1.1,2.2 1 1\n", "go"],
  ])("%j comes out in the one model as %s", (content, format) => {
    const { files, problems } = read("r", Buffer.from(content));
    expect(problems).toEqual([]);
    expect(files.map((file) => (isRecount(file) ? "recount" : file.format))).toEqual([format]);
  });

  it.each([
    ["", "empty-report", /the report is empty/u], [" \n\n", "empty-report", /the report is empty/u],
    ["hello", "unknown-format", /the format is not known/u], ["<coverage>", "unknown-format", /XML reports are not read yet/u],
  ])("%j is a problem: %s", (content, code, message) => {
    expect(read("shard-3.json", Buffer.from(content))).toEqual({
      report: "shard-3.json", files: [], notes: [],
      problems: [{ code, report: "shard-3.json", file: null, message: expect.stringMatching(message) }],
    });
  });

  it("damaged JSON beyond V8's longest text is a problem, not a crash", () => {
    const huge = Buffer.alloc(constants.MAX_STRING_LENGTH + 1);
    huge.write("{");
    expect(read("huge.json", huge).problems).toMatchObject([{ code: "report-too-large" }]);
  });
});

describe("damage of any kind", () => {
  const good = [
    istanbulJson(rawRecord({ statements: [{ at: [1, 0, 1, 9], hits: 1 }], branches: [{ type: "if", at: [1, 0, 1, 9], arms: [{ at: null, hits: 1 }] }] })),
    "TN:\nSF:a.py\nFN:1,2,f\nFNDA:1,f\nDA:1,1\nBRDA:1,0,to exit,-\nLF:1\nend_of_record\n",
    "mode: set\na.go:1.1,2.2 1 1\na.go:3.1,4.2 1 0\n",
  ].map((text) => Buffer.from(text));

  it("is told in one line each and never thrown, be bytes changed, cut out, put in or cut off", () => {
    const edit = fc.record({ at: fc.nat({ max: 600 }), drop: fc.nat({ max: 30 }), insert: fc.uint8Array({ maxLength: 6 }), cut: fc.boolean() });
    fc.assert(fc.property(fc.constantFrom(...good), fc.array(edit, { minLength: 1, maxLength: 3 }), (report, edits) => {
      const damaged = edits.reduce((bytes, { at, drop, insert, cut }) =>
        Buffer.concat([bytes.subarray(0, at % bytes.length), insert, cut ? Buffer.alloc(1, "{") : bytes.subarray((at % bytes.length) + drop)]), report);
      const reader = new ReportReader();
      reader.read("good", report);
      const { problems, files } = reader.read("damaged", damaged);
      for (const { message } of problems) expect(message).not.toMatch(/\p{Cc}/u);
      for (const file of files) expect(typeof file.path).toBe("string");
    }), { numRuns: 400 });
  });
});

describe("lines of a large text", () => {
  it("are the same however small the blocks are that it is decoded in", () => {
    const text = "\uFEFFone\r\ntwo\n\nthree ü\nlast";
    for (let block = 0; block < 12; block += 1) {
      expect([...linesOf(Buffer.from(text), block)]).toEqual(["one", "two", "", "three ü", "last"]);
    }
    expect([...linesOf(Buffer.from("a\n"))]).toEqual(["a"]);
  });

  it("are cut where a text has no line ends at all", () => {
    expect([...linesOf(Buffer.from("a\nbbbbbbbb\nc"), 1, 4)]).toEqual(["a", "bbbb", "c"]);
  });
});
