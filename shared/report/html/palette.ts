/**
 * Colours by their meaning, once for each scheme; every pair of text and ground reaches WCAG AA (palette.test.ts measures it).
 * Steel and sea for the page, oxide red as on a hull below the line, ochre for doubt.
 */
export interface Palette {
  readonly ground: string;
  readonly sunken: string;
  readonly ink: string;
  readonly quiet: string;
  readonly rule: string;
  readonly steel: string;
  readonly track: string;
  readonly pass: string;
  readonly fail: string;
  readonly doubt: string;
  readonly none: string;
  /** Behind source lines that were not covered. */
  readonly marked: string;
}

/** For readers who prefer a light page, and for print. */
export const LIGHT: Palette = {
  ground: "#ffffff", sunken: "#f3f5f7", ink: "#16212b", quiet: "#566370", rule: "#dde2e7", steel: "#4f7695", track: "#e4e8ec",
  pass: "#0b6e50", fail: "#b03222", doubt: "#835600", none: "#566370", marked: "#fbe9e4",
};

/** For readers who prefer a dark page. */
export const DARK: Palette = {
  ground: "#11181e", sunken: "#19222a", ink: "#e4e9ee", quiet: "#9aa8b5", rule: "#2b3742", steel: "#6f9abd", track: "#26313b",
  pass: "#5cc79c", fail: "#f58b76", doubt: "#e2b04a", none: "#9aa8b5", marked: "#45231d",
};

/** The palette as CSS custom properties, without the braces around them. */
export function customProperties(palette: Palette): string {
  return Object.entries(palette).map(([name, value]) => `--${name}:${String(value)}`).join(";");
}
