import { describe, expect, it } from "@jest/globals";
import { placesOf, read } from "../testing/findings.js";

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

describe("a Checkstyle report", () => {
  const report = (errors: string, file = 'name="src/a.ts"'): string => `${HEAD}<checkstyle version="8.0">\n<file ${file}>${errors}</file>\n</checkstyle>\n`;

  it("gives a finding for each error", () => {
    const found = read(report('<error line="3" column="7" severity="error" message="&apos;x&apos; &lt; &#228;" source="eslint.rules.no-undef"/>'));
    expect(found).toEqual({
      file: "reports/lint.out", format: "checkstyle", problem: null,
      findings: [{ tool: "ESLint", rule: "eslint.rules.no-undef", level: "error", message: "'x' < ä", file: "src/a.ts", line: 3, endLine: 3 }],
    });
  });

  it.each([["error", "error"], ["warning", "warning"], ["Warning", "warning"], ["info", "note"], ["note", "note"], ["fatal", "error"]])("of severity %s has the level %s", (severity, level) => {
    expect(placesOf(read(report(`<error line="3" severity="${severity}"/>`)))).toEqual([`src/a.ts:3 ${level} -`]);
  });

  it("takes an error without severity for one, a line 0 for none, and what is ignored for nothing", () => {
    expect(placesOf(read(report('<error source="R"/><error line="0"/><error line="x" severity="ignore"/>')))).toEqual(["src/a.ts:- error R", "src/a.ts:- error -"]);
  });

  it("may be about no file", () => {
    expect(placesOf(read(report('<error line="3"/>', "")))).toEqual(["none:- error -"]);
    expect(placesOf(read(`${HEAD}<checkstyle><error line="3"/></checkstyle>`))).toEqual(["none:- error -"]);
  });

  it.each([
    ["com.puppycrawl.tools.checkstyle.checks.JavadocCheck", "reports/out.xml", "Checkstyle"],
    ["detekt.MagicNumber", "reports/out.xml", "detekt"],
    ["standard:no-wildcard-imports", "reports/ktlint.xml", "ktlint"],
    ["", "reports/.hidden", ".hidden"],
  ])("tells the tool by the rule %j in %s", (source, name, tool) => {
    expect(read(report(`<error/><error source="${source}"/>`), name).findings.map((finding) => finding.tool)).toEqual([tool, tool]);
  });

  it("of a tool that found nothing is whole and empty", () => {
    expect(read(`${HEAD}<!-- by -->\n<?x y?><checkstyle version="8.0"/>`)).toMatchObject({ format: "checkstyle", problem: null, findings: [] });
  });

  it("of a Checkstyle that crashed on files has a problem", () => {
    const crash = "<exception><![CDATA[CheckstyleException: cannot parse\n at x]]></exception>";
    expect(read(report(crash))).toMatchObject({ problem: "Checkstyle could not read src/a.ts: CheckstyleException: cannot parse", findings: [] });
    expect(read(`${HEAD}<checkstyle>${crash}${crash}</checkstyle>`).problem).toBe("Checkstyle could not read a file: CheckstyleException: cannot parse (and 1 more)");
  });
});

describe("a PMD report", () => {
  const report = (content: string): string => `${HEAD}<pmd xmlns="http://pmd.sourceforge.net/report/2.0.0" version="6.15.0">${content}</pmd>`;

  it("gives a finding for each violation", () => {
    const violation = '<violation beginline="3" endline="5" begincolumn="1" endcolumn="1" rule="AvoidX" ruleset="Alibaba" priority="1">\n Do not. \n</violation>';
    expect(read(report(`<file name="src/a.ts">${violation}</file>`))).toEqual({
      file: "reports/lint.out", format: "pmd", problem: null,
      findings: [{ tool: "PMD", rule: "AvoidX", level: "error", message: "Do not.", file: "src/a.ts", line: 3, endLine: 5 }],
    });
  });

  it.each([["1", "error"], ["2", "error"], ["3", "warning"], ["4", "note"], ["5", "note"], ["9", "error"]])("of priority %s has the level %s", (priority, level) => {
    expect(placesOf(read(report(`<file name="src/a.ts"><violation beginline="3" priority="${priority}"/></file>`)))).toEqual([`src/a.ts:3 ${level} -`]);
  });

  it("takes a violation without a priority for an error, and one without a file for one about none", () => {
    expect(placesOf(read(report('<violation rule="R"/>')))).toEqual(["none:- error R"]);
  });

  it("leaves out what was suppressed", () => {
    expect(read(report('<suppressedviolation filename="src/a.ts" suppressiontype="annotation" msg="Do not." usermsg=""/>'))).toMatchObject({ problem: null, findings: [] });
  });

  it.each([
    ['<error filename="src/a.ts" msg="ParseException"/>', "PMD could not read src/a.ts: ParseException"],
    ["<error/>", "PMD could not read a file: no reason given"],
    ['<configerror rule="R" msg="no such property"/>', "PMD could not apply the rule R: no such property"],
    ["<configerror/>", "PMD could not apply the rule without a name: no reason given"],
  ])("with %s has a problem", (content, problem) => {
    expect(read(report(content)).problem).toBe(problem);
  });
});

describe("an XML report", () => {
  it.each([
    ["is cut off", `${HEAD}<checkstyle><file name="a"><error line="3"`, /^line 2: is cut off or not well-formed \(.+\)$/u],
    ["is cut off between elements", `${HEAD}<checkstyle><file name="a"/>`, /^line 2: is cut off or not well-formed \(unclosed tag: checkstyle\)$/u],
    ["has a document type", `<!DOCTYPE checkstyle [<!ENTITY x "y">]><checkstyle>&x;</checkstyle>`, /^line 1: is cut off or not well-formed \(document type declarations are refused\)$/u],
    ["has a document type behind its declaration", `${HEAD}<!--x--><pmd/><!DOCTYPE pmd>`, /not well-formed/u],
    ["has an entity of its own", `${HEAD}<checkstyle>&x;</checkstyle>`, /not well-formed \(undefined entity/u],
    ["nests without end", `${HEAD}<checkstyle>${"<file>".repeat(80)}`, /elements nest deeper than 64/u],
    ["has a second element", `${HEAD}<pmd/><pmd/>`, /not well-formed/u],
  ])("that %s proves nothing", (_, text, problem) => {
    expect(read(text).problem).toMatch(problem);
    expect(read(text).findings).toEqual([]);
  });
});
