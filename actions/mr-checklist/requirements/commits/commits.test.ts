import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { commitOf, part, questionOf, whole } from "../testing/question.js";
import { requirementOf } from "../testing/requirement.js";
import { commits } from "./commits.js";

type Given = Readonly<Record<string, unknown>>;

function judge(written: Given, listing: Given, pull: Given = {}) {
  return commits(requirementOf("commits", written), questionOf({ commits: listing, pull: { commitCount: 1, ...pull } }));
}

const SIGNED = "feat: x\n\nSigned-off-by: Alice Doe <alice@example.org>";

describe("the rules of commits", () => {
  it.each([
    [{ conventional: true }, {}],
    [{ "signed-off": true }, { message: SIGNED }],
    [{ "verified-signature": true }, { signatureVerified: true }],
    [{ pattern: "(?m)^Signed-off-by" }, { message: SIGNED }],
    [{ "longest-subject": 7 }, { message: "feat: 😀\nand much more below it" }],
  ])("%j hold for %j", (rules, given) => {
    const judged = judge(rules, whole([commitOf(given)]));
    expect(judged).toMatchObject({ state: "satisfied", reason: "1 commit keeps the rules" });
  });

  it.each([
    [{ conventional: true }, { message: "Add totals\n\nfeat: x" }, "does not read `type(scope): subject`", "reword them (git rebase --interactive main) and push with --force-with-lease"],
    [{ conventional: true, types: ["story"] }, {}, 'has the unknown type "feat"; known are story', "reword them (git rebase --interactive main) and push with --force-with-lease"],
    [{ "signed-off": true }, {}, 'lacks "Signed-off-by: Alice Doe <alice@example.org>"', "reword them (git rebase --interactive --signoff main) and push with --force-with-lease"],
    [{ "verified-signature": true }, { signatureVerified: false }, "has no signature that GitHub verified", "reword them (git rebase --interactive --gpg-sign main) and push with --force-with-lease"],
    [{ pattern: "ORD-" }, {}, "does not match ORD-", "reword them (git rebase --interactive main) and push with --force-with-lease"],
    [{ "longest-subject": 5 }, { message: "feat: 😀\r\nx" }, "has a first line of 7 characters, 5 are allowed", "reword them (git rebase --interactive main) and push with --force-with-lease"],
    [{ merges: "refuse" }, { parents: 2 }, "merges another branch", "rebase onto main (git rebase main) and push with --force-with-lease"],
  ])("%j are broken by %j", (rules, given, problem, remedy) => {
    const { message } = { message: "feat: add totals", ...given };
    const judged = judge(rules, whole([commitOf(given)]));
    expect(judged).toEqual({
      state: "unsatisfied", reason: `1 commit breaks the rules; ${remedy}`,
      evidence: [`aaaaaaa "${message.replace(/[\r\n][^]*$/, "")}" ${problem}`],
    });
  });

  it("do not concern a merge that is allowed", () => {
    const merge = commitOf({ parents: 2, message: "Merge branch 'main'" });
    expect(judge({ conventional: true, "signed-off": true }, whole([commitOf({ message: SIGNED }), merge]))).toMatchObject({ state: "satisfied", reason: "1 commit keeps the rules, 1 merge allowed" });
    expect(judge({ conventional: true }, whole([merge]))).toMatchObject({ state: "satisfied", reason: "1 merge allowed" });
  });

  it("ask a merge for its signature all the same, as it can bring code of its own", () => {
    const merge = (given: Given): Given => commitOf({ parents: 2, message: "evil", ...given });
    const rules = { "verified-signature": true, "signed-off": true, conventional: true };
    expect(judge(rules, whole([merge({ signatureVerified: false })]))).toMatchObject({ state: "unsatisfied", evidence: ['aaaaaaa "evil" has no signature that GitHub verified'] });
    expect(judge(rules, whole([merge({ signatureVerified: null })])).state).toBe("error");
    expect(judge(rules, whole([merge({ signatureVerified: true })]))).toMatchObject({ state: "satisfied", reason: "1 merge allowed" });
  });

  it("are an error where a fact is missing", () => {
    expect(judge({ "verified-signature": true }, whole([commitOf(), commitOf({ signatureVerified: true })]))).toEqual({
      state: "error", reason: "of 1 commit a fact is missing: whether GitHub verified its signature; run it again",
      evidence: ['aaaaaaa "feat: add totals": whether GitHub verified its signature'],
    });
    expect(judge({ pattern: "x" }, whole([commitOf({ message: "x".repeat(70_000) })])).reason).toBe("of 1 commit a fact is missing: its message is too long to be matched with a pattern; run it again");
    expect(judge({ conventional: true }, whole([]), { commitCount: 0 })).toMatchObject({ state: "error", reason: "no commit of the change is known; run it again" });
  });

  it("are an error where commits are missing, unless one that is known breaks them", () => {
    expect(judge({ conventional: true }, part([commitOf()]), { commitCount: 300 })).toMatchObject({ state: "error", reason: "only 1 of 300 commits could be read, so nobody knows about the others; run it again, or split the change" });
    expect(judge({ conventional: true }, part([commitOf()])).state).toBe("error");
    expect(judge({ conventional: true }, whole([commitOf()]), { commitCount: 2 }).state).toBe("error");
    expect(judge({ conventional: true }, part([commitOf({ message: "x" })])).state).toBe("unsatisfied");
  });

  it("are an error where the head is not among the commits: they are those of another push", () => {
    const other = commitOf({ sha: "e".repeat(40) });
    expect(judge({ conventional: true }, whole([other]))).toMatchObject({ state: "error", reason: "the head aaaaaaa is not among the commits that are known, so they are of another change; run it again" });
    expect(judge({ conventional: true }, whole([other, commitOf()])).state).toBe("satisfied");
  });

  it("name a few of many", () => {
    const judged = judge({ conventional: true }, whole(Array.from({ length: 30 }, () => commitOf({ message: "x" }))));
    expect(judged.reason).toMatch(/^30 commits break the rules/);
    expect(judged.evidence).toHaveLength(12);
    expect(judged.evidence.at(-1)).toBe("and 19 more");
  });

  it("never hold where something is unknown, and never better for one more commit", () => {
    const any = fc.record({ message: fc.constantFrom("feat: x", SIGNED, "x"), parents: fc.constantFrom(1, 2), signatureVerified: fc.constantFrom(true, false, null) });
    const rules = fc.record({ conventional: fc.boolean(), "signed-off": fc.boolean(), "verified-signature": fc.constant(true), merges: fc.constantFrom("allow", "refuse") });
    fc.assert(fc.property(fc.array(any, { maxLength: 4 }), any, rules, fc.boolean(), (list, more, written, complete) => {
      const of = (given: readonly Given[]) => judge(written, { complete, items: given.map(commitOf) }, { commitCount: given.length }).state;
      const state = of(list);
      if (!complete || list.length === 0 || list.some(({ signatureVerified }) => signatureVerified !== true)) expect(state).not.toBe("satisfied");
      if (list.length > 0 && state !== "satisfied") expect(of([...list, more])).not.toBe("satisfied");
    }));
  });
});
