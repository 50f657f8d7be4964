import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { questionOf } from "../testing/question.js";
import { requirementOf } from "../testing/requirement.js";
import { tick } from "./tick.js";

type Given = Readonly<Record<string, unknown>>;

const TEMPLATE = "## Test evidence\n\n[how to](https://example.org/howto)\n\n## Checklist\n\n- [ ] Tried on daily <!-- plimsoll:daily -->\n- [ ] Told support <!-- plimsoll:support -->\n";
const TICKED = TEMPLATE.replace("[ ] Tried", "[x] Tried");

function judge(body: string, written: Given = {}, { template = TEMPLATE, ...pull }: Given = {}) {
  return tick(requirementOf("tick", { key: "daily", ...written }), questionOf({ pull: { body, ...pull }, template }));
}

describe("a box", () => {
  it("is ticked by its key", () => {
    expect(judge(TICKED)).toEqual({ state: "satisfied", reason: "the box is ticked", evidence: ["line 7 is ticked: Tried on daily"] });
    expect(judge("* [X] In other words <!-- plimsoll:daily -->").state).toBe("satisfied");
  });

  it("is found by the template's words where its key was lost", () => {
    expect(judge("- [x] tried on  **daily**").state).toBe("satisfied");
    expect(judge("- [ ] tried on daily")).toMatchObject({ state: "unsatisfied", reason: 'the box "tried on daily" is not ticked; tick it when it is true' });
    expect(judge("- [x] tried on daily", {}, { template: null }).state).toBe("unsatisfied");
    expect(judge("- [x] tried on daily <!-- plimsoll:support -->").state).toBe("unsatisfied");
    expect(judge("- [x] <b></b>", {}, { template: "- [ ] <!-- plimsoll:daily -->" }).state).toBe("unsatisfied");
  });

  it.each([
    ["", 'the description has no box "daily"; put its line in: - [ ] Tried on daily <!-- plimsoll:daily -->'],
    ["- [x] something else", 'the description has no box "daily"; put its line in: - [ ] Tried on daily <!-- plimsoll:daily -->'],
    ["`- [x] Tried on daily <!-- plimsoll:daily -->`", 'the description has no box "daily"; put its line in: - [ ] Tried on daily <!-- plimsoll:daily -->'],
    ["<!-- - [x] Tried on daily -->", 'the description has no box "daily"; put its line in: - [ ] Tried on daily <!-- plimsoll:daily -->'],
    ["> - [x] Tried on daily <!-- plimsoll:daily -->", 'the description has no box "daily"; put its line in: - [ ] Tried on daily <!-- plimsoll:daily -->'],
    [TEMPLATE, 'the box "Tried on daily" is not ticked; tick it when it is true'],
    ["- [ ] <!-- plimsoll:daily -->", "the box in line 1 is not ticked; tick it when it is true"],
    [`${TICKED}- [ ] Tried again <!-- plimsoll:daily -->`, 'the box "Tried again" is not ticked; tick it when it is true'],
  ])("is not ticked in %j: %s", (body, reason) => {
    expect(judge(body)).toMatchObject({ state: "unsatisfied", reason });
  });

  it("is an error where nobody could read the template, which says what boxes there are and which come ticked", () => {
    const unread = (body: string, written: Given = {}) => tick(requirementOf("tick", { key: "daily", ...written }), questionOf({ pull: { body }, template: undefined }));
    expect(unread(TICKED)).toMatchObject({ state: "error", evidence: ["line 7 is ticked: Tried on daily"] });
    expect(unread("- [ ] Tried on daily", { removable: true }).state).toBe("error");
    expect(unread(TEMPLATE).state).toBe("unsatisfied");
  });

  it("may be taken away where the policy says so, and not be left open", () => {
    expect(judge("", { removable: true })).toMatchObject({ state: "satisfied", reason: 'the description has no box "daily"; its line may be taken away' });
    expect(judge(TEMPLATE, { removable: true }).state).toBe("unsatisfied");
    expect(judge("", {}, { template: null }).reason).toBe('the description has no box "daily"; put its line in: - [ ] … <!-- plimsoll:daily -->');
    expect(judge("", {}, { template: "- [ ] <!-- plimsoll:daily -->" }).reason).toBe('the description has no box "daily"; put its line in: - [ ] … <!-- plimsoll:daily -->');
  });

  it("that the template ships ticked was ticked by nobody", () => {
    expect(judge(TICKED, {}, { template: TICKED })).toMatchObject({ state: "unsatisfied", reason: 'the template ships the box "daily" ticked, so that nobody ticked it; take the tick out of the template' });
    expect(judge(TICKED, { "must-differ-from-template": false }, { template: TICKED }).state).toBe("satisfied");
  });

  it("is the author's when the author saved the description last", () => {
    const edit = (login: string) => [{ editor: { login, kind: "user" }, at: "2026-11-23T10:00:00Z", deleted: false }];
    expect(judge(TICKED, { by: "author" }, { bodyEdits: edit("alice") })).toMatchObject({ state: "satisfied", reason: "the author ticked the box" });
    expect(judge(TICKED, { by: "author" }, { bodyEdits: edit("bob") })).toMatchObject({ state: "unsatisfied", reason: "somebody else than the author edited the description last; the author has to look at the box and save the description once more" });
    expect(judge(TICKED, { by: "author" }, { bodyEdits: null })).toMatchObject({ state: "error", reason: "nobody could say who edited the description last; run it again, and see that the token may read pull requests (pull-requests: read)" });
    expect(judge(TICKED, { by: "author" }, { bodyEdits: [], author: null })).toMatchObject({ state: "error", reason: "the author's account is gone, so nobody can say that the author ticked the box; open the change anew" });
    expect(judge(TEMPLATE, { by: "author" }, { bodyEdits: null }).state).toBe("unsatisfied");
    expect(judge(TICKED, {}, { bodyEdits: null }).state).toBe("satisfied");
  });

  it.each([
    ["a link", ["link"], "[run](https://example.org/run/1)", true],
    ["a bare address", ["link"], "https://example.org/run/1", true],
    ["an image", ["image"], "![](https://example.org/a.png)", true],
    ["code", ["code"], "```\n$ npm test\n```", true],
    ["text", ["text"], "All green.", true],
    ["one of several", ["image", "code", "text"], "All green.", true],
    ["nothing", ["text"], "", false],
    ["a placeholder", ["text"], "N/A", false],
    ["the template's link", ["link", "text"], "[how to](https://example.org/howto)", false],
    ["a link of nowhere", ["link"], "[run](#run)", false],
    ["text where code is wanted", ["code"], "All green.", false],
  ])("with %s below the heading of its evidence (%j) shows it: %s", (_what, any, evidence, shown) => {
    const body = `- [x] Tried on daily <!-- plimsoll:daily -->\n\n## Test evidence\n\n${evidence}`;
    const judged = judge(body, { evidence: { heading: "test evidence", any } });
    expect(judged.state).toBe(shown ? "satisfied" : "unsatisfied");
    if (shown) expect(judged.evidence.at(-1)).toBe(`"test evidence" shows ${KINDS[any.at(-1) ?? ""] ?? ""}`);
    else expect(judged.reason).toBe(`the box is ticked and nothing shows it; add ${any.map((kind) => KINDS[kind]).join(" or ")} below the heading "test evidence"`);
  });

  it("has no evidence without the heading, and needs no template for it", () => {
    const wanted = { evidence: { heading: "Test evidence" } };
    expect(judge("- [x] Tried on daily <!-- plimsoll:daily --> https://example.org", wanted).state).toBe("unsatisfied");
    expect(judge("- [x] a <!-- plimsoll:daily -->\n\n# Test evidence\n\ngreen", wanted, { template: null }).state).toBe("satisfied");
  });

  it("is ticked only if every box of the key is, whatever stands around", () => {
    const line = fc.constantFrom("- [x] a <!-- plimsoll:daily -->", "- [ ] b <!-- plimsoll:daily -->", "- [x] Tried on daily", "- [ ] Tried on daily", "- [x] c <!-- plimsoll:support -->", "text", "", "> - [x] q <!-- plimsoll:daily -->");
    fc.assert(fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
      const keyed = lines.filter((one) => one.startsWith("- [") && one.includes("plimsoll:daily"));
      const named = lines.filter((one) => one.endsWith("Tried on daily"));
      const boxes = keyed.length > 0 ? keyed : named;
      const { state } = judge(lines.join("\n\n"));
      expect(state).toBe(boxes.length > 0 && boxes.every((one) => one.includes("[x]")) ? "satisfied" : "unsatisfied");
    }), { numRuns: 300 });
  });
});

const KINDS: Readonly<Record<string, string>> = { link: "a link", image: "an image", code: "code", text: "text" };
