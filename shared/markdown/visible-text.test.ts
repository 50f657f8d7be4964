import { describe, expect, it } from "@jest/globals";
import { parseMarkdown } from "./document.js";
import { visibleCharacters } from "./visible-characters.js";
import { ownWords, visibleText } from "./visible-text.js";

const visible = (text: string): string => visibleText(parseMarkdown(text));
const own = (text: string): string => ownWords(parseMarkdown(text));

describe("the visible text", () => {
  it("has no comments, whether in a line, over lines or never closed", () => {
    expect(visible("a <!-- b --> c\n\n<!-- d\n\ne -->\n\nf\n\n<!-- g\n\nh")).toBe("a c\nf");
  });

  it("shows a comment that nobody closed within a line, as GitHub does", () => {
    expect(visible("a <!-- b")).toBe("a <!-- b");
  });

  it("has code, but not the marks around it", () => {
    expect(visible("`a`\n\n```sh\nb\n\nc\n```\n\n    d")).toBe("a\nb\nc\nd");
  });

  it("has the words of links and the names of images, but no addresses", () => {
    expect(visible("[a](https://example.org) ![b *c* `d` ![e](f)](https://example.org/g.png) [h][i] <https://example.org/j>\n\n[i]: https://example.org/k")).toBe("a b c d e h https://example.org/j");
  });

  it("has the names of images without the tags and line ends in them", () => {
    expect(visible("![a <b>c</b>\\\nd](e.png)")).toBe("a cd");
  });

  it("has no marks of emphasis, quotes, lists, headings, breaks and lines", () => {
    expect(visible("# a\n> **b** _c_\n> - d\n\n1. e  \nf\\\ng\n\n***\n\n~~h~~")).toBe("a\nb c\nd\ne\nf\ng\n~~h~~");
  });

  it("has no boxes, so that a tick changes nothing", () => {
    expect(visible("- [ ] a\n\n  b\n- [x] c\n- [y] d")).toBe("a\nb\nc\n[y] d");
  });

  it("has the words in raw HTML, but neither its tags nor its comments", () => {
    expect(visible("<details>\n<summary>a</summary>\n<img alt=\"b\" src=\"c\"><br/>d <!-- e --> f < g\n</details>\n\n<b>h</b><br>i")).toBe("a\nd f < g\nh\ni");
  });

  it("has no characters that show nothing", () => {
    expect(visible("\u200B\u2060a\u00ADb\u202Ec\u0007\u2800\u3164 \u00A0\u3000 d\n\n&#8203;&ZeroWidthSpace;\n\n&nbsp;")).toBe("abc d");
  });

  it("is the same for all ends of lines", () => {
    expect(visible("a\r\nb\r\r- c")).toBe("a\nb\nc");
  });

  it("has nothing of an empty text", () => {
    expect(visible("")).toBe("");
  });
});

describe("an author's own words", () => {
  it("leave out code, comments, quotes, names of images and addresses", () => {
    expect(own("Fixes #1 `#2` <!-- #3 --> ![#4](#5) [#6](#7)\n\n> Fixes #8\n\n```\n#9\n```\n\n    #10\n\n<!-- #11\n\n#12 -->\n\n- [ ] #13\n- > #14")).toBe("Fixes #1 #6\n#13");
  });

  it("are parted by markup, as on GitHub", () => {
    expect(own("#<!-- -->12 #<b>13</b> #`1`4")).toBe("# 12 # 13 # 4");
  });

  it("read raw HTML between its tags", () => {
    expect(own("<p>Fixes #1<br>Fixes #2</p>")).toBe("Fixes #1\nFixes #2");
  });

  it.each([
    "<code>Fixes #1</code>", "<blockquote>Fixes #1</blockquote>", "<blockquote>\n\nFixes #1\n\n</blockquote>", "<pre>\nFixes #1\n\nFixes #2\n</pre>", "a <CODE>Fixes **#1**</CODE>",
    "<blockquote><blockquote>a</blockquote>Fixes #1</blockquote>", "<pre>a</code>Fixes #1</pre>", "<tt>Fixes #1", "<code>a\n\nFixes #1", "<code/>Fixes #1",
  ])("leave out what HTML marks as code or as a quote: %j", (text) => {
    expect(own(text)).not.toContain("#");
    expect(visible(text)).toContain("Fixes");
  });

  it("go on behind it, and are not stopped by an end without a beginning", () => {
    expect(own("<code>a</code> Fixes #1\n\n</blockquote>\n\nFixes #2")).toBe("Fixes #1\nFixes #2");
  });
});

describe("visible characters", () => {
  it.each([["a b", 2], [" \n\t\u00A0", 0], ["\u200B\u2800\u3164\uFEFF", 0], ["日本", 2], ["😀", 1], ["e\u0301", 2]])("of %j are %d", (text, count) => {
    expect(visibleCharacters(text)).toBe(count);
  });
});
