import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { checklistSection, type Item } from "../../../shared/policy/sections/checklist/checklist.js";
import { hostileText } from "../../../shared/report/testing/hostile-text.js";
import { presetItems } from "../presets/presets.js";
import { pullRequestTemplate } from "./pull-request-template.js";

function itemsOf(...items: readonly Readonly<Record<string, unknown>>[]): readonly Item[] {
  return checklistSection.check({ items: items.map((item, index) => ({ id: `item-${index}`, verify: "attested", ...item })) }, []).items;
}

describe("the template of a pull request", () => {
  it("asks for what only people can say, and for nothing that a machine knows", () => {
    expect(pullRequestTemplate(presetItems("mandatory"))).toMatchInlineSnapshot(`
"## Issue

<!-- Such as: Closes #12 -->

## Why

<!-- Say it in at least 40 characters; words in comments do not count. -->

## How it was tested

<!-- Say it in at least 20 characters; words in comments do not count. -->

## Rollback plan

<!-- Say it in at least 20 characters; words in comments do not count. -->

## Design

<!-- A link to the design's document, where the change is large enough to need one. -->

## Checklist

- [ ] The documentation says what the change does, or needs no word of it <!-- plimsoll:documented -->
"
`);
  });

  it("of the default list holds two headings", () => {
    expect(pullRequestTemplate(presetItems("default")).match(/^#.*$/gm)).toEqual(["## Issue", "## Why"]);
  });

  it("is empty where people have nothing to say", () => {
    expect(pullRequestTemplate(itemsOf({ verify: "machine", require: { size: { files: 3 } } }))).toBe("");
  });

  it("has a place for a tick's evidence, and says which boxes may go", () => {
    const tick = (key: string, more: Readonly<Record<string, unknown>>) => ({ title: `Tried on ${key}`, require: { tick: { key, ...more } } });
    expect(pullRequestTemplate(itemsOf(tick("daily", { evidence: { heading: "Test evidence", any: ["link", "image"] } }), tick("staging", { removable: true })))).toBe([
      "## Test evidence", "", "<!-- What shows it: link, image. -->", "",
      "## Checklist", "", "- [ ] Tried on daily <!-- plimsoll:daily -->", "- [ ] Tried on staging <!-- plimsoll:staging --> <!-- Take this line away where it does not apply. -->", "",
    ].join("\n"));
  });

  it("says how many boxes of a group are to be ticked, and leaves the choices to whoever edits it", () => {
    const group = (heading: string, max: number | null) => ({ require: { "tick-group": { heading, min: 1, max } } });
    const text = pullRequestTemplate(itemsOf(group("Type of change", 1), group("Where", null)));
    expect(text).toContain("## Type of change\n\n<!-- Tick at least 1 and at most 1. -->\n- [ ] Fix\n- [ ] Feature\n");
    expect(text).toContain("## Where\n\n<!-- Tick at least 1. -->\n- [ ] First choice\n- [ ] Second choice\n");
  });

  it("holds a heading once that several items ask for, with the words of each, and the boxes last", () => {
    const section = (heading: string, characters: number) => ({ section: { heading, "min-characters": characters } });
    const items = itemsOf({ require: { tick: { key: "a" } } }, { verify: "machine", require: { all: [section("Why", 1), section("why ", 20), section("Why", 20)] } });
    expect(pullRequestTemplate(items)).toBe([
      "## Why", "", "<!-- Say something; words in comments do not count. -->", "<!-- Say it in at least 20 characters; words in comments do not count. -->", "",
      "## Checklist", "", "- [ ] item-0 <!-- plimsoll:a -->", "",
    ].join("\n"));
  });

  it("stays one line a box, and one box an item, whatever the titles and headings hold", () => {
    fc.assert(fc.property(hostileText, hostileText, (title, heading) => {
      fc.pre(heading.length > 0);
      const text = pullRequestTemplate(itemsOf({ title, require: { tick: { key: "a" } } }, { verify: "machine", require: { section: { heading } } }));
      expect(text.match(/^- \[ \] .* <!-- plimsoll:a -->$/gm)).toHaveLength(1);
      expect(text.match(/<!--/g)).toHaveLength(2);
    }));
  });
});
