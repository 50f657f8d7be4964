import { oneLine, showInvisibleInBlock } from "./invisible.js";

/** Outside text as part of one terminal line: no control code survives, line breaks are folded to ` ⏎ `. */
export function terminalText(text: string): string {
  return oneLine(text);
}

/** Outside text as a block of terminal lines without their newlines; tabs become two spaces, so that columns hold. */
export function terminalLines(text: string): string[] {
  return showInvisibleInBlock(text).replaceAll("\t", "  ").split("\n");
}
