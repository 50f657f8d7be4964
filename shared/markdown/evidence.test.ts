import { describe, expect, it } from "@jest/globals";
import { parseMarkdown } from "./document.js";
import { evidenceIn } from "./evidence.js";
import { sectionsOf } from "./sections.js";

const evidence = (text: string) => evidenceIn(parseMarkdown(text));
const nothing = { links: [], images: [], code: [] };

describe("evidence in a Markdown text", () => {
  it("is not what a footnote holds", () => {
    const text = "[^x]: see https://example.org/a `b`\n\n    [c](https://example.org/c)\n\n    <img src=\"https://example.org/d.png\">\n\n# shown\n\nhttps://example.org/e\n[^y]: https://example.org/f [g](https://example.org/g)";
    expect(evidenceIn(parseMarkdown(text))).toEqual({ links: ["https://example.org/e"], images: [], code: [] });
  });

  it("is links of every kind", () => {
    expect(evidence("[a](https://example.org/1) [b][c] <https://example.org/3> see https://example.org/4. <a class='x' href='https://example.org/5'>d</a>\n\n[c]: https://example.org/2\n\n<p><A HREF=https://example.org/6>e</A></p>\n\n[run](../run.md)").links)
      .toEqual(["https://example.org/1", "https://example.org/2", "https://example.org/3", "https://example.org/3", "https://example.org/4.", "https://example.org/5", "https://example.org/6", "../run.md"]);
  });

  it("is an address that begins with www., as GitHub links it", () => {
    expect(evidence("see www.example.org/a, *www.example.org:80* (www.example.net)").links).toEqual(["http://www.example.org/a,", "http://www.example.org:80", "http://www.example.net)"]);
    expect(evidence("WWW.example.org xwww.example.org https://www.example.org www. www.. `www.example.org`").links).toEqual(["https://www.example.org"]);
  });

  it("is links that show nothing but a picture, code or marked words", () => {
    expect(evidence("[![](a.png)](a) [<img src=b.png>](b) [`c`](c) [**d**](d)").links).toEqual(["a", "b", "c", "d"]);
  });

  it("is images and videos, also those that GitHub puts in as tags", () => {
    expect(evidence("![a](b.png)\n\n<img width=\"1\" src=\"https://example.org/c.png\" />\n\n> ![d][e]\n\n[e]: f.png\n\n<video src='g.mp4'></video>").images)
      .toEqual(["b.png", "https://example.org/c.png", "f.png", "g.mp4"]);
  });

  it("is code, inline and in blocks", () => {
    expect(evidence("- `a`\n\n```\nb\n```\n\n    c").code).toEqual(["a", "b\n", "c\n"]);
  });

  it.each([
    ["a link to nowhere", "[a]() [b](<>) [c](#c) <a>d</a> <a href=\"\">e</a> <a href=\" \">f</a>"],
    ["a link that runs a program", "[a](javascript:b) [c](data:text/html,d) <mailto:e@example.org>"],
    ["a link that nobody sees", "[](https://a) [ ](b) [\u200B](c) [**&#8203;**](d) [<b></b>](e) [<!-- f -->](g)"],
    ["an image without an address", "![a]() <img alt=\"b\"> <img src=\"\">"],
    ["empty code", "```\n```\n\n``` \n \n```"],
    ["what stands in a comment", "<!-- [a](https://example.org) `b` -->"],
    ["a tag that is written as text", "\\<img src=\"a.png\">"],
    ["a tag that nobody closed", "<details>\n<img src=\"a.png\""],
  ])("is not %s", (_, text) => {
    expect(evidence(text)).toEqual(nothing);
  });

  it("is looked for in one section alone when that is asked", () => {
    const document = parseMarkdown("# A\n`a`\n# B\n`b`");
    expect(sectionsOf(document).map(({ content }) => evidenceIn(document, content).code)).toEqual([["a"], ["b"]]);
  });
});
