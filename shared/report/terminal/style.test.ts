import { describe, expect, it } from "@jest/globals";
import { styleFor } from "./style.js";

describe("terminal styles", () => {
  it("colour text only when asked", () => {
    expect(styleFor(true).red("x")).toBe("\u001B[31mx\u001B[39m");
    expect(styleFor(false).red("x")).toBe("x");
  });

  it("nest, because each ends only what it began", () => {
    const { bold, green } = styleFor(true);
    expect(green(`a${bold("b")}c`)).toBe("\u001B[32ma\u001B[1mb\u001B[22mc\u001B[39m");
  });

  it("leave no codes around nothing", () => {
    expect(styleFor(true).dim("")).toBe("");
  });
});
