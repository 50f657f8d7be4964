/** One line of a file that holds versions line by line. */
export interface PlainLine {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** The lines that say something: comments (`#`) and blank ones are left out, blanks around the rest too. */
export function plainLines(text: string): PlainLine[] {
  return text.split(/\r\n|\r|\n/).flatMap((content, index) => {
    const said = content.replace(/(?:^|\s)#.*$/, "");
    const trimmed = said.trim();
    return trimmed === "" ? [] : [{ text: trimmed, line: index + 1, column: said.search(/\S/) + 1 }];
  });
}
