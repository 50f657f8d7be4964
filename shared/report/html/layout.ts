import { plural } from "../figures.js";
import { Html, html } from "./fragment.js";

/** A part of the page: its heading stands in the margin, or above on a narrow screen. An empty body leaves the part out. */
export function part(id: string, heading: string, body: Html): Html {
  if (body.source.trim() === "") return html``;
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${heading}</h2><div class="body">${body}</div></section>\n`;
}

/** The first `limit` items, and a line that counts the others. */
export function limited<T>(items: readonly T[], limit: number, noun: string, render: (item: T, index: number) => Html): { shown: readonly Html[]; more: Html } {
  const leftOff = items.length - limit;
  const more = leftOff > 0 ? html`<p class="more">${plural(leftOff, `more ${noun}`)} left off here.</p>` : html``;
  return { shown: items.slice(0, limit).map(render), more };
}

/** Percent of a drawing's width, for SVG attributes: a style attribute would need a weaker content security policy. */
export function widthPercent(value: number, whole: number): string {
  const share = value > 0 && whole > 0 ? Math.min(1, value / whole) : 0;
  return `${(share * 100).toFixed(2)}%`;
}
