import { describe, expect, it } from "@jest/globals";
import { block, code, details, joinMarkdown, markdown } from "./fragment.js";

describe("a Markdown template", () => {
  it("escapes strings and leaves Markdown and numbers as they are", () => {
    expect(markdown`**${"a*b"}** ${code("x")} ${3} ${[code("y"), markdown`!`]}`.source).toBe("**a\\*b** `x` 3 `y`!");
  });

  it("joins fragments with our own text between them", () => {
    expect(joinMarkdown([code("a"), code("b")], ", ").source).toBe("`a`, `b`");
  });

  it("folds a part under a title that is inert although Markdown does not read it", () => {
    expect(details("<b> @me\n#1", block("x")).source).toBe("<details><summary>&lt;b&gt; @\u200Bme ⏎ #\u200B1</summary>\n\n```\nx\n```\n\n</details>\n");
  });
});
