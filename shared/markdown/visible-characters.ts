/** Characters that show nothing: controls, joiners, marks of direction, fillers. Blanks and line ends are not among them. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\u2800]|(?!\s)\p{Cc}/gu;
const LINE_END = /\r\n|[\n\r\u2028\u2029]/u;

/** How many characters of a text one can see: blanks are none, and marks upon a letter are a part of it. */
export function visibleCharacters(text: string): number {
  return Array.from(text.replace(INVISIBLE, "").replace(/[\s\p{M}]+/gu, "")).length;
}

/** A text as it shows on one line: blanks and line ends are one blank each, and none at the ends. */
export function onOneLine(text: string): string {
  return text.replace(INVISIBLE, "").replace(/\s+/gu, " ").trim();
}

/** A text line by line, each as it shows, without those that show nothing. */
export function onLines(text: string): string {
  return text.split(LINE_END).map(onOneLine).filter((line) => line !== "").join("\n");
}
