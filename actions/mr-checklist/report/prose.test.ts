import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { parseMarkdown } from "../../../shared/markdown/document.js";
import { hostileText } from "../../../shared/report/testing/hostile-text.js";
import { prose } from "./prose.js";
import { nodesOf } from "./testing/nodes.js";

const RUN = "https://github.com/octo/orders/actions/runs/1/job/2";
const LINKS = new Set([RUN]);

describe("a sentence of a report", () => {
  it.each([
    ["give the action an `org-token` that may read", "give the action an `org-token` that may read"],
    ["`title` and `a|b`, one ` alone", "`title` and <code>a&#124;b</code>, one &#96; alone"],
    ["`a``b` and `` and ` `", "&#96;a&#96;&#96;b&#96; and &#96;&#96; and &#96; &#96;"],
    ["`a`https://evil.example/x", "`a`https:\u200B//evil.example/x"],
    ["https://evil.example/x`a`", "`https://evil.example/x`&#96;a&#96;"],
    ["  # a heading\nand `more\nlines`", "\\# a heading ⏎ and `more ⏎ lines`"],
    ["`whole`", "`whole`"],
    ["`one` `two`  three", "`one` `two`  three"],
    ["", ""],
  ])("shows %j as %j", (text, source) => {
    expect(prose(text, LINKS).source).toBe(source);
  });

  it("links an address that GitHub gave, and shows every other so that it can be copied", () => {
    expect(prose(`"verdict": success, ${RUN}`, LINKS).source).toBe(`"verdict": success, <${RUN}>`);
    expect(prose(`waived (${RUN}).`, LINKS).source).toBe(`waived (<${RUN}>).`);
    for (const other of [`${RUN}0`, RUN.slice(0, -1), `${RUN}/../../x`, RUN.replace("github.com", "evil.example"), "http://evil.example/@a?b=#1"]) {
      expect(prose(`see ${other}, please`, LINKS).source).toBe(`see \`${other}\`, please`);
    }
    expect(prose(`[a](${RUN}) and <a href="https://evil.example">`, LINKS).source).toBe(`\\[a\\](<${RUN}>) and &lt;a href="\`https://evil.example\`"&gt;`);
  });

  it("holds no link, HTML, mention or reference of others, whatever it says", () => {
    fc.assert(fc.property(fc.array(fc.oneof(hostileText, fc.constantFrom(RUN, `${RUN}x`, "`")), { maxLength: 6 }), (texts) => {
      const nodes = nodesOf(parseMarkdown(prose(texts.join(""), LINKS).source).root);
      const other = nodes.filter((node) => !["text", "inlineCode", "paragraph", "emphasis"].includes(node.type));
      const isOurs = (node: (typeof nodes)[number]): boolean => (node.type === "link" && node.url === RUN) || (node.type === "html" && /^<\/?code>$/.test(node.value));
      expect(other.filter((node) => !isOurs(node))).toEqual([]);
      // The words of a link are its address.
      const words = nodes.flatMap((node) => (node.type === "text" && node.value !== RUN ? [node.value] : []));
      expect(words.join("")).not.toMatch(/@\w|#\d|:\/\/|www\.|(?<![a-z\d])GH-\d/iu);
    }));
  });
});
