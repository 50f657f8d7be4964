import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { linksIn } from "./links-in.js";

const PATH = "docs/design/ORD-12.md";

function links(description: string, repository: string | null = "octo/orders"): boolean {
  const { toFile, toId } = linksIn(description, repository);
  return toFile(PATH) || toId("ORD-12");
}

describe("a description", () => {
  it.each([
    `See [the design](${PATH}).`, `See [the design](./${PATH}#gray-release).`, `See [the design](/${PATH}?plain=1)`, `<a href="${PATH}">design</a>`,
    `[d](https://github.com/octo/orders/blob/main/${PATH})`, `https://github.com/Octo/Orders/blob/feature/with/slashes/${PATH}#L3`, `https://ghe.example/octo/orders/raw/main/${PATH}`,
    `Built as in ${PATH}.`, `Built as in ./${PATH},`, `Built as in \`${PATH}\`, mostly`, `(${PATH})`, `[d][1]\n\n[1]: ${PATH}`, "[d](docs/design/ORD%2D12.md)",
    "Design: ORD-12", "- **Design**: OTHER-1, ORD-12.", "## Designs: ORD-12",
  ])("links a design by %j", (description) => {
    expect(links(description)).toBe(true);
  });

  it.each([
    "", "ORD-12", "Designed: ORD-12", "Design:", `<!-- ${PATH} -->`, `<!-- Design: ORD-12 -->`, `x${PATH}`, `${PATH}x`, "Design: ORD-123", "[d](docs/design/%E0%A4%A)",
    `https://github.com/other/orders/blob/main/${PATH}`, `https://github.com/octo/orders/issues/1/${PATH}`, `https://evil.example/${PATH}`, `https://github.com/octo`,
  ])("links no design by %j", (description) => {
    expect(links(description)).toBe(false);
  });

  it("links nothing by an address where the repository is unknown", () => {
    expect(links(`https://github.com/octo/orders/blob/main/${PATH}`, null)).toBe(false);
  });

  it("is read whatever it holds", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 200 }), (description) => {
      expect(() => linksIn(description, "octo/orders")).not.toThrow();
    }));
  });

  it("is read in a moment however long it is", () => {
    const started = performance.now();
    for (const piece of ["design: ", "[a](", "<a href=", "https://github.com/octo/orders/blob/", "(((", "...", `${PATH} `]) links(piece.repeat(65_536 / piece.length));
    links(`${"...".repeat(20_000)}x`);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
