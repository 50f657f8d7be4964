import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { PROOFS_OF } from "../../../shared/policy/sections/checklist/proof.js";
import { REQUIREMENT_SHAPES } from "../../../shared/policy/sections/checklist/requirement.js";
import { contextFor } from "../../../tests/support/context.js";
import { gitCheckout } from "../../../tests/support/git-checkout.js";
import { useTemporaryFolder } from "../../../tests/support/temporary-folder.js";
import { eventText } from "../../mr-checklist/testing/event.js";
import { factsText } from "../../mr-checklist/testing/facts.js";
import { definition } from "./simulate.js";

/** A payload whose description ticks and fills all that could be asked for. */
const BODY = "Closes #12 and https://github.com/octo/orders/blob/main/docs/design/a.md, ORD-7\n\n## Why\n\nBecause many asked.\n\n- [x] Tried <!-- plimsoll:tried -->\n";

/** A demand of each kind, and what an event alone says to it. */
const BY_EVENT_ALONE = {
  issue: [{}, "error"],
  findings: [{ reports: ["**/*.sarif"] }, "error"],
  check: [{ name: "*" }, "error"],
  title: [{ conventional: true }, "satisfied"],
  commits: [{ conventional: true }, "error"],
  reviews: [{}, "error"],
  section: [{ heading: "Why" }, "error"],
  tick: [{ key: "tried" }, "error"],
  "tick-group": [{ heading: "Why" }, "error"],
  size: [{ lines: 10 }, "satisfied"],
  design: [{}, "error"],
  record: [{ gate: "coverage-gate" }, "error"],
} as const satisfies Record<keyof typeof REQUIREMENT_SHAPES, readonly [object, string]>;

/** Demands by which the facts have to say something that may be left out. */
const BY_PARTS = {
  issues: { issue: {} }, codeowners: { reviews: { from: ["codeowners"] } }, findings: { findings: { reports: ["**/*.sarif"] } }, records: { record: { gate: "coverage-gate" } }, designs: { design: {} },
} as const;

describe("plimsoll mr-checklist simulate", () => {
  const folder = useTemporaryFolder();

  function outcomeOf(items: readonly object[], inputs: Readonly<Record<string, string>>) {
    writeFileSync(path.join(folder(), "policy.yml"), JSON.stringify({ checklist: { preset: "none", items } }));
    return definition.invoke(new Map(Object.entries({ policy: "policy.yml", ...inputs })), contextFor({ workspace: folder() }));
  }

  async function simulate(items: readonly object[], inputs: Readonly<Record<string, string>>) {
    const { document } = await outcomeOf(items, inputs);
    return definition.document.check(JSON.parse(JSON.stringify(document)), []) as { readonly verdict: string; readonly items: readonly { readonly id: string; readonly state: string; readonly reason: string }[] };
  }

  function write(name: string, content: string): string {
    writeFileSync(path.join(folder(), name), content);
    return name;
  }

  const given = () => ({ event: write("event.json", eventText({ base: "b".repeat(40), head: "a".repeat(40), body: BODY })) });
  const item = (require: object, more: object = {}) => ({ id: "one", verify: "machine", require, ...more });
  const proofOf = (kind: string): string | undefined => new Map(Object.entries(PROOFS_OF)).get(kind)?.[0];

  it.each(Object.entries(BY_EVENT_ALONE))("lets %s be no pass by an event alone", async (kind, [demand, state]) => {
    const { verdict, items } = await simulate([item({ [kind]: demand }, { verify: proofOf(kind) })], given());
    expect(items).toMatchObject([{ id: "one", state }, { id: "policy-changed", state: "error" }]);
    expect(["fail", "inconclusive"]).toContain(verdict);
  });

  it("tells below facts that miss something where it is written down, and below whole ones nothing", async () => {
    const told = async (inputs: Readonly<Record<string, string>>) => (await outcomeOf([item({ size: { lines: 1_000 } })], inputs)).text({ colour: false, columns: 200 });
    const advice = "Nothing was asked of GitHub here: where an item says to run it again, add the fact that is missing to the facts.\n";
    expect(await told(given())).toContain(advice);
    expect(await told({ facts: write("facts.json", factsText()) })).not.toContain(advice);
  });

  it.each(Object.entries(BY_PARTS))("takes facts without %s for ignorance, never for there being none", async (part, require) => {
    const whole = JSON.parse(factsText()) as Record<string, unknown>;
    Reflect.deleteProperty(whole, "unread");
    Reflect.deleteProperty(whole, part);
    const items = [item(require, { verify: proofOf(Object.keys(require)[0] ?? "") })];
    const judged = await simulate(items, { facts: write("facts.json", JSON.stringify(whole)) });
    expect(judged).toMatchObject({ verdict: "inconclusive", items: [{ state: "error" }] });
    expect(judged.items[0]?.reason).toMatch(new RegExp(`^nobody knows .*; write \`${part}\` into the facts \\((?:null|\\[\\]) says that there is none\\)`));
    const state = part === "codeowners" || part === "findings" ? "error" : expect.stringMatching(/^(?:unsatisfied|pending)$/);
    const none = await simulate(items, { facts: write("facts.json", JSON.stringify({ ...whole, [part]: part === "codeowners" ? null : [] })) });
    expect(none.items).toMatchObject([{ state, reason: expect.not.stringContaining("into the facts") }]);
  });

  it("takes the records of a commit for what they say as of it, and those that are not there for unknown", async () => {
    const head = "d".repeat(40);
    const record = { gate: "coverage-gate", verdict: "pass", commit: head, expires: "2027-01-01T00:00:00Z", policyDigest: null, source: "x" };
    const facts = write("facts.json", factsText({ records: [record], evidenceHead: null }));
    const diff = write("x.diff", "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n");
    const items = ["coverage-gate", "retest-gate"].map((gate) => ({ ...item({ record: { gate } }), id: gate }));
    expect((await simulate(items, { facts, diff, "as-of": head })).items).toMatchObject([{ id: "coverage-gate", state: "satisfied" }, { id: "retest-gate", state: "error" }]);
  });

  it.each([
    [{ files: { any: ["db/**"] } }], [{ files: { all: ["docs/**"] } }], [{ "policy-changed": true }], [{ not: { files: { any: ["**"] } } }],
  ])("takes no item away for a condition that nobody knows: %j", async (when) => {
    expect((await simulate([item({ title: { longest: 100 } }, { when })], given())).items).toMatchObject([{ state: "error" }, { state: "error" }]);
  });

  it("passes where the difference and what lies at the base are known, from files and from a clone", async () => {
    const { write: put, commit, git } = gitCheckout(folder());
    put("src/a.ts", "one\n");
    const base = commit("base");
    git("checkout", "--quiet", "-b", "totals");
    put("src/a.ts", "two\n");
    const head = commit("feat: two");
    const event = write("event.json", eventText({ base, head, body: BODY }));
    const items = [item({ all: [{ section: { heading: "Why" } }, { tick: { key: "tried" } }, { size: { lines: 2 } }] }, { verify: "attested", when: { files: { any: ["src/**"] } } })];
    expect(await simulate(items, { event })).toMatchObject({ verdict: "pass", pull: { head }, items: [{ state: "satisfied" }] });
    const diff = write("x.diff", "diff --git a/docs/a.md b/docs/a.md\n--- a/docs/a.md\n+++ b/docs/a.md\n@@ -1 +1 @@\n-a\n+b\n");
    expect((await simulate([...items, { ...item({ title: { longest: 99 } }), id: "title" }], { event, diff })).items).toMatchObject([{ state: "not-applicable" }, { state: "satisfied" }]);
    expect(await simulate(items, { event, body: write("body.md", "Nothing.\n") })).toMatchObject({ verdict: "fail" });
    expect(await simulate([item({ title: { longest: 99 } })], { event, "as-of": base })).toMatchObject({ verdict: "pass", pull: { head: base } });
  });
});
