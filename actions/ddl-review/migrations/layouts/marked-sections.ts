import type { Span } from "../../statements/span.js";

/** The parts of a text behind lines that say `up` or `down`, each to the next such line. */
export function markedSections(text: string, marker: RegExp): Readonly<Record<"up" | "down", readonly Span[]>> {
  const sections: { up: Span[]; down: Span[] } = { up: [], down: [] };
  const found = [...text.matchAll(marker)];
  for (const [index, match] of found.entries()) {
    const direction = String(match[1]).toLowerCase() === "up" ? "up" : "down";
    sections[direction].push({ start: match.index + match[0].length, end: found[index + 1]?.index ?? text.length });
  }
  return sections;
}
