import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { parseMarkdown } from "../../../shared/markdown/document.js";
import { sectionsOf } from "../../../shared/markdown/sections.js";
import { tasksOf } from "../../../shared/markdown/tasks.js";
import { checklistSection, type Item } from "../../../shared/policy/sections/checklist/checklist.js";
import { hostileText } from "../../../shared/report/testing/hostile-text.js";
import { factsOf } from "../requirements/testing/question.js";
import { judgeRequirement } from "../judgement/judge-requirement.js";
import { presetItems } from "../presets/presets.js";
import { pullRequestTemplate } from "./pull-request-template.js";

const WRITTEN = "Orders above a thousand lines took a minute, which is longer than the gateway waits.";

/** What an author makes of a template: every box ticked, and words below every heading. */
function filledIn(template: string): string {
  return template.replace(/^- \[ \]/gm, "- [x]").replace(/^(## .*)$/gm, `$1\n\n${WRITTEN}\n`);
}

/** What only the description decides. */
function statesOf(items: readonly Item[], body: string): Readonly<Record<string, string>> {
  const template = pullRequestTemplate(items);
  const facts = factsOf({ template, pull: { body } });
  const policy = checklistSection.check({ preset: "none" }, []);
  const described = items.filter(({ id }) => ["described", "change-described", "documented", "kind", "tried"].includes(id));
  return Object.fromEntries(described.map((item) => [item.id, judgeRequirement(item.require, { facts, policy, item }).state]));
}

const OWN = checklistSection.check({
  items: [
    { id: "kind", verify: "attested", require: { "tick-group": { heading: "Type of change", min: 5 } } },
    { id: "tried", title: "Tried on **daily** @octocat #12", verify: "attested", require: { tick: { key: "tried", by: "anyone", evidence: { heading: "Test evidence" } } } },
  ],
}, []).items;

describe("a template's boxes and headings", () => {
  it.each([["default", presetItems("default")], ["mandatory", presetItems("mandatory")], ["a list of one's own", OWN]] as const)("are recognized by the gate when %s is filled in, and prove nothing before", (_name, items) => {
    const template = pullRequestTemplate(items);
    const before = Object.values(statesOf(items, template));
    expect(before.length).toBeGreaterThan(0);
    expect(new Set(before)).toEqual(new Set(["unsatisfied"]));
    expect(new Set(Object.values(statesOf(items, filledIn(template))))).toEqual(new Set(["satisfied"]));
  });

  it("are found by their keys, whatever the titles hold", () => {
    fc.assert(fc.property(hostileText, hostileText, (one, other) => {
      const ticks = [one, other].map((title, index) => ({ id: `item-${index}`, title, verify: "attested", require: { tick: { key: `key-${index}` } } }));
      const document = parseMarkdown(filledIn(pullRequestTemplate(checklistSection.check({ items: ticks }, []).items)));
      expect(tasksOf(document).map(({ key, checked }) => [key, checked])).toEqual([["key-0", true], ["key-1", true]]);
      expect(sectionsOf(document).map(({ heading }) => heading)).toEqual(["Checklist"]);
    }));
  });
});
