import { oneLine, showInvisibleInBlock } from "./invisible.js";
import { breakReferences } from "./mention.js";

/**
 * Entities where GitHub's extensions (tables, math) read the source before backslashes are resolved; a backslash elsewhere,
 * because the source stays readable.
 */
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"], ["<", "&lt;"], [">", "&gt;"], ["|", "&#124;"], ["`", "&#96;"], ["$", "&#36;"],
]);

/** What makes a block at the beginning of a line: heading, list, underline of a heading, delimiter row of a table. */
const BLOCK_START = /^(?:[#+\-=:]|\d{1,9}(?=[.)](?:\s|$)))/u;

/**
 * Outside text inside a Markdown paragraph, list item, heading or table cell: every character shows as itself, nothing is
 * a link, emphasis, HTML, math, mention or cross-reference; line breaks are folded to ` ⏎ `.
 */
export function markdownText(text: string): string {
  const inert = breakReferences(oneLine(text).trim());
  const escaped = inert.replace(/[\\*_[\]~&<>|`$]/gu, (found) => ENTITIES.get(found) ?? `\\${found}`);
  return escaped.replace(BLOCK_START, (start) => (/\d/u.test(start) ? `${start}\\` : `\\${start}`));
}

function longestBacktickRun(text: string): number {
  return (text.match(/`+/gu) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}

/**
 * Outside text as inline code, safe in table cells too. GitHub looks for no mentions in code.
 * With a `|` inside, `<code>` is used: parsers disagree about a backslash before the bar of a table's code span.
 */
export function markdownCode(text: string): string {
  const line = oneLine(text);
  if (line.trim() === "") return "*(empty)*";
  if (line.includes("|")) return `<code>${markdownText(line)}</code>`;
  const fence = "`".repeat(longestBacktickRun(line) + 1);
  const padding = /^[` ]|[` ]$/u.test(line) ? " " : "";
  return `${fence}${padding}${line}${padding}${fence}`;
}

/**
 * Outside text as a fenced code block ending in a newline; the fence is longer than any run of backticks inside.
 * @param language our own word for highlighting such as `diff`, never outside text.
 */
export function markdownBlock(text: string, language = ""): string {
  const block = showInvisibleInBlock(text).replace(/\n$/u, "");
  const fence = "`".repeat(Math.max(3, longestBacktickRun(block) + 1));
  return `${fence}${language}\n${block}\n${fence}\n`;
}
