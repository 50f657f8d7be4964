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

describe("what GitHub does not show where it is written", () => {
  it.each<[string, string]>([
    ["a footnote", "[^x]: never rendered by anybody"],
    ["a footnote in the line below", "[^1]:\n    a a very long hidden text"],
    ["a footnote that looks like a link's definition", "[^x]: word\n    more words here"],
    ["a footnote behind a link's definition", "[a]: b\n[^x]: word\nmore words here"],
    ["the paragraphs and lists of a footnote", "[^x]: one\n\n    two two\n\n    - three\n\n    ```\n    four\n    ```"],
    ["a line that runs on", "[^x]: one\ntwo"],
    ["a footnote in a quote and in a list", "> [^x]: one\n> two\n\n- [^y]: three"],
    ["what refers to a footnote", "[^aaaaaaaaaaaaaaaaaaaaaaaaaaaa]"],
    ["a processing instruction", "<?php aaaa > bbbb ?>"], ["one that nobody closes", "<?php aaaa\n\nbbbb"],
    ["a declaration", "<!DOCTYPE aaaa>"], ["CDATA", "<![CDATA[ aaaa > bbbb ]]>"], ["CDATA in a line", "<b></b><![CDATA[ a ]]>"],
    ["a formula of commands", "$\\phantom{aaaaaaaa}$"], ["a formula on lines of its own", "$$\n\\phantom{aaaa}\n$$"], ["a remark in a formula", "$% aaaa$"], ["a block of maths", "```math\n% nothing\n```"],
  ])("is not in the text: %s", (_what, text) => {
    expect(visible(text)).toBe("");
    expect(own(text)).toBe("");
  });

  it("leaves what stands around it", () => {
    expect(visible("see[^1] here\n[^1]: hidden\nhidden too\n\nshown\n\n[^2]: hidden\n# shown too\n\n[^3]: hidden\n\nlast")).toBe("see here\nshown\nshown too\nlast");
    expect(visible("```\n[^x]: code\n```\n\n<div>\n[^x]: raw\n</div>")).toContain("code");
    expect(visible("$5, 10 % of the cost, or $3 and $x = y$")).toBe("$5, 10 % of the cost, or $3 and $x = y$");
    expect([visible("$`\\phantom{aaaa}`$"), own("$`\\phantom{aaaa}`$")]).toEqual(["", "$ $"]);
    expect(visible("```math\nx = y\n```\n\na <?b ?> c")).toBe("x = y\na c");
  });

  it("is no closing keyword, and joins none", () => {
    expect(own("[^x]: Closes #12")).toBe("");
    expect(own("#[^x]12 $\\text{Fixes #13}$ <?php Fixes #14 ?>")).toBe("# 12");
    expect(own("| a |\n|---|\n| b | Fixes #15 |")).toBe("a\nb");
  });

  it("is a cell for which the head of the table has no column, and the grid", () => {
    expect(visible("| a |\n|---|\n| x | never shown |\n| y |")).toBe("a\nx\ny");
    expect(visible("words\na | b\n:-: | -\nx | y | z\n\n| a | b |\n|---|\n| c | d |")).toBe("words\na b\nx y\n| a | b |\n|---|\n| c | d |");
    expect(visible("a\n:-\nx | never shown")).toBe("a\nx");
  });

  it("is found in a text that is made to be slow", () => {
    const started = process.cpuUsage();
    for (const piece of ["[^", "[^a", "\n[^a", "\n[^a]:", "- [^", "$", "$a\\", "|", "\n|-", "<?", "<![CDATA[", "e\u0301"]) visible(piece.repeat(65_536 / piece.length));
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(20);
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
  it.each([["a b", 2], [" \n\t\u00A0", 0], ["\u200B\u2800\u3164\uFEFF", 0], ["日本", 2], ["😀", 1], ["e\u0301", 1], [`a${"\u0301".repeat(30)}`, 1], ["\u0301", 0]])("of %j are %d", (text, count) => {
    expect(visibleCharacters(text)).toBe(count);
  });
});
