import { oneLine } from "../../../shared/report/escape/invisible.js";
import { code, joinMarkdown, Markdown, markdown } from "../../../shared/report/markdown/fragment.js";
import { ADDRESS } from "../judgement/links.js";

/** What reads as code in a sentence: between backticks as a person writes them, and any address. */
const PARTS = new RegExp(`(?<!\`)\`([^\`]*[^\`\\s][^\`]*)\`(?!\`)|${ADDRESS.source}`, "gu");

/**
 * A sentence, which may hold words from outside. An address is a link only when it is one of `links`; any other is code,
 * which can be copied and not clicked.
 */
export function prose(text: string, links: ReadonlySet<string>): Markdown {
  const line = oneLine(text).trim();
  const parts: Markdown[] = [];
  let end = 0;
  for (const found of line.matchAll(PARTS)) {
    const [whole, quoted] = found;
    // Two code spans without anything between them would be read as one.
    if (found.index === end && end > 0) continue;
    parts.push(plain(line.slice(end, found.index)), links.has(whole) ? new Markdown(`<${whole}>`) : code(quoted ?? whole));
    end = found.index + whole.length;
  }
  return joinMarkdown([...parts, plain(line.slice(end))], "");
}

/** Escaping trims, and the spaces beside a code span part words. */
function plain(text: string): Markdown {
  const words = text.trim();
  return words === "" ? new Markdown(text.slice(0, 1)) : markdown`${new Markdown(text.slice(0, text.indexOf(words)))}${words}${new Markdown(text.slice(text.indexOf(words) + words.length))}`;
}
