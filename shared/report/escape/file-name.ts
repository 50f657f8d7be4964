import { showInvisible } from "./invisible.js";

/**
 * A file name as people and tools can read it back: unchanged when all of it is visible, otherwise in double quotes with
 * escapes, the way git prints such names (`"a\nb.ts"`). Never holds a newline, so one name stays one line.
 */
export function visibleFileName(name: string): string {
  const backslashesDoubled = name.replace(/["\\]/gu, "\\$&");
  const shown = showInvisible(backslashesDoubled);
  return shown === backslashesDoubled ? name : `"${shown}"`;
}
