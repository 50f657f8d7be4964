import { describe, expect, it } from "@jest/globals";
import { html } from "./fragment.js";
import { limited, part, widthPercent } from "./layout.js";

describe("the layout of the page", () => {
  it("names a part by its heading and leaves out an empty one", () => {
    expect(part("tests", "Tests", html`<p>x</p>`).source).toBe('<section aria-labelledby="tests"><h2 id="tests">Tests</h2><div class="body"><p>x</p></div></section>\n');
    expect(part("tests", "Tests", html``).source).toBe("");
  });

  it("counts what a long list leaves off", () => {
    const { shown, more } = limited(["a", "b", "c"], 1, "file", (item) => html`${item}`);
    expect([shown.length, more.source]).toEqual([1, '<p class="more">2 more files left off here.</p>']);
    expect(limited(["a"], 1, "file", (item) => html`${item}`).more.source).toBe("");
  });

  it("keeps widths between nothing and all, whatever the figures", () => {
    expect([widthPercent(1, 3), widthPercent(5, 3), widthPercent(-1, 3), widthPercent(1, 0), widthPercent(Number.NaN, 1)]).toEqual(["33.33%", "100.00%", "0.00%", "0.00%", "0.00%"]);
  });
});
