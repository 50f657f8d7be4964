import { describe, expect, it } from "@jest/globals";
import { DARK, LIGHT, type Palette } from "./palette.js";

/** Relative luminance of `#rrggbb` as WCAG 2.2 defines it. */
function luminance(color: string): number {
  const channel = (start: number): number => {
    const value = Number.parseInt(color.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

describe.each<[string, Palette]>([["light", LIGHT], ["dark", DARK]])("the %s palette", (_, palette) => {
  it.each(["ink", "quiet", "pass", "fail", "doubt", "none"] as const)("gives text in %s at least 4.5 : 1 on the page", (name) => {
    expect(contrast(palette[name], palette.ground)).toBeGreaterThanOrEqual(4.5);
  });

  it("gives source at least 4.5 : 1, marked or not", () => {
    for (const [text, ground] of [[palette.ink, palette.sunken], [palette.quiet, palette.sunken], [palette.ink, palette.marked], [palette.fail, palette.marked]] as const) {
      expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it("gives bars and focus rings at least 3 : 1 on the page", () => {
    expect(contrast(palette.steel, palette.ground)).toBeGreaterThanOrEqual(3);
  });
});
