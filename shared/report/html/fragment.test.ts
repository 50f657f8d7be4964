import { describe, expect, it } from "@jest/globals";
import { html } from "./fragment.js";

describe("an HTML template", () => {
  it("escapes strings in text and attributes, leaves HTML as it is, and takes null for nothing", () => {
    const inner = html`<b>${"<x>"}</b>`;
    expect(html`<p title="${'"><script>'}">${inner}${[inner, html`!`]}${null}${3}</p>`.source).toBe('<p title="&quot;&gt;&lt;script&gt;"><b>&lt;x&gt;</b><b>&lt;x&gt;</b>!3</p>');
  });
});
