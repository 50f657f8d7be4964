import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { questionOf } from "../testing/question.js";
import { requirementOf } from "../testing/requirement.js";
import { issue } from "./issue.js";

type Given = Readonly<Record<string, unknown>>;
interface Case {
  readonly rules?: Given;
  readonly issues?: readonly Given[];
  readonly pull?: Given;
  readonly trackers?: Given;
  readonly template?: string;
}

function judge({ rules = {}, issues = [], pull = {}, trackers, template }: Case) {
  return issue(requirementOf("issue", rules), questionOf({ issues, pull, ...(template === undefined ? {} : { template }) }, trackers === undefined ? {} : { trackers }));
}

function factOf(given: Given = {}): Given {
  return { via: "closing-keyword", reference: "#12", exists: true, state: "open", url: null, ...given };
}

const JIRA = { jira: { pattern: "ORD-[0-9]+", unverified: "accept" } };
const STRICT = { jira: { pattern: "ORD-[0-9]+" } };

describe("a linked issue", () => {
  it.each<[string, Case, string]>([
    ["by a keyword that GitHub knows of", { issues: [factOf()] }, "#12 is open, by a closing keyword"],
    ["by a keyword that only we see, such as on another base branch", { pull: { body: "Fixes #12" }, issues: [factOf({ via: "sidebar" })] }, "#12 is open, by the sidebar and a closing keyword"],
    ["by the sidebar alone", { issues: [factOf({ via: "sidebar" })] }, "#12 is open, by the sidebar"],
    ["of another repository of the same owner", { pull: { body: "Fixes Octo/Shop#3" }, issues: [factOf({ reference: "octo/shop#3" })] }, "octo/shop#3 is open, by a closing keyword"],
    ["of a repository that the policy names", { rules: { repositories: ["Acme/*"] }, pull: { body: "Fixes Acme/Shop#3" }, issues: [factOf({ reference: "acme/shop#3" })] }, "acme/shop#3 is open, by a closing keyword"],
    ["that is closed, where that is enough", { rules: { state: "any" }, issues: [factOf({ state: "closed" })] }, "#12 is there, by a closing keyword"],
    ["by a key in the title", { pull: { title: "ORD-7: totals" }, trackers: JIRA }, "ORD-7 is named; its tracker was not asked, by its key"],
    ["by a key in the branch's name", { pull: { head: { ref: "fix/ORD-7-totals", sha: "a".repeat(40), repository: null } }, trackers: JIRA }, "ORD-7 is named; its tracker was not asked, by its key"],
    ["by a key in the description, which somebody looked up", { pull: { body: "See ORD-7." }, trackers: STRICT, issues: [factOf({ via: "tracker-key", reference: "ORD-7" })] }, "ORD-7 is open, by its key"],
    ["by a key that only the facts know of", { issues: [factOf({ via: "tracker-key", reference: "ORD-7" })] }, "ORD-7 is open, by its key"],
    ["by a key that the template has as its example, and the title too", { template: "e.g. ORD-7", pull: { title: "ORD-7: totals", body: "e.g. ORD-7" }, trackers: JIRA }, "ORD-7 is named; its tracker was not asked, by its key"],
    ["by a key, where the template is too long to look for keys in", { template: "words ".repeat(50_000), pull: { body: "ORD-7" }, trackers: JIRA }, "ORD-7 is named; its tracker was not asked, by its key"],
    ["by the sidebar, which the template names as its example", { template: "Fixes #12", pull: { body: "Fixes #12" }, issues: [factOf({ via: "sidebar" })] }, "#12 is open, by the sidebar and a closing keyword"],
    ["by a key that is there, and accepted unasked", { pull: { body: "ORD-7" }, trackers: JIRA, issues: [factOf({ via: "tracker-key", reference: "ORD-7", state: null })] }, "ORD-7 is there; whether it is open was not asked, by its key"],
  ])("counts %s", (_how, given, evidence) => {
    expect(judge(given)).toMatchObject({ state: "satisfied", evidence: [evidence] });
  });

  it.each<[string, Case, string]>([
    ["nothing is linked", {}, "linked to no open issue; write `Fixes #…` in the description, or link it in the sidebar"],
    ["it is closed", { issues: [factOf({ state: "closed" })] }, "linked to no open issue (#12 is closed); write `Fixes #…` in the description, or link it in the sidebar"],
    ["the template names it as its example", { template: "Fixes #12", pull: { body: "Fixes #12" }, issues: [factOf()] }, "linked to no open issue (#12 is an example of the template); write `Fixes #…` in the description, or link it in the sidebar"],
    ["the template has its key as an example", { rules: { via: ["tracker-key"] }, template: "e.g. ORD-7", pull: { body: "e.g. ORD-7" }, trackers: JIRA }, "linked to no open issue (ORD-7 is an example of the template); name its key in the title"],
    ["it does not exist", { pull: { body: "Fixes #12" }, issues: [factOf({ exists: false, state: null })] }, "linked to no open issue (#12 is no issue); write `Fixes #…` in the description, or link it in the sidebar"],
    ["it is a pull request", { issues: [factOf({ url: "https://github.com/octo/orders/pull/12" })] }, "linked to no open issue (#12 is a pull request); write `Fixes #…` in the description, or link it in the sidebar"],
    ["it is this very pull request", { pull: { body: "Fixes #7" }, issues: [factOf({ reference: "#7" })] }, "linked to no open issue (#7 is this pull request itself); write `Fixes #…` in the description, or link it in the sidebar"],
    ["sources contradict each other", { issues: [factOf(), factOf({ via: "sidebar", exists: false })] }, "linked to no open issue (#12 is no issue); write `Fixes #…` in the description, or link it in the sidebar"],
    ["there are too few", { rules: { count: 2 }, issues: [factOf(), factOf({ reference: "octo/orders#12", via: "sidebar" })] }, "linked to 1 open issue, 2 are demanded; write `Fixes #…` in the description, or link it in the sidebar"],
    ["it is linked in another way than the policy asks for", { rules: { via: ["sidebar"] }, pull: { body: "Fixes #12" }, issues: [factOf()] }, "linked to no open issue; link it in the sidebar"],
    ["keys are asked for and no tracker is named", { rules: { via: ["tracker-key"] }, pull: { title: "ORD-7" } }, "linked to no open issue; let the policy name a tracker"],
    ["closed ones are enough, and there is none", { rules: { state: "any", count: 2 }, issues: [factOf({ state: "closed" })], pull: { body: "Fixes #7" } }, "linked to 1 issue, 2 are demanded (#7 is this pull request itself); write `Fixes #…` in the description, or link it in the sidebar"],
    ["there is no key", { rules: { via: ["tracker-key"] }, trackers: JIRA }, "linked to no open issue; name its key in the title"],
    ["an accepted key is known to be closed", { rules: { via: ["tracker-key"], state: "open" }, pull: { title: "ORD-7" }, trackers: JIRA, issues: [factOf({ via: "tracker-key", reference: "ORD-7", state: "closed" })] }, "linked to no open issue (ORD-7 is closed); name its key in the title"],
  ])("is missing where %s", (_why, given, reason) => {
    expect(judge(given)).toMatchObject({ state: "unsatisfied", reason });
  });

  it("does not count in a repository of somebody else's, and is named", () => {
    const body = "Closes attacker/own#1";
    const theirs = factOf({ reference: "attacker/own#1" });
    expect(judge({ pull: { body }, issues: [theirs] })).toMatchObject({ state: "unsatisfied", reason: expect.stringContaining("(attacker/own#1 is of a repository whose issues do not count)") });
    expect(judge({ rules: { repositories: ["octo/rules", "acme/*"] }, pull: { body: `${body}, fixes #12` }, issues: [theirs, factOf()] })).toMatchObject({ state: "unsatisfied", reason: expect.stringContaining("attacker/own#1 is of a repository") });
    expect(judge({ pull: { body: `${body}, fixes #12` }, issues: [theirs, factOf()] }).state).toBe("satisfied");
    expect(judge({ issues: [factOf({ reference: "octopus/own#1" })] }).state).toBe("unsatisfied");
  });

  it.each<[string, Case, string]>([
    ["nobody looked it up", { pull: { body: "Fixes #12" } }, "nobody could say whether #12 is an open issue; run it again, and see that the token may read issues (issues: read) of octo/orders and of every repository named"],
    ["GitHub would not say", { issues: [factOf({ exists: null, state: null })] }, "nobody could say whether #12 is an open issue; run it again, and see that the token may read issues (issues: read) of octo/orders and of every repository named"],
    ["nobody knows whether it is open", { issues: [factOf({ state: null })] }, "nobody could say whether #12 is an open issue; run it again, and see that the token may read issues (issues: read) of octo/orders and of every repository named"],
    ["its tracker is never asked", { pull: { title: "ORD-7" }, trackers: STRICT }, 'nobody asks the tracker "jira" whether ORD-7 is there; link an issue of GitHub, or let the policy say `unverified: accept` for that tracker'],
    ["the description is too long for keys", { pull: { body: "x ".repeat(70_000) }, trackers: JIRA }, "the description is too long to look for keys in; shorten it"],
  ])("is unknown where %s", (_why, given, reason) => {
    expect(judge(given)).toMatchObject({ state: "error", reason });
  });

  it("is known, whatever else is not, as soon as enough are", () => {
    expect(judge({ pull: { body: "Fixes #13" }, issues: [factOf()] }).state).toBe("satisfied");
    expect(judge({ rules: { count: 2 }, pull: { body: "Fixes #13" }, issues: [factOf()] }).state).toBe("error");
    expect(judge({ rules: { count: 3 }, pull: { body: "Fixes #13" }, issues: [factOf()] }).state).toBe("unsatisfied");
  });

  it.each([
    "<!-- Fixes #12 -->", "<!--\nFixes #12\n-->\n\nText", "`Fixes #12`", "```\nFixes #12\n```", "    Fixes #12", "> Fixes #12", "See `ORD-7` <!-- ORD-7 -->", "> ORD-7",
    "Fixes #0000, ORD-0000", "![Fixes #12](https://example.org/a.png)",
  ])("is not what %j says", (body) => {
    expect(judge({ pull: { body }, trackers: JIRA })).toMatchObject({ state: "unsatisfied", evidence: [] });
  });

  it("is not looked for in a title's words, which GitHub closes nothing by", () => {
    expect(judge({ pull: { title: "Fixes #12" } }).state).toBe("unsatisfied");
  });

  it("never counts where nobody knows of it, and the order of facts is no matter", () => {
    const fact = fc.record({
      via: fc.constantFrom("closing-keyword", "sidebar"), reference: fc.constantFrom("#12", "octo/orders#12", "#13", "acme/shop#1"),
      exists: fc.constantFrom(true, false, null), state: fc.constantFrom("open", "closed", null),
    });
    const shuffled = fc.array(fact, { maxLength: 5 }).chain((facts) => fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length })));
    fc.assert(fc.property(shuffled, fc.integer({ min: 1, max: 3 }), fc.constantFrom("", "Fixes #12", "Fixes #14"), ([issues, others], count, body) => {
      const { state } = judge({ rules: { count }, issues: issues.map(factOf), pull: { body } });
      expect(judge({ rules: { count }, issues: others.map(factOf), pull: { body } }).state).toBe(state);
      const names = (about: (one: (typeof issues)[number]) => boolean) => new Set(issues.filter(about).map(({ reference }) => reference.replace("octo/orders", "")));
      const [there, open] = [names(({ exists }) => exists === true), names((one) => one.state === "open")];
      if (state === "satisfied") expect([...there].filter((name) => open.has(name)).length).toBeGreaterThanOrEqual(count);
    }), { numRuns: 500 });
  });

  it("is judged in time in a description made to be slow", () => {
    const started = performance.now();
    judge({ pull: { body: Array.from({ length: 6000 }, (_, index) => `Fixes #${index}`).join(" ") }, trackers: JIRA });
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
