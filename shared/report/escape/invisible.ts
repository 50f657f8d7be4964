/**
 * Characters a reader cannot see: controls (ESC and the C1 codes start terminal commands), direction overrides and
 * zero-width characters ("Trojan Source"), tag characters, lone surrogates, line and paragraph separators.
 * The two variation selectors that choose between text and emoji form stay: they are harmless and common.
 */
const INVISIBLE = /(?![\uFE0E\uFE0F])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

const SHORT_NAMES: ReadonlyMap<string, string> = new Map([["\n", "\\n"], ["\r", "\\r"], ["\t", "\\t"]]);

/** One character as people write it in source code: `\n`, `\x1b`, `\u202e`, `\u{e0041}`. */
export function visibleEscape(character: string): string {
  const code = Number(character.codePointAt(0));
  const digits = code.toString(16);
  const named = SHORT_NAMES.get(character);
  if (named !== undefined) return named;
  if (code < 0x100) return `\\x${digits.padStart(2, "0")}`;
  return code < 0x10000 ? `\\u${digits.padStart(4, "0")}` : `\\u{${digits}}`;
}

/** `text` with every invisible character, newlines and tabs included, written as a visible escape. */
export function showInvisible(text: string): string {
  return text.replace(INVISIBLE, visibleEscape);
}

/** As {@link showInvisible}, but newlines (CRLF becomes LF) and tabs stay, for text that is printed as a block. */
export function showInvisibleInBlock(text: string): string {
  return text.replaceAll("\r\n", "\n").replace(INVISIBLE, (found) => (found === "\n" || found === "\t" ? found : visibleEscape(found)));
}

/** `text` on one line: line breaks become ` ⏎ ` (blank lines vanish), tabs become spaces, the rest as {@link showInvisible}. */
export function oneLine(text: string): string {
  const lines = text.split(/\r\n|[\r\n]/u);
  const folded = lines.length === 1 ? text : lines.map((line) => line.trim()).filter((line) => line !== "").join(" ⏎ ");
  return showInvisible(folded.replaceAll("\t", " "));
}
