import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { findingReportShape } from "../finding.js";
import { readFindingReport } from "./read-report.js";
import { ORDERS, placesOf, read } from "../testing/findings.js";
import { locationOf, logOf, resultOf, runOf } from "../testing/sarif.js";

const SARIF = logOf(runOf([resultOf()]));
const CHECKSTYLE = '<checkstyle><file name="src/a.ts"><error line="3" message="größer"/></file></checkstyle>';
const WHOLE = [
  JSON.stringify(SARIF), CHECKSTYLE, '<pmd><file name="src/a.ts"><violation beginline="3">x</violation></file></pmd>',
  JSON.stringify([{ filePath: "src/a.ts", messages: [{ ruleId: "x", severity: 2, line: 3 }] }]), JSON.stringify({ diagnostics: [{ message: "x" }] }),
];

describe("a report of a static analyser", () => {
  it("that is not there has a problem", () => {
    expect(readFindingReport("target/pmd.xml", null, ORDERS)).toEqual({ file: "target/pmd.xml", format: null, problem: "there is no such file; the tool that writes it did not run or did not finish", findings: [] });
  });

  it.each([
    ["is empty", "", /^is empty; the tool that writes it did not finish$/u],
    ["is blank", " \n\t", /^is empty/u],
    ["is text", "src/a.ts:3: wrong", /^is cut off or no report that is read \(Unexpected token .*\); expected SARIF 2\.1\.0, Checkstyle or PMD XML, ESLint JSON, rdjson or rdjsonl$/u],
    ["is cut off", JSON.stringify(SARIF).slice(0, -9), /^is cut off or no report that is read/u],
    ["is JSON of another kind", '{"issues":[]}', /^is JSON of another kind; expected SARIF/u],
    ["is a list of another kind", '[{"source":"a.css","warnings":[]}]', /^is JSON of another kind/u],
    ["is a number", "7", /^is JSON of another kind/u],
    ["is XML of another kind", "<?xml version='1.0'?><pmd-cpd/>", /^is XML of another kind \(pmd-cpd\); expected/u],
    ["is XML without an element", "<?xml version='1.0'?><!-- nothing -->", /^is XML without an element: it is cut off$/u],
    ["is a declaration that is cut off", "<?xml version='1.0'", /^is XML without an element/u],
    ["is a comment that is cut off", "<!-- nothing", /^is XML without an element/u],
    ["is in an encoding that nobody knows", '<?xml version="1.0" encoding="klingon"?><pmd/>', /^cannot be decoded \(.*klingon/u],
  ])("that %s proves nothing", (_, text, problem) => {
    const found = read(text);
    expect(found).toEqual({ file: "reports/lint.out", format: null, problem: expect.stringMatching(problem), findings: [] });
  });

  it("does not repeat what stands in a file that is no report", () => {
    expect(read("password=hunter2").problem).not.toContain("hunter2");
  });

  it("is never taken for whole when its end is missing", () => {
    fc.assert(fc.property(fc.constantFrom(...WHOLE), fc.nat(), (text, cut) => {
      const found = read(text.slice(0, cut % text.length));
      expect(found.problem).not.toBeNull();
    }));
  });

  it("is read without throwing whatever it holds, and what comes out fits its shape", () => {
    const json = fc.oneof(fc.json(), fc.json().map((value) => `{"version":"2.1.0","runs":[{"results":[${value}]},${value}]}`), fc.json().map((value) => `[{"messages":[${value}]}]`), fc.json().map((value) => `{"diagnostics":[${value}]}`));
    fc.assert(fc.property(fc.oneof(json, fc.string(), fc.string().map((text) => `<pmd>${text}</pmd>`)), (text) => {
      const found = read(text);
      expect(findingReportShape.check(found, [])).toEqual(found);
    }));
    fc.assert(fc.property(fc.uint8Array(), (bytes) => {
      expect(readFindingReport("x", bytes).problem).not.toBeNull();
    }));
  });

  it.each([
    ["UTF-8 with a byte order mark", Buffer.from(`\uFEFF${CHECKSTYLE}`)],
    ["UTF-16 with a byte order mark, as PowerShell redirects", Buffer.from(`\uFEFF${CHECKSTYLE}`, "utf16le")],
    ["UTF-16 without one", Buffer.from(CHECKSTYLE, "utf16le")],
    ["UTF-16 the other way round", Buffer.from(`\uFEFF${CHECKSTYLE}`, "utf16le").swap16()],
    ["UTF-16 the other way round without a mark", Buffer.from(CHECKSTYLE, "utf16le").swap16()],
    ["Latin-1 as its declaration says", Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?>${CHECKSTYLE}`, "latin1")],
  ])("may be written in %s", (_, bytes) => {
    expect(readFindingReport("x.xml", bytes, ORDERS)).toMatchObject({ problem: null, findings: [{ file: "src/a.ts", message: "größer" }] });
  });

  it("keeps what the tool said of a place that cannot be told, without its lines", () => {
    const unplaced = [resultOf({ locations: [locationOf("/usr/include/stdio.h")] }), resultOf({ locations: [locationOf("/usr/include/x.h", {})] })];
    expect(read(logOf(runOf(unplaced))).findings).toMatchObject([
      { file: null, line: null, endLine: null, message: "wrong (at /usr/include/stdio.h:3, which is no file that is known here)" },
      { file: null, message: "wrong (at /usr/include/x.h, which is no file that is known here)" },
    ]);
  });

  it("has one root for each run of each tool", () => {
    const here = runOf([resultOf({ locations: [locationOf("file:///home/ci/orders/src/a.ts")] })]);
    const container = runOf(["main.go", "internal/x.go"].map((file) => resultOf({ locations: [locationOf(`file:///app/${file}`)] })));
    expect(placesOf(read(logOf(here, container)))).toEqual(["src/a.ts:3 warning R1", "services/pay/main.go:3 warning R1", "services/pay/internal/x.go:3 warning R1"]);
  });

  it("takes relative paths as they stand where nothing is known of the repository", () => {
    const log = Buffer.from(JSON.stringify(logOf(runOf([resultOf(), resultOf({ locations: [locationOf("file:///x/src/a.ts")] })]))));
    expect(readFindingReport("x.sarif", log).findings.map(({ file }) => file)).toEqual(["src/a.ts", null]);
  });

  it("is cut where a tool is long-winded", () => {
    const long = resultOf({ ruleId: "R".repeat(300), message: { text: "x".repeat(5000) } });
    const [finding] = read(logOf(runOf([long]))).findings;
    expect([finding?.rule?.length, finding?.message.length]).toEqual([200, 1000]);
    const problem = read(logOf(runOf([], { invocations: [{ executionSuccessful: false, exitCodeDescription: "x\n".repeat(900) }] }))).problem;
    expect(problem).toHaveLength(500);
    expect(problem).not.toContain("\n");
  });
});
