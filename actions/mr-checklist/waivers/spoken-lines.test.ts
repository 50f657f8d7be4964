import { describe, expect, it } from "@jest/globals";
import { spokenLines } from "./spoken-lines.js";

const waives = (text: string): string[] => spokenLines(text).filter((line) => line.startsWith("/waive"));

describe("the lines that somebody says", () => {
  it("are those of paragraphs, each for itself, as they are shown", () => {
    expect(spokenLines("Looks good.\r\n/waive a *now* because [it](https://x.y) is &lt;ok\\_\r\n  /waive b  \r\n\r\n/waive c `x\ny` z")).toEqual([
      "Looks good.", "/waive a now because it is <ok_", "/waive b", "/waive c `x y` z",
    ]);
    expect(spokenLines("one\\\ntwo  \nthree")).toEqual(["one", "two", "three"]);
    expect(spokenLines("/waive a\n---\nsignature")).toEqual(["/waive a", "signature"]);
    expect(spokenLines("/waive a ~ b\n/waive c ~~because~~ d")).toEqual(["/waive a ~ b", "/waive c \uFFFC d"]);
    expect(spokenLines("")).toEqual([]);
  });

  it.each([
    "```\n/waive a\n```", "    /waive a", "`/waive a`", "> /waive a", "> x\n/waive a", "- /waive a", "1. /waive a", "<!-- /waive a -->", "<!--\n/waive a\n-->",
    "text <!--\n/waive a --> more", "text `x\n/waive a`", "<!-- x -->/waive a", "![](x)/waive a", "<details>\n/waive a\n</details>", "x /waive a", "| a |\n| - |\n| /waive a |", "[x]: /waive",
    "~~x\n/waive a\ny~~", "~~/waive a~~", "~x\n/waive a~", "# /waive a", "  ## /waive a ##", "x\n\n# /waive a",
  ])("are not those of code, quotes, lists, comments, raw HTML and titles, nor what is struck through: %j", (text) => {
    expect(waives(text)).toEqual([]);
  });

  it.each([
    "<blockquote>\n\n/waive a\n\n</blockquote>", "x <blockquote>\n/waive a\n</blockquote>", "<blockquote><p>\n\n/waive a", "x <q>\n/waive a\n</q>",
    "<del>\n\n/waive a\n\n</del>", "x <del>\n/waive a\n</del>", "x <s>\n/waive a\n</s>", "x <STRIKE>\n/waive a\n</STRIKE>", "x <del>**y\n/waive a**\n</del>", "x <del>y  \n/waive a\n</del>",
    "x <code>\n/waive a\n</code>", "x <pre>\n/waive a\n</pre>", "x <kbd>\n/waive a\n</kbd>", "x <samp>\n/waive a\n</samp>", "x <tt>\n/waive a\n</tt>", "<template>\n\n/waive a\n\n</template>",
    "# x <del>\n\n/waive a", "- x <del>\n\n/waive a\n", "<div><del>\n\n/waive a", "<del>\n\n> </del>\n\n/waive a", "- x <del>\n  > </del>\n\n/waive a",
  ])("are not those that HTML marks as a quote, as code or as struck, up to where it ends: %j", (text) => {
    expect(waives(text)).toEqual([]);
  });

  it("go on behind what HTML marks, and are not stopped by what it shows otherwise", () => {
    expect(waives("<blockquote>\n\nmay I?\n\n</blockquote>\n\n/waive a because <del>x</del> y")).toEqual(["/waive a because \uFFFC\uFFFC\uFFFC y"]);
    expect(waives("<details>\n\n/waive a\n\n</details>\n\n</del>\n\n/waive b\n\n> <s>\n\n/waive c")).toEqual(["/waive a", "/waive b", "/waive c"]);
  });

  it.each(["[^1]: /waive a", "[^1]:\n    /waive a", "x[^1]\n\n[^1]:\n    /waive a", "x[^1]\n[^1]:\n/waive a", "[^1]: x\n\n    /waive a", "[^1]: x\n/waive a"])("are not those of a footnote: %j", (text) => {
    expect(waives(text)).toEqual([]);
    expect(waives(`${text}\n\n# y\n\n/waive b because of it[^1]`)).toEqual(["/waive b because of it\uFFFC"]);
  });

  it("are those between two marks of striking with blank lines between them, which GitHub shows as they are", () => {
    expect(waives("~~\n\n/waive a\n\n~~")).toEqual(["/waive a"]);
  });

  it("are read in a moment from a body of full length", () => {
    for (const text of ["/waive a\n".repeat(7281), "<!--".repeat(16384), "*a ".repeat(21845), ">".repeat(65536), "~a ".repeat(1333), "~~a ".repeat(16384), "<s>".repeat(21845), "a</del><del>\n".repeat(5041), "\n[^1]:".repeat(10922)]) {
      expect(spokenLines(text).length).toBeLessThanOrEqual(7281);
    }
  });
});
