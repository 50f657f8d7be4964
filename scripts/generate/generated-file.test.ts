import { describe, expect, it } from "@jest/globals";
import { replaceBetweenMarkers } from "./generated-file.js";

const page = "# A\n\n<!-- begin generated interface -->\nold\n<!-- end generated interface -->\n\nby hand\n";

describe("the generated part of a page", () => {
  it("is replaced as it is given, and the page around it stays", () => {
    const replaced = replaceBetweenMarkers(page, "interface", "\n$& new\n", "README.md");
    expect(replaced).toBe("# A\n\n<!-- begin generated interface -->\n$& new\n<!-- end generated interface -->\n\nby hand\n");
    expect(replaceBetweenMarkers(replaced, "interface", "$& new", "README.md")).toBe(replaced);
  });

  it.each([
    ["neither marker", "# A\n"], ["no end", page.replace("end", "End")], ["no begin", page.replace("begin", "Begin")],
    ["the end first", "<!-- end generated interface --><!-- begin generated interface -->"], ["markers of another name", page.replaceAll("interface", "outline")],
  ])("is missed aloud when there is %s", (_what, text) => {
    expect(() => replaceBetweenMarkers(text, "interface", "new", "README.md")).toThrow(/^README\.md: write <!-- begin generated interface --> and/);
  });
});
