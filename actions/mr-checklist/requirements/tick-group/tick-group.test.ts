import { describe, expect, it } from "@jest/globals";
import { questionOf } from "../testing/question.js";
import { requirementOf } from "../testing/requirement.js";
import { tickGroup } from "./tick-group.js";

type Given = Readonly<Record<string, unknown>>;

function judge(body: string, written: Given = {}) {
  return tickGroup(requirementOf("tick-group", { heading: "Type of change", ...written }), questionOf({ pull: { body } }));
}

const group = (...marks: readonly string[]): string => ["## Type of change", "", ...marks.map((mark, index) => `* [${mark}] kind ${index}`), "", "## Other", "", "- [x] other"].join("\n");

describe("a group of boxes", () => {
  it.each([
    [group("x", " "), {}, "1 of 2 boxes below \"Type of change\" is ticked"],
    [group("X", "x"), {}, "2 of 2 boxes below \"Type of change\" are ticked"],
    [group("x", " "), { max: 1 }, "1 of 2 boxes below \"Type of change\" is ticked"],
    [group(" ", " "), { min: 0, max: 1 }, "0 of 2 boxes below \"Type of change\" are ticked"],
    ["", { min: 0, max: 1 }, "0 of 0 boxes below \"Type of change\" are ticked"],
    [`${group(" ")}\n\n## Type of change\n\n- [x] late`, { max: 1 }, "1 of 2 boxes below \"Type of change\" is ticked"],
    ["# Type of change\n\n## Type of change\n\n- [x] once", { max: 1 }, "1 of 1 box below \"Type of change\" is ticked"],
    [`${group(" ")}\n\n### Type of change\n\n1. [x] nested\n   - [ ] below`, {}, "1 of 3 boxes below \"Type of change\" is ticked"],
  ])("%j holds to %j", (body, rules, reason) => {
    expect(judge(body, rules)).toMatchObject({ state: "satisfied", reason });
  });

  it.each([
    [group(" ", " "), {}, "0 of 2 boxes below \"Type of change\" are ticked; tick at least 1"],
    [group("x", "x"), { max: 1 }, "2 of 2 boxes below \"Type of change\" are ticked; tick 1"],
    [group("x", "x"), { min: 0, max: 1 }, "2 of 2 boxes below \"Type of change\" are ticked; tick at most 1"],
    [group("x"), { min: 2, max: 3 }, "1 of 1 box below \"Type of change\" is ticked; tick 2 to 3"],
    ["## Other\n\n- [x] other", {}, 'the description has no heading "Type of change"; put it in with its boxes, and tick at least 1'],
    ["## Type of change\n\nfix", {}, 'there is no box below "Type of change"; put them in, and tick at least 1'],
    ["## Type of change\n\n<!-- - [x] fix -->\n\n```\n- [x] fix\n```\n\n> - [x] fix", {}, 'there is no box below "Type of change"; put them in, and tick at least 1'],
  ])("%j does not hold to %j: %s", (body, rules, reason) => {
    expect(judge(body, rules)).toMatchObject({ state: "unsatisfied", reason });
  });

  const TEMPLATE = "## Type of change\n\n* [x] fix\n* [ ] feature\n";

  it.each([
    ["## Type of change\n\n* [x] fix\n* [ ] feature", {}, "unsatisfied"],
    ["# TYPE of change?\n\n- [ ] feature\n- [X]  Fix\n", { max: 1 }, "unsatisfied"],
    ["## Type of change\n\n* [x] fix\n* [ ] feature", { "must-differ-from-template": false }, "satisfied"],
    ["## Type of change\n\n* [ ] fix\n* [x] feature", { max: 1 }, "satisfied"],
    ["## Type of change\n\n* [x] fix\n* [x] feature", {}, "satisfied"],
    ["## Type of change\n\n* [ ] fix\n* [ ] feature", { min: 0, max: 1 }, "satisfied"],
  ])("that the template ships ticked is a choice only where its ticks differ: %j by %j is %s", (body, written, state) => {
    const judged = tickGroup(requirementOf("tick-group", { heading: "Type of change", ...written }), questionOf({ pull: { body }, template: TEMPLATE }));
    expect(judged.state).toBe(state);
    if (state === "unsatisfied") expect(judged.reason).toContain("take the ticks out of the template");
  });

  it("that the template ships without a tick may be left so, where the policy allows none", () => {
    expect(tickGroup(requirementOf("tick-group", { heading: "Type of change", min: 0, max: 1 }), questionOf({ pull: { body: group(" ") }, template: group(" ") })).state).toBe("satisfied");
  });

  it("is unknown where nobody could read the template, unless nothing is ticked or the template is no matter", () => {
    const unread = (body: string, written: Given = {}) => tickGroup(requirementOf("tick-group", { heading: "Type of change", max: 1, ...written }), questionOf({ pull: { body }, template: undefined })).state;
    expect([unread(group("x")), unread(group("x"), { "must-differ-from-template": false }), unread(group(" "), { min: 0 }), unread(group(" "))]).toEqual(["error", "satisfied", "satisfied", "unsatisfied"]);
  });

  it("names what is ticked", () => {
    expect(judge(group(" ", "x", "x")).evidence).toEqual(["line 4 is ticked: kind 1", "line 5 is ticked: kind 2"]);
  });
});
