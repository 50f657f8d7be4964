import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { hostileText } from "../testing/hostile-text.js";
import { markdownBlock, markdownCode, markdownText } from "./markdown.js";

/** What is left when every backslash escape and entity is taken out: nothing of it may mean anything to Markdown. */
function unescaped(source: string): string {
  return source.replace(/\\[!-/:-@[-`{-~]|&(?:amp|lt|gt|#124|#96|#36);/gu, "");
}

describe("outside text in Markdown", () => {
  it("shows itself and nothing else", () => {
    expect(markdownText("**bold** _it_ `code` [a](b) <img> a|b ~~x~~ $y$ &lt; \\")).toMatchInlineSnapshot(
      `"\\*\\*bold\\*\\* \\_it\\_ &#96;code&#96; \\[a\\](b) &lt;img&gt; a&#124;b \\~\\~x\\~\\~ &#36;y&#36; &amp;lt; \\\\"`,
    );
  });

  it.each([["# title", "\\# title"], ["- item", "\\- item"], ["+ item", "\\+ item"], ["=====", "\\====="], [":-:", "\\:-:"], ["12. item", "12\\. item"], ["3) item", "3\\) item"]])("%s begins no block", (text, escaped) => {
    expect(markdownText(text)).toBe(escaped);
  });

  it("keeps plain words and figures readable in the source", () => {
    expect(markdownText("Order #a refuses 3.5 kg (net) - test/a.ts:12!")).toBe("Order #a refuses 3.5 kg (net) - test/a.ts:12!");
  });

  it("is never indented code and stays one line", () => {
    expect(markdownText("    code\n\nmore")).toBe("code ⏎ more");
  });

  it("holds no active character, reference or line break, whatever it was", () => {
    fc.assert(fc.property(hostileText, (text) => {
      const source = markdownText(text);
      expect(source).not.toMatch(/[\r\n\p{Cc}|`<>]/u);
      expect(unescaped(source)).not.toMatch(/[\\*_[\]~&$]/u);
      expect(source).not.toMatch(/^(?:[#+\-=:\s]|\d+[.)](?:\s|$))/u);
      expect(source).not.toMatch(/@\w|#\d(?!\d*;)|:\/\/|www\./iu);
    }));
  });
});

describe("outside text as inline code", () => {
  it.each([
    ["npm test", "`npm test`"],
    ["a`b", "``a`b``"],
    ["`", "`` ` ``"],
    ["``x", "``` ``x ```"],
    [" x", "`  x `"],
    ["", "*(empty)*"],
    ["a|b", "<code>a&#124;b</code>"],
    ["a\nb", "`a ⏎ b`"],
  ])("%j is written %s", (text, source) => {
    expect(markdownCode(text)).toBe(source);
  });

  it("cannot be left and cannot split a table's cell, whatever it was", () => {
    fc.assert(fc.property(hostileText, (text) => {
      const source = markdownCode(text);
      expect(source).not.toMatch(/[\r\n|]/u);
      if (source.startsWith("<code>") || source === "*(empty)*") return;
      const [, fence = "", inside = ""] = /^(`+)(.*?)`+$/u.exec(source) ?? [];
      expect(source.endsWith(fence)).toBe(true);
      expect(inside.match(/`+/gu) ?? []).not.toContain(fence);
    }));
  });
});

describe("outside text as a code block", () => {
  it("is fenced by more backticks than it holds", () => {
    expect(markdownBlock("a\n````\n</details>\n", "diff")).toBe("`````diff\na\n````\n</details>\n`````\n");
  });

  it("cannot close its fence, whatever it was", () => {
    fc.assert(fc.property(hostileText, (text) => {
      const lines = markdownBlock(text).split("\n");
      const fence = lines[0] ?? "";
      expect(fence).toMatch(/^`{3,}$/u);
      expect(lines.slice(-2)).toEqual([fence, ""]);
      for (const line of lines.slice(1, -2)) expect(line).not.toContain(fence);
    }));
  });
});
