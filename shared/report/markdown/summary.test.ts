import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { type Budget, SUMMARY_BUDGET } from "../budget.js";
import { hostileText } from "../testing/hostile-text.js";
import { block, Markdown, markdown } from "./fragment.js";
import { composeSummary, listSection, plainSection, type Section } from "./summary.js";

const within = (limit: number): Budget => ({ limit, measure: (text) => Buffer.byteLength(text), reason: "the place is small" });

const ROWS = Array.from({ length: 30 }, (_, index) => `place ${String(index)}`);
const places = listSection({ name: "the places", priority: 3, rows: ROWS.length, limits: [40, 10, 2], noun: "places" }, (limit) =>
  markdown`${ROWS.slice(0, limit).map((row) => markdown`- ${row}\n`)}`);
const slow = plainSection("the slowest tests", 8, new Markdown("slow ".repeat(20)));
const verdict = plainSection("the verdict", 0, markdown`## Fail\n`);

describe("a summary", () => {
  it("with room enough shows every section whole and says nothing about limits", () => {
    const text = composeSummary([verdict, places, slow], SUMMARY_BUDGET);
    expect(text).toContain("place 29");
    expect(text).toContain("slow");
    expect(text).not.toContain("Left off");
  });

  it("steps down in stages, long and unimportant ones first, and says what it left off", () => {
    expect(composeSummary([verdict, places, slow], within(200))).toMatchInlineSnapshot(`
"## Fail

- place 0
- place 1
- place 2
- place 3
- place 4
- place 5
- place 6
- place 7
- place 8
- place 9

> Left off here, because the place is small: 20 of 30 places, the slowest tests.
"
`);
    expect(composeSummary([verdict, places, slow], within(130))).toMatchInlineSnapshot(`
"## Fail

- place 0
- place 1

> Left off here, because the place is small: 28 of 30 places, the slowest tests.
"
`);
    expect(composeSummary([verdict, places, slow], within(95))).toMatchInlineSnapshot(`
"## Fail

> Left off here, because the place is small: the places, the slowest tests.
"
`);
  });

  it("rather shortens a long list than drop a short section that matters less", () => {
    const note = plainSection("the note", 8, markdown`a note`);
    expect(composeSummary([places, note], within(220))).toMatch(/place 9\n\na note\n\n.*: 20 of 30 places\.\n$/u);
  });

  it("shortens the later of two equally important sections first", () => {
    const [one, other] = [plainSection("one", 2, markdown`${"a".repeat(80)}`), plainSection("other", 2, markdown`${"b".repeat(80)}`)];
    expect(composeSummary([one, other], within(150))).toMatch(/a{80}[^b]*Left off here.*: other\./su);
  });

  it("cuts even what is never dropped, at a whole line, rather than lose everything", () => {
    const long = plainSection("the verdict", 0, new Markdown(`## Fail\n\n${block("x\n".repeat(500)).source}`));
    const text = composeSummary([long], within(120));
    expect(text).toMatch(/^## Fail\n\n```\n(?:x\n)+```\n\n> The rest is left off, because the place is small\.\n$/u);
    expect([119, 120]).toContain(text.length);
  });

  it("is empty when there is no room for a line", () => {
    expect(composeSummary([verdict], within(5))).toBe("");
  });

  it("skips a section without content", () => {
    expect(composeSummary([verdict, plainSection("nothing", 3, markdown``)], SUMMARY_BUDGET)).toBe("## Fail\n");
  });

  it("stays within any budget, whatever the texts, and never leaves a fence open", () => {
    const section = fc.record({ priority: fc.nat(4), texts: fc.array(hostileText, { minLength: 1, maxLength: 6 }) });
    fc.assert(fc.property(fc.array(section, { maxLength: 5 }), fc.integer({ min: 0, max: 700 }), (sections, limit) => {
      const all = sections.map(({ priority, texts }, index): Section => listSection(
        { name: `section ${String(index)}`, priority, rows: texts.length, limits: [3, 1], noun: "texts" },
        (rows) => markdown`${texts.slice(0, rows).map((text) => markdown`- ${text}\n\n${block(text)}`)}`,
      ));
      const text = composeSummary(all, within(limit));
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(limit);
      let fence: string | null = null;
      for (const line of text.split("\n")) {
        if (fence !== null) fence = line === fence ? null : fence;
        else fence = /^`{3,}/u.exec(line)?.[0] ?? null;
      }
      expect(fence).toBeNull();
    }));
  });

  it("of a hundred thousand rows stays within GitHub's 1 MiB", () => {
    const rows = Array.from({ length: 100_000 }, (_, index) => `src/file-${String(index)}.ts: the else branch never runs`);
    const many = listSection({ name: "the places", priority: 3, rows: rows.length, limits: [10_000, 1000], noun: "uncovered places" }, (limit) => new Markdown(rows.slice(0, limit).join("\n")));
    const text = composeSummary([verdict, many], SUMMARY_BUDGET);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1_048_576);
    expect(text).toContain("90000 of 100000 uncovered places");
  });
});
