import { parseMarkdown } from "../../markdown/document.js";
import { plainHeading, sectionsOf } from "../../markdown/sections.js";
import { visibleText } from "../../markdown/visible-text.js";
import type { Design } from "../document/design.js";
import { SECTIONS, type SectionName } from "./sections.js";

/** What a reader sees in one section of a design. */
export interface SectionText {
  readonly name: SectionName;
  /**
   * Without what stands in another section of the list, wherever it is nested: one text fills one section. Without the
   * headings of its subsections, which announce what is to be said.
   */
  readonly text: string;
  /** Of the heading, in the file. */
  readonly line: number;
}

/** The sections of the list that a design has, in the order of its text; a heading may bear a number. */
export function sectionTexts({ body, linesBefore }: Pick<Design, "body" | "linesBefore">): SectionText[] {
  const document = parseMarkdown(body);
  const named = sectionsOf(document).flatMap((section) => {
    const name = nameOf(section.heading);
    return name === undefined ? [] : [{ name, section }];
  });
  return named.map(({ name, section }) => {
    const others = named.map((other) => other.section).filter(({ line }) => line > section.line && line <= section.lastLine);
    const own = section.content.filter((block) => block.type !== "heading" && !others.some(({ line, lastLine }) => block.line >= line && block.line <= lastLine));
    return { name, text: visibleText(document, own), line: section.line + linesBefore };
  });
}

function nameOf(heading: string): SectionName | undefined {
  const plain = plainHeading(heading).replace(/^\d+(?:\.\d+)*[.):]? /u, "");
  return SECTIONS.find((name) => plainHeading(name) === plain);
}
