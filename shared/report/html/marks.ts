import type { Verdict } from "../../action/verdict.js";
import { Html, html } from "./fragment.js";

/** The Plimsoll mark: a circle with the load line through it. Drawn on a 96 x 96 field. */
export const FAVICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96"><circle cx="48" cy="48" r="32" fill="none" stroke="#5b7c99" stroke-width="10"/><path d="M2 48h92" stroke="#5b7c99" stroke-width="10"/></svg>';

/** Where the water stands in the mark: under the line when the change may ship, over it when it may not. */
const WATER: Readonly<Record<Verdict, Html>> = {
  pass: html`<path class="water" d="M19.8 62 A31.5 31.5 0 0 0 76.2 62 Z"/>`,
  fail: html`<path class="water" d="M19.8 34 A31.5 31.5 0 1 0 76.2 34 Z"/>`,
  inconclusive: html``,
  "not-applicable": html``,
};

/** The large mark in the header, beside the verdict in words. A dashed circle stands for what is not known. */
export function verdictMark(verdict: Verdict): Html {
  const dashed = verdict === "inconclusive" ? html` stroke-dasharray="8 6"` : null;
  return html`<svg class="mark" viewBox="0 0 96 96" width="96" height="96" aria-hidden="true"><circle class="hull" cx="48" cy="48" r="32"/>${WATER[verdict]}<circle class="ring" cx="48" cy="48" r="32"${dashed}/><path class="load-line" d="M0 48H96"/></svg>`;
}

const SIGN_SHAPES: Readonly<Record<Verdict, Html>> = {
  pass: html`<circle cx="8" cy="8" r="7" class="fill"/><path d="M4.6 8.3 7 10.7 11.4 5.6" class="cut"/>`,
  fail: html`<path d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1Z" class="fill"/><path d="m5.4 5.4 5.2 5.2m0-5.2-5.2 5.2" class="cut"/>`,
  inconclusive: html`<path d="M8 1.2 15.2 14.4H.8Z" class="fill"/><path d="M8 6v4m0 2.2v.1" class="cut"/>`,
  "not-applicable": html`<circle cx="8" cy="8" r="6.2" class="outline"/><path d="M5 8h6" class="outline"/>`,
};

/** A small sign whose shape tells the verdicts apart: disc, octagon, triangle, ring. The word stands beside it. */
export function verdictSign(verdict: Verdict): Html {
  return html`<svg class="sign" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">${SIGN_SHAPES[verdict]}</svg>`;
}
