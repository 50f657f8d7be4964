import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { hostileText } from "../testing/hostile-text.js";
import { htmlText } from "./html.js";

describe("text in HTML", () => {
  it("shows markup, quotes and controls as text, between tags and in attributes", () => {
    expect(htmlText(`<a href="x" o='y'>\`&amp;\u0000\u202E\n`)).toBe("&lt;a href=&quot;x&quot; o=&#39;y&#39;&gt;&#96;&amp;amp;\\x00\\u202e\n");
  });

  it("holds no character that could leave text or attribute, whatever it was", () => {
    fc.assert(fc.property(hostileText, (text) => {
      const escaped = htmlText(text);
      expect(escaped).not.toMatch(/[<>"'`]/u);
      expect(escaped.replace(/&(?:amp|lt|gt|quot|#39|#96);/gu, "")).not.toContain("&");
    }));
  });
});
