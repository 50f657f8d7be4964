import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { mergeJUnit } from "./merge.js";
import { passedCase, plainSuite, type JUnitCase, type JUnitReport, type JUnitResult } from "./model.js";
import { readJUnit } from "./read.js";
import { writeJUnit } from "./write.js";

const full: JUnitCase = {
  name: "pays <twice> & \"once\"", classname: "orders.Payment", file: "src/orders.test.ts", line: 12, seconds: 1.25,
  results: [{ kind: "failure", type: "AssertionError", message: "expected 1\nfound 2", text: "at <anonymous>\n  & more" }],
  output: "out ]]> put", errorOutput: "err", properties: [{ name: "owner", value: "a\"b" }],
};

describe("JUnit reports", () => {
  it("are read again as they were written", () => {
    const report: JUnitReport = [{ name: "s", timestamp: "2026-11-23T10:00:00", properties: [{ name: "shard", value: "0" }], cases: [full, passedCase("b", "c", 0)], output: "o", errorOutput: "e" }];
    expect(readJUnit(writeJUnit(report), "junit.xml")).toEqual(report);
  });

  it("have counts that follow from the cases, each case once by its gravest result", () => {
    const result = (kind: JUnitResult["kind"]): JUnitResult => ({ kind, type: null, message: null, text: "" });
    const kindsOfCases: JUnitResult["kind"][][] = [["failure", "error"], ["failure"], ["skipped"], []];
    const cases = kindsOfCases.map((kinds, index): JUnitCase => ({ ...passedCase(`t${index}`, "", 0.5), results: kinds.map(result) }));
    expect(writeJUnit([plainSuite("s", cases)])).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites tests="4" failures="1" errors="1" skipped="1" time="2.000">
  <testsuite name="s" tests="4" failures="1" errors="1" skipped="1" time="2.000">
    <testcase classname="" name="t0" time="0.500"><failure/><error/></testcase>
    <testcase classname="" name="t1" time="0.500"><failure/></testcase>
    <testcase classname="" name="t2" time="0.500"><skipped/></testcase>
    <testcase classname="" name="t3" time="0.500"/>
  </testsuite>
</testsuites>
`);
  });

  it("write an empty suite and an empty report as such", () => {
    expect(readJUnit(writeJUnit([plainSuite("nothing", [])]), "x")).toEqual([plainSuite("nothing", [])]);
    expect(readJUnit(writeJUnit([]), "x")).toEqual([]);
  });

  it("survive any text from outside: what XML forbids is gone, nothing else changes", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }), (name, message) => {
      const hostile: JUnitCase = { ...passedCase(name, "c", 0), results: [{ kind: "error", type: null, message, text: `${message}\r${name}` }] };
      const [suite] = readJUnit(writeJUnit([plainSuite("s", [hostile])]), "x");
      const strip = (text: string): string => text.replace(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, "").replace(/\p{Cs}/gu, "\ufffd");
      expect(suite?.cases[0]?.name).toBe(strip(name));
      expect(suite?.cases[0]?.results[0]?.text).toBe(strip(`${message}\r${name}`));
    }));
  });

  it("lose the colours of a terminal, which would be noise in a browser", () => {
    expect(writeJUnit([plainSuite("\u001b[31mred\u001b[39m", [])])).toContain('name="red"');
  });
});

describe("reading JUnit reports of runners", () => {
  it("takes pytest's own report", () => {
    const report = readJUnit(`<?xml version="1.0" encoding="utf-8"?><testsuites name="pytest tests"><testsuite name="pytest" errors="0" failures="1" skipped="1" tests="3" time="0.1" timestamp="2026-11-23T10:00:00+00:00" hostname="h"><testcase classname="tests.test_a" name="test_x[1]" file="tests/test_a.py" line="3" time="1,234.5"><failure message="assert 1 == 2">def test_x():
&gt;  assert</failure></testcase><testcase classname="tests.test_a" name="test_s" time="-1"><skipped type="pytest.skip" message="no">why</skipped></testcase><testcase classname="tests.test_a" name="test_o" line="x"><system-out><![CDATA[a<b]]></system-out></testcase></testsuite></testsuites>`, "junit.xml");
    expect(report.flatMap(({ cases }) => cases).map(({ name, seconds, line, results, output }) => ({ name, seconds, line, kinds: results.map(({ kind }) => kind), output }))).toEqual([
      { name: "test_x[1]", seconds: 1234.5, line: 3, kinds: ["failure"], output: "" },
      { name: "test_s", seconds: 0, line: null, kinds: ["skipped"], output: "" },
      { name: "test_o", seconds: 0, line: null, kinds: [], output: "a<b" },
    ]);
  });

  it("takes one suite alone, nested suites, and passes over elements that it does not know", () => {
    const nested = `<testsuite name="outer"><properties><property name="p" value="v"/><property/></properties><testsuite name="inner"><testcase><rerunFailure>once</rerunFailure><skipped/></testcase><system-err>e</system-err></testsuite><testcase name="own"/></testsuite>`;
    expect(readJUnit(nested, "x")).toEqual([
      { ...plainSuite("outer", [passedCase("own", "", 0)]), properties: [{ name: "p", value: "v" }, { name: "", value: "" }] },
      { ...plainSuite("inner", [{ ...passedCase("", "", 0), results: [{ kind: "skipped", type: null, message: null, text: "" }] }]), errorOutput: "e" },
    ]);
  });

  it("is not misled by cases, results and outputs outside of their places", () => {
    expect(readJUnit(`<testsuites><testcase name="lost"><testcase/></testcase><failure/><system-out>x</system-out><system-err>x</system-err><property name="p"/><testsuite/></testsuites>`, "x")).toEqual([plainSuite("", [])]);
  });

  it.each([
    ["an empty file", " \n", "junit.xml: is empty; the step that writes it did not finish"],
    ["a report that was cut off", "<testsuites><testsuite>", "junit.xml:1:23: is not a well-formed XML report (unclosed tag: testsuite)"],
    ["other text", "ok 1 - test", "junit.xml:1:11: is not a well-formed XML report (text data outside of root node.)"],
    ["another XML document", "<coverage/>", "junit.xml: is XML but no JUnit report; expected testsuites or testsuite"],
    ["entities of a document type", `<!DOCTYPE x [<!ENTITY a "aaaa">]><testsuites name="&a;"/>`, "junit.xml:1:33: is not a well-formed XML report (document type declarations are refused)"],
    ["an entity that nobody declared", `<testsuites name="&a;"/>`, "junit.xml:1:21: is not a well-formed XML report (undefined entity.)"],
    ["endless nesting", "<testsuite>".repeat(1000), "junit.xml:1:715: is not a well-formed XML report (elements nest deeper than 64)"],
  ])("refuses %s in one line", (_what, content, message) => {
    expect(() => readJUnit(content, "junit.xml")).toThrow(expect.objectContaining({ name: "InconclusiveError", message }));
  });
});

describe("merging JUnit reports", () => {
  it("joins suites of one name and keeps every case, twins included", () => {
    const shard = (output: string, timestamp: string | null): JUnitReport => [{ ...plainSuite("pytest", [passedCase("t", "c", 1)]), output, timestamp }];
    expect(mergeJUnit([shard("a", null), shard("", "t1"), shard("b", "t2"), [plainSuite("go", [])]])).toEqual([
      { ...plainSuite("pytest", [passedCase("t", "c", 1), passedCase("t", "c", 1), passedCase("t", "c", 1)]), output: "a\nb", timestamp: "t1" },
      plainSuite("go", []),
    ]);
  });
});
