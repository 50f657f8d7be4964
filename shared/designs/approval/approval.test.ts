import { describe, expect, it } from "@jest/globals";
import type { Membership } from "../../people/membership.js";
import { designPolicy, recordOf, reviewed, sample, type Given } from "../testing/sample.js";
import type { ApprovalFacts, HeldDocument, OnlineReview, RecordOrigin } from "./approval-facts.js";
import { approvalsOf } from "./approval.js";
import { withdrawalProblems } from "./withdrawal.js";

const ARCHITECTS = ["bea", "cem"];
const membership = (login: string): Membership => (login === "dan" ? { answer: "unknown", reason: "the team cannot be read", remedy: "give a token" } : { answer: ARCHITECTS.includes(login.toLowerCase()) ? "yes" : "no" });
const { digest } = sample();
const CONTENT: HeldDocument = { kind: "content", digest, status: "in-review" };

function review(given: Partial<OnlineReview> = {}): OnlineReview {
  return { who: "bea", bot: false, state: "approved", at: "2026-11-23T10:00:00Z", ofHead: true, held: CONTENT, ...given };
}

function factsOf(given: Partial<ApprovalFacts> = {}): ApprovalFacts {
  return { reviews: [], authors: ["ann"], addresses: [], originOf: () => ({ kind: "nowhere" }), hasRole: membership, ...given };
}

function approval(records: readonly Given[], facts: Partial<ApprovalFacts>, policy: Given = {}): { readonly state: string | undefined; readonly reason: string | undefined } {
  const [one] = approvalsOf(reviewed(records), factsOf(facts), designPolicy(policy));
  return { state: one?.state, reason: one?.reason };
}

describe("an online review", () => {
  it("approves when it is recorded and its last word is an approval of this content", () => {
    expect(approval([{}], { reviews: [review()] })).toEqual({ state: "approved", reason: "" });
    expect(approval([{ who: "Bea" }], { reviews: [review({ who: "BEA" })] }).state).toBe("approved");
    expect(approval([{}], { reviews: [review({ state: "changes-requested", at: "2026-11-22T10:00:00Z" }), review(), review({ state: "commented", at: "2026-11-24T10:00:00Z" })] }).state).toBe("approved");
  });

  it.each<[string, Partial<OnlineReview>[], string]>([
    ["nobody wrote it", [], "bea has not reviewed this pull request"],
    ["somebody else wrote it", [{ who: "eve" }], "bea has not reviewed this pull request"],
    ["a program wrote it", [{ bot: true }], "bea has not reviewed this pull request"],
    ["the account was deleted", [{ who: null }], "bea has not reviewed this pull request"],
    ["it only comments", [{ state: "commented" }], "bea has not reviewed this pull request"],
    ["it is not submitted", [{ state: "pending" }], "bea has not reviewed this pull request"],
    ["it was dismissed", [{ state: "dismissed" }], "the review of bea was dismissed"],
    ["it asks for changes", [{ state: "changes-requested" }], "bea asks for changes"],
    ["it asks for changes later, whatever the order of the list", [{ state: "changes-requested", at: "2026-11-24T10:00:00Z" }, {}], "bea asks for changes"],
    ["it asks for changes later in the same second", [{}, { state: "changes-requested" }], "bea asks for changes"],
    ["it is of another version", [{ held: { kind: "content", digest: "0".repeat(64), status: "in-review" } }], "bea approved another version of the document; ask for a new review"],
    ["its commit has no such document", [{ held: { kind: "absent" } }], "bea approved another version"],
    ["it let a draft of this content in", [{ held: { ...CONTENT, status: "draft" } }], "bea approved another version"],
  ])("does not where %s", (_what, reviews, reason) => {
    const judged = approval([{}], { reviews: reviews.map(review) });
    expect(judged.state).toBe("missing");
    expect(judged.reason).toContain(`the role architect has approved 0 of 1 times; ${reason}`);
  });

  it("is unknown where its commit cannot be read, and where no pull request is judged", () => {
    expect(approval([{}], { reviews: [review({ held: { kind: "unknown", reason: "pushed over" } })] })).toEqual({ state: "unknown", reason: "the role architect has approved 0 of 1 times; what bea approved cannot be read: pushed over" });
    expect(approval([{}], { reviews: null })).toMatchObject({ state: "unknown", reason: expect.stringContaining("a review can only be proved where the pull request is judged") });
  });

  it("has to be recorded, and the reason says what to write", () => {
    expect(approval([], { reviews: [review()] })).toEqual({ state: "missing", reason: `the role architect has approved 0 of 1 times; bea approved it in this pull request: record it under reviews with how: online and digest: ${digest}` });
    expect(approval([], { reviews: [review({ who: "eve" }), review({ who: "ann" })] }).reason).toBe("the role architect has approved 0 of 1 times; no review of this role is recorded");
  });
});

describe("a reviewer", () => {
  it.each<[string, Given, Partial<ApprovalFacts>, string, string]>([
    ["owns the document", { who: "ANN" }, { hasRole: () => ({ answer: "yes" }), authors: [] }, "missing", "ANN owns the document, and nobody approves their own design"],
    ["wrote a part of the change", {}, { authors: ["ann", "BEA"] }, "missing", "bea wrote a part of this change to the document, and nobody approves their own design"],
    ["is a program", { who: "renovate[bot]" }, { hasRole: () => ({ answer: "yes" }) }, "missing", "renovate[bot] is a program"],
    ["does not have the role", { who: "eve" }, {}, "missing", "eve does not have the role architect"],
    ["may have the role", { who: "dan" }, {}, "unknown", "whether dan has the role architect is unknown: the team cannot be read; give a token"],
  ])("does not count who %s", (_what, record, facts, state, reason) => {
    const judged = approval([record], { reviews: [review({ who: typeof record.who === "string" ? record.who : "bea" })], ...facts });
    expect(judged).toEqual({ state, reason: `the role architect has approved 0 of 1 times; ${reason}` });
  });

  it("counts once, however often it is recorded", () => {
    const two = { roles: { architect: { from: ["architects"], count: 2 } } };
    const reviews = [review(), review({ who: "cem" })];
    expect(approval([{}, { who: "BEA" }, { date: "2026-11-24" }], { reviews }, two).state).toBe("missing");
    expect(approval([{}, { who: "cem" }], { reviews }, two).state).toBe("approved");
    expect(approval([{}, { who: "dan" }], { reviews }, two).state).toBe("unknown");
    expect(approval([{ who: "eve" }, { who: "dan" }], { reviews }, two).state).toBe("missing");
  });

  it("counts for the role that is recorded, and each role needs its own", () => {
    const policy = designPolicy({ roles: { architect: { from: ["architects"] }, operator: { from: ["@cem"] } } });
    const both = approvalsOf(reviewed([{}, { who: "cem", role: "operator" }]), factsOf({ reviews: [review(), review({ who: "cem" })] }), policy);
    expect(both.map(({ role, state, approvedBy }) => [role, state, approvedBy])).toEqual([["architect", "approved", ["bea"]], ["operator", "approved", ["cem"]]]);
    const one = approvalsOf(reviewed([{}]), factsOf({ reviews: [review()] }), policy);
    expect(one.map(({ state }) => state)).toEqual(["approved", "missing"]);
  });
});

describe("an edit after the approval", () => {
  it("voids it, and says so", () => {
    const edited = sample({ frontMatter: { status: "approved", reviews: [recordOf({ digest })] }, sections: { Rollout: "Now it goes everywhere at once, on a Friday evening." } });
    const [judged] = approvalsOf(edited, factsOf({ reviews: [review()] }), designPolicy());
    expect(judged).toMatchObject({ state: "missing", reason: expect.stringContaining(`the document was edited after bea approved it: the approval is of ${digest.slice(0, 12)}, the content is ${edited.digest.slice(0, 12)}`) });
  });

  it("keeps it when it only records the review", () => {
    expect(reviewed([{}]).digest).toBe(digest);
  });
});

describe("an offline review", () => {
  const RECORD = { how: "offline", minutes: "https://wiki.example/1", "signed-off-by": "Bea Li <bea@example.com>" };
  const commit = (given: Partial<Extract<RecordOrigin, { kind: "commit" }>> = {}): Partial<ApprovalFacts> => ({
    originOf: () => ({ kind: "commit", sha: "c".repeat(40), authorAddress: "BEA@example.com", people: { author: "BEA", signer: "bea" }, signedOffBy: ["Ann <ann@example.com>", "Bea Li <bea@example.com>"], ...given }),
  });

  it("approves when its reviewer recorded it in a commit that is signed off and verified", () => {
    expect(approval([RECORD], commit())).toEqual({ state: "approved", reason: "" });
    expect(approval([RECORD], commit({ people: { author: "Bea", signer: null } }), { offline: "sign-off" }).state).toBe("approved");
  });

  it.each<[string, Partial<ApprovalFacts>, Given, string, string]>([
    ["the policy takes none", commit(), { offline: "refuse" }, "missing", "the policy takes no offline review (design.offline)"],
    ["its commit is not signed off by its reviewer", commit({ signedOffBy: ["Ann <ann@example.com>"] }), {}, "missing", "the commit cccccccccccc, which recorded the review of bea, has no line Signed-off-by: Bea Li <bea@example.com>"],
    ["its commit is not verified", commit({ people: { author: "bea", signer: null } }), {}, "missing", "has no signature of a person that GitHub verifies"],
    ["its commit is another one's", commit({ people: { author: "bea", signer: "ann" } }), {}, "missing", "the commit cccccccccccc, which recorded the review of bea, is signed by ann; bea has to record the own review"],
    ["its commit's people cannot be asked", commit({ people: { unknown: "no token" } }), { offline: "sign-off" }, "unknown", "who made the commit cccccccccccc, which recorded the review of bea: no token"],
    ["the author of the change typed the line", commit({ authorAddress: "ann@example.com", people: { author: "ann", signer: "ann" } }), { offline: "sign-off" }, "missing", "is by <ann@example.com>; whoever signed it off, Bea Li <bea@example.com>, has to record the own review"],
    ["the address is of no account", commit({ people: { author: null, signer: null } }), { offline: "sign-off" }, "missing", "is by an address that belongs to no account; bea adds it to theirs"],
    ["the address is another account's", commit({ people: { author: "ann", signer: null } }), { offline: "sign-off" }, "missing", "is by ann; bea has to record the own review"],
    ["no commit brought it", {}, {}, "missing", "no commit of this change recorded the review of bea; bea records it again, in the file as it lies now"],
    ["its address wrote the document", { ...commit(), addresses: ["BEA@example.com"] }, { offline: "sign-off" }, "missing", "Bea Li <bea@example.com> wrote a part of this change to the document"],
  ])("does not where %s", (_what, facts, policy, state, reason) => {
    expect(approval([RECORD], facts, policy)).toEqual({ state, reason: expect.stringContaining(reason) });
  });

  it("is believed where the base has it, whoever the people are now", () => {
    expect(approval([{ ...RECORD, who: "eve" }], { originOf: () => ({ kind: "base" }), reviews: null }, { offline: "refuse" }).state).toBe("approved");
  });
});

describe("the withdrawal of an approved design", () => {
  const base = sample({ frontMatter: { status: "approved" } });
  const policy = designPolicy();

  it("needs the roles to approve exactly that", () => {
    const head = sample({ frontMatter: { status: "superseded" } });
    const held: HeldDocument = { kind: "content", digest: head.digest, status: "superseded" };
    expect(withdrawalProblems(base, head, factsOf({ reviews: [review({ held })] }), policy)).toEqual([]);
    expect(withdrawalProblems(base, head, factsOf({ reviews: [review({ held, ofHead: false })] }), policy)).toMatchObject([{ certainty: "certain" }]);
    expect(withdrawalProblems(base, head, factsOf({ reviews: [review()] }), policy)).toEqual([{ certainty: "certain", reason: "an approved design is made superseded, which the role architect must approve in this pull request (0 of 1)" }]);
    expect(withdrawalProblems(base, head, factsOf({ reviews: [review({ held, who: "eve" }), review({ held, who: "ann" })] }), policy)).toMatchObject([{ certainty: "certain" }]);
    expect(withdrawalProblems(base, head, factsOf({ reviews: [review({ held, who: "dan" })] }), policy)).toEqual([{ certainty: "unknown", reason: expect.stringContaining("(0 of 1); whether dan has the role architect is unknown") }]);
    expect(withdrawalProblems(base, head, factsOf({ reviews: null }), policy)).toMatchObject([{ certainty: "unknown" }]);
  });

  it("counts a removal where the reviewed commit has none", () => {
    expect(withdrawalProblems(base, null, factsOf({ reviews: [review({ held: { kind: "absent" } })] }), policy)).toEqual([]);
    expect(withdrawalProblems(base, null, factsOf({ reviews: [review({ held: { kind: "absent" }, ofHead: false })] }), policy)).toMatchObject([{ certainty: "certain" }]);
    expect(withdrawalProblems(base, null, factsOf({ reviews: [review()] }), policy)).toMatchObject([{ certainty: "certain", reason: expect.stringContaining("is removed") }]);
    expect(withdrawalProblems(base, null, factsOf({ reviews: [review({ held: { kind: "unknown", reason: "gone" } })] }), policy)).toMatchObject([{ certainty: "unknown" }]);
  });

  it("cannot be approved where the policy names nobody", () => {
    expect(withdrawalProblems(base, null, factsOf({ reviews: [review({ held: { kind: "absent" } })] }), designPolicy({ roles: {} }))).toEqual([{ certainty: "certain", reason: "an approved design is removed, and the policy names nobody who may approve that; declare design.roles" }]);
  });

  it("is none where the design stays approved, and where it never was", () => {
    expect(withdrawalProblems(base, reviewed([]), factsOf(), policy)).toEqual([]);
    expect(withdrawalProblems(sample(), null, factsOf(), policy)).toEqual([]);
  });
});
