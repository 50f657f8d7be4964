import type { Span } from "../statements/span.js";

/** The text with everything but these spans made blank: lines and columns stay where they are. Spans are in their order. */
export function blankedExcept(text: string, spans: readonly Span[]): string {
  let [result, end] = ["", 0];
  for (const span of spans) {
    result += blank(text.slice(end, span.start)) + text.slice(span.start, span.end);
    end = span.end;
  }
  return result + blank(text.slice(end));
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/gu, (character) => " ".repeat(character.length));
}
