import type { Section } from "../../../shared/markdown/sections.js";
import { visibleCharacters } from "../../../shared/markdown/visible-characters.js";
import { visibleText } from "../../../shared/markdown/visible-text.js";
import type { ReadText } from "./description.js";

/** What the lines of a section are held against. */
interface Foreign {
  /** The template's text; null where there is none, or where its words count too. */
  readonly template: ReadText | null;
  /** Texts that fill nothing, such as `N/A`. */
  readonly placeholders: readonly string[];
}

/** What stands in a section beside what the template and placeholders say. */
export interface OwnText {
  readonly section: Section;
  /** Visible characters in the author's own lines, of each word once. */
  readonly characters: number;
  /** Whether there are lines that are the template's. */
  readonly hasTemplateLines: boolean;
  /** Lines that are placeholders, as they are written. */
  readonly placeholders: readonly string[];
}

/**
 * Reads the sections of a heading line by line, as they show: a line that the template has below the same heading is
 * nobody's own.
 */
export function ownTextsBelow(heading: string, text: ReadText, { template, placeholders }: Foreign): OwnText[] {
  const given = new Set(template === null ? [] : template.sectionsNamed(heading).flatMap((section) => linesOf(template, section)).map(plainLine));
  const empty = new Set(placeholders.map(bareWords));
  return text.sectionsNamed(heading).map((section) => {
    const lines = linesOf(text, section);
    const written = lines.filter((line) => !given.has(plainLine(line)));
    const own = written.filter((line) => !empty.has(bareWords(line)));
    return {
      section, characters: saidCharacters(own),
      hasTemplateLines: written.length < lines.length, placeholders: written.filter((line) => empty.has(bareWords(line))),
    };
  });
}

function linesOf({ document }: ReadText, { content }: Section): string[] {
  return visibleText(document, content).split("\n").filter((line) => line !== "");
}

/** Visible characters of the different words. A word that is pasted again says nothing more, nor does a row of one character. */
function saidCharacters(lines: readonly string[]): number {
  const words = new Set(lines.flatMap((line) => plainLine(line).replace(/(.)\1{3,}/gu, "$1$1$1").split(" ")));
  return visibleCharacters([...words].join(""));
}

/** The form in which two lines are compared. */
export function plainLine(line: string): string {
  return line.normalize("NFKC").toLowerCase().replace(/\s+/gu, " ").trim();
}

/** Letters and digits alone: `~~N/A.~~` says what `n/a` says, and `---` what `...` does. */
function bareWords(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}
