import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { parseMarkdown } from "./document.js";
import { evidenceIn } from "./evidence.js";
import { sectionsOf } from "./sections.js";
import { tasksOf } from "./tasks.js";
import { ownWords, visibleText } from "./visible-text.js";

const LONGEST = 65_536;

/** Everything that the checklist reads in a text. */
function readWhole(text: string): void {
  const document = parseMarkdown(text);
  const tasks = tasksOf(document);
  sectionsOf(document);
  evidenceIn(document);
  ownWords(document);
  const lines = visibleText(document).split("\n");
  expect(lines.every((line) => line === line.trim())).toBe(true);
  expect(tasks.every(({ line }) => line >= 1 && line <= document.lineCount)).toBe(true);
}

const PIECES = [
  "- ", "* ", "1. ", "2) ", "[ ] ", "[x] ", "> ", "\n", "\r\n", "\n\n", "    ", "\t", "`", "```\n", "~~~\n", "<!--", "-->", "<a href=\"", "<img src=b>", "<details>\n", "</details>",
  "# ", "===\n", "---\n", "[a](", "](", "![", "]: ", "*", "__", "\\", "&amp;", "<!-- plimsoll:k -->", "|", "\0", "\u202E", "\u200B", "\uD800", "a", "b c",
];

describe("a Markdown text", () => {
  it("is read whatever it is", () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: "binary", maxLength: 3 })), { maxLength: 60 }).map((parts) => parts.join("")), readWhole), { numRuns: 500 });
  });

  it("has as many lines as an editor shows", () => {
    expect(["", "a", "a\n", "a\r\nb\rc\nd"].map((text) => parseMarkdown(text).lineCount)).toEqual([1, 1, 2, 4]);
  });

  it("begins behind its byte-order mark", () => {
    expect(visibleText(parseMarkdown("\uFEFF# a"))).toBe("a");
  });

  const steps = (bullet: string): string => Array.from({ length: 260 }, (_, depth) => `${"  ".repeat(depth)}${bullet}[ ] a\n`).join("");
  const ticks = (): string => Array.from({ length: 360 }, (_, length) => "`".repeat(length + 1)).join(" ");
  it.each<[string, string]>([
    ["quotes in quotes", ">".repeat(LONGEST)],
    ["quotes apart from each other", "\n\n>".repeat(LONGEST / 3)],
    ["lists in lists on one line", "1. ".repeat(LONGEST / 3)],
    ["lists in lists on one line, with a box", `${"- ".repeat(32_600)}[ ] a`],
    ["lists in lists on one line, apart by tabs", `${"-\t".repeat(31_000)}a`],
    ["lists in lists below each other, each line deeper by as much as it may", Array.from({ length: 40 }, (_, depth) => `${"\t".repeat(depth * 50)}${"- ".repeat(100)}a\n`).join("").padEnd(LONGEST, "\n")],
    ["lists in lists below each other", steps("- ")],
    ["lists in quotes in lists", "> - ".repeat(LONGEST / 4)],
    ["lists in lists again and again", `${"- ".repeat(180)}a\n`.repeat(180)],
    ["brackets that nobody closes", "[".repeat(LONGEST)],
    ["links that nobody closes", "[a](".repeat(LONGEST / 4)],
    ["links in parentheses that nobody closes", "[a]((".repeat(LONGEST / 5)],
    ["links in parentheses that nobody closes, in many paragraphs", `${"[a](".repeat(999)}\n\n`.repeat(16)],
    ["a heading with blanks in its midst", `# a${" ".repeat(LONGEST)}b`],
    ["images in images", "![".repeat(LONGEST / 2)],
    ["emphasis that nobody closes", "*a_ ".repeat(LONGEST / 4)],
    ["emphasis in emphasis", `${"*a **b ".repeat(4000)}${"c* d** ".repeat(4000)}`],
    ["backticks that match no others", ticks()],
    ["escaped backticks", "\\```\n".repeat(LONGEST / 5)],
    ["comments that nobody closes", "a<!--".repeat(LONGEST / 5)],
    ["comments that nobody closes in raw HTML", `<div>\n${"<a <!--".repeat(LONGEST / 7)}`],
    ["tags that nobody closes", "<a x='".repeat(LONGEST / 6)],
    ["definitions", "[a]: b\n".repeat(LONGEST / 7)],
    ["headings", "# a\n".repeat(LONGEST / 4)],
    ["boxes", "- [ ] a\n".repeat(LONGEST / 8)],
    ["blanks", " ".repeat(LONGEST)],
    ["bare addresses", "http://".repeat(LONGEST / 7)],
  ])("of 65,536 characters is read in time, were they %s", (_, text) => {
    const started = process.cpuUsage();
    readWhole(text);
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(5);
  });

  it("is read as it stands up to a thousand links and backticks in a paragraph, the rest of them as text", () => {
    const document = parseMarkdown(`${"[a](b) ".repeat(1200)}\n\n${"`c` ".repeat(600)}`);
    expect(evidenceIn(document).links).toHaveLength(1000);
    expect(evidenceIn(document).code).toHaveLength(500);
  });

  it("counts links anew in each paragraph and item", () => {
    expect(evidenceIn(parseMarkdown("- [a](b)\n".repeat(1200))).links).toHaveLength(1200);
    expect(evidenceIn(parseMarkdown("[a](b)\n\n".repeat(1200))).links).toHaveLength(1200);
  });

  it("has twenty links in a row, the rest of them as text", () => {
    expect(evidenceIn(parseMarkdown("[a](b)".repeat(30))).links).toHaveLength(20);
    expect(evidenceIn(parseMarkdown("[a](b) ".repeat(30))).links).toHaveLength(30);
  });

  it("nests a hundred lists and two hundred quotes, and what is deeper is text of the deepest", () => {
    expect(visibleText(parseMarkdown(`${"> ".repeat(100)}a`))).toBe("a");
    expect(visibleText(parseMarkdown(`${">".repeat(200)}a`))).toBe("a");
    expect(visibleText(parseMarkdown(`${"- ".repeat(100)}a`))).toBe("a");
    expect(visibleText(parseMarkdown(`${"- ".repeat(101)}a`))).toBe("- a");
    expect(visibleText(parseMarkdown(`${"> 1.\t".repeat(70)}<!-- a -->b`))).toBe(`${"> 1. ".repeat(45)}b`);
    expect(visibleText(parseMarkdown(`a\n${" ".repeat(250)}> <!-- b\n-->c`))).toBe("a\n> c");
    expect(visibleText(parseMarkdown(`${"*a ".repeat(300)}b${"*".repeat(300)}`)).length).toBeLessThan(1000);
  });

  it("has no box that is deeper", () => {
    const boxes = (text: string): number => tasksOf(parseMarkdown(text)).length;
    const below = (depth: number): string => Array.from({ length: depth }, (_, column) => `${"  ".repeat(column)}- [x] a\n`).join("");
    expect([boxes(below(100)), boxes(below(101)), boxes(below(200))]).toEqual([100, 100, 100]);
    expect(boxes(`${"- ".repeat(32_600)}[x] a`)).toBe(0);
  });
});
