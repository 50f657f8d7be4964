import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { PROOFS_OF } from "../../../shared/policy/sections/checklist/proof.js";
import { REQUIREMENT_SHAPES } from "../../../shared/policy/sections/checklist/requirement.js";
import { contextFor } from "../../../tests/support/context.js";
import { gitCheckout } from "../../../tests/support/git-checkout.js";
import { useTemporaryFolder } from "../../../tests/support/temporary-folder.js";
import { eventText } from "../../mr-checklist/testing/event.js";
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
  design: [{}, "unsatisfied"],
  record: [{ gate: "coverage-gate" }, "pending"],
} as const satisfies Record<keyof typeof REQUIREMENT_SHAPES, readonly [object, string]>;

describe("plimsoll mr-checklist simulate with an event", () => {
  const folder = useTemporaryFolder();

  async function simulate(items: readonly object[], inputs: Readonly<Record<string, string>>) {
    writeFileSync(path.join(folder(), "policy.yml"), JSON.stringify({ checklist: { preset: "none", items } }));
    const { document } = await definition.invoke(new Map(Object.entries({ policy: "policy.yml", ...inputs })), contextFor({ workspace: folder() }));
    return definition.document.check(JSON.parse(JSON.stringify(document)), []) as { readonly verdict: string; readonly items: readonly { readonly id: string; readonly state: string }[] };
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
