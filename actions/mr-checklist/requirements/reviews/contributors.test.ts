import { describe, expect, it } from "@jest/globals";
import type { Evaluation } from "../../evaluation/evaluation.js";
import { fileOf, HEAD, part, questionOf, whole } from "../testing/question.js";
import { requirementOf } from "../testing/requirement.js";
import { reviews } from "./reviews.js";

type Given = Readonly<Record<string, unknown>>;

const OLD = "c".repeat(40);
const user = (login: string): Given => ({ login, kind: "user" });

/** A review of the head by bob. */
function reviewOf(state: string, { by = "bob", ...given }: Given & { by?: string } = {}): Given {
  return { author: user(by), state, commit: HEAD, body: "", submittedAt: "2026-11-23T10:00:00Z", edited: false, url: "", changedSince: [], ...given };
}
const approved = (given: Parameters<typeof reviewOf>[1] = {}): Given => reviewOf("approved", given);

interface Case {
  readonly require?: Given;
  readonly reviews?: readonly Given[];
  readonly facts?: Given;
}

function judge({ require = {}, reviews: given = [], facts = {} }: Case): Evaluation {
  const roles = [{ login: "bob", role: "write" }, { login: "carol", role: "admin" }];
  const question = questionOf({ reviews: whole(given), files: whole([fileOf()]), people: { roles }, ...facts }, { groups: { owner: { users: ["Alice"] } } });
  return reviews(requirementOf("reviews", require), question);
}
const stateOf = (given: Case): string => judge(given).state;

describe("who wrote commits of the change", () => {
  const commitBy = (login: string | null, committer: string | null = login, sha = HEAD): Given =>
    ({ sha, message: "", author: { login, name: "B", email: "" }, committer, committedAt: "2026-11-23T09:00:00Z", parents: 1, signatureVerified: null });
  const bot = { login: "github-actions", kind: "bot" };
  const under = (author: unknown, ...commits: readonly Given[]): Given => ({ pull: { author, commitCount: commits.length }, commits: whole(commits) });

  it.each<[string, unknown]>([["a bot", bot], ["a program of the policy's list", user("renovate-bot")], ["an account that is gone", null]])("does not approve it under the name of %s", (_who, author) => {
    expect(judge({ reviews: [approved()], facts: under(author, commitBy("bob")) })).toEqual({
      state: "pending", reason: "waits for 1 approval of anyone with the role write", evidence: ["bob approved aaaaaaa; it does not count: bob wrote commits of the change"],
    });
    expect(stateOf({ reviews: [approved()], facts: under(author, commitBy("helper[bot]", "Bob")) })).toBe("pending");
    expect(stateOf({ reviews: [approved()], facts: under(author, commitBy("carol")) })).toBe("satisfied");
    expect(stateOf({ reviews: [approved(), reviewOf("changes-requested", { by: "carol" })], facts: under(author, commitBy("carol")) })).toBe("unsatisfied");
  });

  it("could be anybody where an address is of no account or commits are missing: an error where that decides", () => {
    const nobody = under(bot, commitBy(null));
    expect(judge({ reviews: [approved()], facts: nobody })).toMatchObject({
      state: "error", reason: "bob approved, but whether bob wrote commits of the change is unknown: no account has the address of who wrote aaaaaaa; let whoever wrote them add the address to their account, or ask for a waiver",
    });
    expect(stateOf({ require: { count: 2 }, reviews: [approved()], facts: nobody })).toBe("pending");
    expect(stateOf({ reviews: [approved({ commit: OLD })], facts: nobody })).toBe("pending");
    const some: [Given, string][] = [
      [under(bot), "no commit of the change is known; run it again"],
      [{ ...under(bot, commitBy("carol")), pull: { author: bot, commitCount: 2 } }, "only 1 of 2 commits could be read, so nobody knows about the others; run it again, or split the change"],
      [{ pull: { author: bot }, commits: part([commitBy("carol")]) }, "only 1 of 1 commits could be read, so nobody knows about the others; run it again, or split the change"],
    ];
    for (const [facts, reason] of some) {
      expect(judge({ reviews: [approved()], facts })).toMatchObject({ state: "error", reason: `bob approved, but whether bob wrote commits of the change is unknown: ${reason}` });
    }
    expect(stateOf({ reviews: [approved()], facts: { commits: part([]) } })).toBe("satisfied");
  });

  it("could be anybody where the head is not among the commits: they are those of another push", () => {
    const reason = "bob approved, but whether bob wrote commits of the change is unknown: the head aaaaaaa is not among the commits that are known, so they are of another change; run it again";
    expect(judge({ reviews: [approved()], facts: under(bot, commitBy("carol", "carol", OLD)) })).toMatchObject({ state: "error", reason });
    expect(judge({ require: { contributors: "refuse" }, reviews: [approved()], facts: under(user("alice"), commitBy("alice", "alice", OLD)) })).toMatchObject({ state: "error", reason });
    expect(stateOf({ reviews: [approved()], facts: under(bot, commitBy("bob", "bob", OLD)) })).toBe("pending");
  });

  it("is refused under a person's name too where the policy says so", () => {
    const facts = under(user("alice"), commitBy("alice"), commitBy("bob", "bob", OLD));
    expect(stateOf({ reviews: [approved()], facts })).toBe("satisfied");
    expect(stateOf({ require: { contributors: "refuse" }, reviews: [approved()], facts })).toBe("pending");
    expect(stateOf({ require: { contributors: "refuse" }, reviews: [approved({ by: "carol" })], facts })).toBe("satisfied");
    expect(judge({ require: { contributors: "refuse", from: ["owner", "@bob"] }, facts }).reason).toBe("nobody besides those who wrote the change may give the 1 approval of owner or @bob; name more people, or ask for a waiver");
  });
});
