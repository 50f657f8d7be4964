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

  it("are read in a moment from a body of full length", () => {
    for (const text of ["/waive a\n".repeat(7281), "<!--".repeat(16384), "*a ".repeat(21845), ">".repeat(65536), "~a ".repeat(1333), "~~a ".repeat(16384)]) {
      expect(spokenLines(text).length).toBeLessThanOrEqual(7281);
    }
  });
});
