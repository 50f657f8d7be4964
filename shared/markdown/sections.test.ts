import { describe, expect, it } from "@jest/globals";
import { parseMarkdown } from "./document.js";
import { plainHeading, sectionsOf } from "./sections.js";
import { visibleText } from "./visible-text.js";

const sections = (text: string) => {
  const document = parseMarkdown(text);
  return sectionsOf(document).map((section) => ({ ...section, content: visibleText(document, section.content) }));
};

describe("sections of a Markdown text", () => {
  it("end at the next heading of the same or a higher level, so that subsections belong to them", () => {
    expect(sections("intro\n# A\na\n## B\nb\n### C\nc\n## D\nd\n# E\ne")).toEqual([
      { heading: "A", level: 1, line: 2, lastLine: 9, content: "a\nB\nb\nC\nc\nD\nd" },
      { heading: "B", level: 2, line: 4, lastLine: 7, content: "b\nC\nc" },
      { heading: "C", level: 3, line: 6, lastLine: 7, content: "c" },
      { heading: "D", level: 2, line: 8, lastLine: 9, content: "d" },
      { heading: "E", level: 1, line: 10, lastLine: 11, content: "e" },
    ]);
  });

  it("begin at headings of either kind", () => {
    expect(sections("Why\r\n===\r\nbecause\r\n\r\nHow\r\n---\r\nso").map(({ heading, level, content }) => [heading, level, content])).toEqual([["Why", 1, "because\nHow\nso"], ["How", 2, "so"]]);
  });

  it("may be empty", () => {
    expect(sections("# A\n# B").map(({ content }) => content)).toEqual(["", ""]);
    expect(sections("")).toEqual([]);
  });

  it.each([
    ["a quote", "> # A\n> a"], ["an item of a list", "- # A\n  a"], ["a fence", "```\n# A\n```"], ["a comment", "<!--\n# A\n-->"],
    ["a comment that nobody closed", "<!-- a\n\n# A"], ["raw HTML", "<details>\n# A\n</details>"], ["indented code", "    # A"],
  ])("do not begin in %s", (_, text) => {
    expect(sections(text)).toEqual([]);
  });

  it("have headings without marks, comments and tags", () => {
    expect(sections("## **Why** <!-- say it --> `now` <br>?").map(({ heading }) => heading)).toEqual(["Why now ?"]);
  });
});

describe("the plain form of a heading", () => {
  it.each([["  Type   of change:", "type of change"], ["ＷＨＹ", "why"], ["### x ###", "x"], ["📝 Why?", "why"], ["???", "???"], ["", ""], ["Ärger & Öl!", "ärger & öl"]])("of %j is %j", (heading, plain) => {
    expect(plainHeading(heading)).toBe(plain);
  });
});
