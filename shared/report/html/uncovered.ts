import { visibleFileName } from "../escape/file-name.js";
import { lineRange, plural } from "../figures.js";
import type { Excerpt, UncoveredPlace } from "../pipeline-report.js";
import { Html, html } from "./fragment.js";
import { limited } from "./layout.js";

const MOST_PLACES = 1000;
/** Files beyond these are folded, so that a bad run does not begin with a wall of source. */
const OPEN_FILES = 5;

/** One line of source; a marked line also has a sign in the gutter, for those who do not see the colour. */
function sourceLine(text: string, number: number, place: UncoveredPlace): Html {
  const marked = number >= place.line && number <= place.endLine;
  const open = marked ? html`<mark class="line">` : html`<span class="line">`;
  const close = marked ? html`</mark>` : html`</span>`;
  return html`${open}<span class="gutter">${marked ? "▸ " : ""}${number}</span>${text.replaceAll("\n", " ")}\n${close}`;
}

function excerptBlock(excerpt: Excerpt, place: UncoveredPlace): Html {
  const lines = excerpt.lines.map((text, index) => sourceLine(text, excerpt.firstLine + index, place));
  return html`<pre class="source" tabindex="0" role="region" aria-label="Source of ${placeWords(place)}"><code>${lines}</code></pre>`;
}

function placeWords({ line, endLine }: UncoveredPlace): string {
  return `${line === endLine ? "line" : "lines"} ${lineRange(line, endLine)}`;
}

function placeItem(place: UncoveredPlace): Html {
  const source = place.excerpt === undefined ? null : excerptBlock(place.excerpt, place);
  return html`<li><span class="where">${placeWords(place)}</span> ${place.text}${source}</li>\n`;
}

function byFile(places: readonly UncoveredPlace[]): [string, UncoveredPlace[]][] {
  const groups = new Map<string, UncoveredPlace[]>();
  for (const place of places) {
    const group = groups.get(place.file);
    if (group === undefined) groups.set(place.file, [place]);
    else group.push(place);
  }
  return [...groups];
}

/** Places that no test reached, a fold per file, with source lines where they were given. */
export function uncoveredList(places: readonly UncoveredPlace[]): Html {
  if (places.length === 0) return html``;
  const { more } = limited(places, MOST_PLACES, "place", () => html``);
  const folds = byFile(places.slice(0, MOST_PLACES)).map(([file, inFile], index) => html`<details${index < OPEN_FILES ? html` open` : null}><summary><code>${visibleFileName(file)}</code> <span class="quiet">${plural(inFile.length, "place")}</span></summary><ul class="places">${inFile.map(placeItem)}</ul></details>\n`);
  return html`<h3>Not covered</h3>${folds}${more}`;
}
