import { constants } from "node:buffer";
import { describe, expect, it } from "@jest/globals";
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

describe("lines of a large text", () => {
  it("are the same however small the blocks are that it is decoded in", () => {
    const text = "\uFEFFone\r\ntwo\n\nthree ü\nlast";
    for (let block = 0; block < 12; block += 1) {
      expect([...linesOf(Buffer.from(text), block)]).toEqual(["one", "two", "", "three ü", "last"]);
    }
    expect([...linesOf(Buffer.from("a\n"))]).toEqual(["a"]);
  });
});
