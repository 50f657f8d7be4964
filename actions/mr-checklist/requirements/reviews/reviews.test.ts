import { describe, expect, it } from "@jest/globals";
import type { Evaluation } from "../../evaluation/evaluation.js";
import { fileOf, HEAD, part, questionOf, whole } from "../testing/question.js";
import { requirementOf } from "../testing/requirement.js";
import { reviews } from "./reviews.js";

type Given = Readonly<Record<string, unknown>>;

const OLD = "c".repeat(40);
const user = (login: string): Given => ({ login, kind: "user" });

/** A review of the head by bob; the later, the higher `minute`. */
function reviewOf(state: string, { minute = 0, by = "bob", ...given }: Given & { minute?: number; by?: string } = {}): Given {
  const submittedAt = `2026-11-23T10:${String(minute).padStart(2, "0")}:00Z`;
  return { author: user(by), state, commit: HEAD, body: "", submittedAt, edited: false, url: "", changedSince: [], ...given };
}
const approved = (given: Parameters<typeof reviewOf>[1] = {}): Given => reviewOf("approved", given);

const ROLES = [{ login: "bob", role: "write" }, { login: "carol", role: "admin" }, { login: "erin", role: "read" }, { login: "dave", role: "write" }];
const TEAMS = [{ team: "acme/dba", members: ["carol", "dave", "alice"] }, { team: "acme/secret", members: null, unknown: "403" }];
const CHECKLIST = { groups: { dba: { users: ["bob"], teams: ["acme/dba"] }, hidden: { users: ["bob"], teams: ["acme/secret"] }, owner: { users: ["Alice"] } } };

interface Case {
  readonly require?: Given;
  readonly reviews?: readonly Given[];
  readonly files?: readonly Given[];
  readonly facts?: Given;
}

function judge({ require = {}, reviews: given = [], files = [fileOf()], facts = {} }: Case): Evaluation {
  const question = questionOf({ reviews: whole(given), files: whole(files), people: { roles: ROLES, teams: TEAMS }, ...facts }, CHECKLIST);
  return reviews(requirementOf("reviews", require), question);
}
const stateOf = (given: Case) => judge(given).state;

describe("reviews by anyone", () => {
  it("are waited for", () => {
    expect(judge({})).toEqual({ state: "pending", reason: "waits for 1 approval of anyone with the role write", evidence: [] });
    expect(judge({ require: { count: 2 }, reviews: [approved()] })).toEqual({
      state: "pending", reason: "waits for 1 more approval of anyone with the role write", evidence: ["bob approved aaaaaaa"],
    });
  });

  it("are enough when those with the role approved", () => {
    expect(judge({ reviews: [approved()] })).toEqual({ state: "satisfied", reason: "bob approved", evidence: ["bob approved aaaaaaa"] });
    expect(stateOf({ require: { count: 2 }, reviews: [approved(), approved({ by: "carol" })] })).toBe("satisfied");
    expect(stateOf({ require: { role: "maintain" }, reviews: [approved({ by: "carol" })] })).toBe("satisfied");
  });

  it("count each person once, however often and in whatever case", () => {
    expect(stateOf({ require: { count: 2 }, reviews: [approved(), approved({ minute: 1 }), approved({ by: "BOB", minute: 2 })] })).toBe("pending");
  });

  it("do not count of who has a lesser role", () => {
    expect(judge({ reviews: [approved({ by: "erin" })] })).toMatchObject({ state: "pending", evidence: ["erin approved aaaaaaa; it does not count: erin has a lesser role than write"] });
    expect(stateOf({ require: { role: "maintain" }, reviews: [approved()] })).toBe("pending");
  });

  it("are an error where only an unknown role could decide", () => {
    expect(judge({ reviews: [approved({ by: "frank" })] })).toEqual({
      state: "error",
      reason: "frank approved, but the role of frank in the repository is unknown; collect the facts with a token that may read who collaborates on the repository",
      evidence: ["frank approved aaaaaaa; whether it counts is not known: the role of frank in the repository is unknown"],
    });
    expect(stateOf({ reviews: [approved({ by: "frank" }), approved()] })).toBe("satisfied");
    expect(stateOf({ require: { count: 3 }, reviews: [approved({ by: "frank" }), approved()] })).toBe("pending");
  });
});

describe("who never counts", () => {
  it.each([
    ["the author", user("alice"), "alice is the author"],
    ["the author in other letters", user("ALICE"), "ALICE is the author"],
    ["an app", { login: "helper", kind: "bot" }, "helper is no person"],
    ["a program of the policy's list", user("renovate-bot"), "renovate-bot is no person"],
    ["an organization", { login: "acme", kind: "organization" }, "acme is no person"],
    ["a placeholder for somebody imported", { login: "old", kind: "mannequin" }, "old is no person"],
  ])("%s", (_, author, why) => {
    const people = { roles: ["alice", "helper[bot]", "renovate-bot", "acme", "old"].map((login) => ({ login, role: "admin" })), teams: TEAMS };
    const { state, evidence } = judge({ reviews: [approved({ author })], facts: { people } });
    expect([state, evidence]).toEqual(["pending", [expect.stringMatching(new RegExp(`; it does not count: ${why}$`))]]);
  });

  it("is a deleted account, whatever it said", () => {
    expect(judge({ reviews: [approved({ author: null })] })).toMatchObject({ state: "pending", evidence: [] });
    expect(judge({ reviews: [reviewOf("changes-requested", { author: null }), approved()] })).toMatchObject({ state: "error", reason: expect.stringContaining("dismiss that review") });
    expect(stateOf({ reviews: [reviewOf("dismissed", { author: null }), approved()] })).toBe("satisfied");
  });

  it("does not speak for the person whose name it bears", () => {
    const blocked = [reviewOf("changes-requested", { by: "carol" }), approved({ author: { login: "carol", kind: "mannequin" }, minute: 1 }), approved()];
    expect(stateOf({ reviews: blocked })).toBe("unsatisfied");
  });

  it("is nobody else when the author's account is deleted", () => {
    expect(stateOf({ reviews: [approved()], facts: { pull: { author: null } } })).toBe("satisfied");
    expect(stateOf({ require: { from: ["@carol"] }, facts: { pull: { author: null } } })).toBe("pending");
  });

  it("is not who pushed commits to somebody else's pull request: GitHub counts them too", () => {
    const commit = { sha: HEAD, message: "", author: { login: "bob", name: "Bob", email: "" }, committedAt: "2026-11-23T09:00:00Z", parents: 1, signatureVerified: null };
    expect(stateOf({ reviews: [approved()], facts: { commits: whole([commit]) } })).toBe("satisfied");
  });
});

describe("the latest review of a person", () => {
  it.each([
    ["a comment leaves the approval", [approved(), reviewOf("commented", { minute: 1 })], "satisfied"],
    ["a review that was not handed in leaves it too", [approved(), reviewOf("pending", { minute: 1 })], "satisfied"],
    ["changes requested later supersede it", [approved(), reviewOf("changes-requested", { minute: 1 })], "unsatisfied"],
    ["an approval supersedes changes requested before", [reviewOf("changes-requested"), approved({ minute: 1 })], "satisfied"],
    ["a dismissal voids it, and what was before stays superseded", [approved(), reviewOf("dismissed", { minute: 1 })], "pending"],
    ["of one second, changes requested count", [reviewOf("changes-requested"), approved()], "unsatisfied"],
    ["of one second, the dismissal counts", [reviewOf("dismissed"), approved()], "pending"],
    ["fractions of a second are later than the whole one", [approved({ submittedAt: "2026-11-23T10:00:00.25Z" }), reviewOf("changes-requested")], "satisfied"],
    ["fractions are compared as numbers", [approved({ submittedAt: "2026-11-23T10:00:00.5Z" }), reviewOf("changes-requested", { submittedAt: "2026-11-23T10:00:00.25Z" })], "satisfied"],
  ])("counts: %s", (_, given, expected) => {
    expect([given, [...given].reverse()].map((list) => stateOf({ reviews: list }))).toEqual([expected, expected]);
  });

  it("is named with what it said of which commit, in the order of time", () => {
    const given = [
      reviewOf("dismissed", { minute: 2, by: "dave", commit: null }),
      reviewOf("changes-requested", { minute: 1, by: "carol" }),
      approved({ commit: OLD }),
    ];
    expect(judge({ reviews: given })).toEqual({
      state: "unsatisfied",
      reason: "carol requested changes; settle them and ask for a new review",
      evidence: [
        "bob approved ccccccc; it does not count: bob has not seen the head",
        "carol requested changes of aaaaaaa",
        "dave's review of a commit that is gone was dismissed",
      ],
    });
  });
});

describe("changes requested", () => {
  it("block whatever was pushed after them, until their author says otherwise", () => {
    expect(stateOf({ reviews: [approved(), reviewOf("changes-requested", { by: "carol", commit: OLD, changedSince: ["src/totals.ts"] })] })).toBe("unsatisfied");
  });

  it("of who is not asked block nothing", () => {
    expect(stateOf({ reviews: [approved(), reviewOf("changes-requested", { by: "erin" })] })).toBe("satisfied");
    expect(stateOf({ require: { from: ["@bob"] }, reviews: [approved(), reviewOf("changes-requested", { by: "carol" })] })).toBe("satisfied");
    expect(stateOf({ reviews: [approved(), reviewOf("changes-requested", { author: { login: "helper", kind: "bot" } })] })).toBe("satisfied");
  });

  it("of who may be asked are an error, for they might block", () => {
    expect(judge({ reviews: [approved(), reviewOf("changes-requested", { by: "frank" })] })).toMatchObject({
      state: "error", reason: expect.stringMatching(/^frank requested changes, but the role of frank in the repository is unknown; /),
    });
  });
});

describe("reviews by a group", () => {
  it("are waited for from those who may give them", () => {
    expect(judge({ require: { from: ["dba"] } })).toMatchObject({ state: "pending", reason: "waits for 1 approval of dba (bob, carol, dave)" });
  });

  it("are those of its users and of its teams' members, whatever their role", () => {
    expect(["bob", "CAROL", "dave", "erin"].map((by) => stateOf({ require: { from: ["dba"] }, reviews: [approved({ by })] }))).toEqual(["satisfied", "satisfied", "satisfied", "pending"]);
    expect(judge({ require: { from: ["dba", "@frank"] }, reviews: [approved({ by: "erin" })] }).evidence).toEqual(["erin approved aaaaaaa; it does not count: erin is not in dba or @frank"]);
    expect(stateOf({ require: { from: ["dba", "@frank"] }, reviews: [approved({ by: "frank" })] })).toBe("satisfied");
  });

  it("are an error from the start where a team cannot be read, unless those who are known are enough", () => {
    const reason = "the members of acme/secret could not be read: 403; give the action an `org-token` that may read the organization's teams, or name the people as users";
    expect(judge({ require: { from: ["hidden"] } })).toMatchObject({ state: "error", reason });
    expect(judge({ require: { from: ["hidden"] }, reviews: [approved({ by: "carol" })] })).toMatchObject({ state: "error", reason: `carol approved, but ${reason}` });
    expect(stateOf({ require: { from: ["hidden"] }, reviews: [approved()] })).toBe("satisfied");
    expect(stateOf({ require: { from: ["hidden", "anyone"] } })).toBe("pending");
  });

  it("cannot be had where nobody but the author or a program is in it", () => {
    expect(judge({ require: { from: ["owner"] } })).toMatchObject({
      state: "unsatisfied", reason: "nobody besides the author may give the 1 approval of owner; name more people, or ask for a waiver",
    });
    expect(judge({ require: { from: ["owner", "@bob", "@renovate-bot"], count: 2 } })).toMatchObject({
      state: "unsatisfied", reason: "only bob besides the author may give the 2 approvals of owner or @bob or @renovate-bot; name more people, or ask for a waiver",
    });
  });
});

describe("a stale approval", () => {
  const old = (changedSince: readonly string[] | null): Given => approved({ commit: OLD, changedSince });

  it("is one of another commit than the head by default", () => {
    expect([old([]), approved({ commit: null, changedSince: null })].map((review) => stateOf({ reviews: [review] }))).toEqual(["pending", "pending"]);
  });

  it("never is where the policy says so", () => {
    expect(stateOf({ require: { stale: "never" }, reviews: [old(null)] })).toBe("satisfied");
  });

  it("is one whose files were changed since", () => {
    const require = { stale: "owned-files", paths: ["src/**"] };
    expect(stateOf({ require, reviews: [old(["docs/a.md"])] })).toBe("satisfied");
    expect(judge({ require, reviews: [old(["src/totals.ts"])] })).toMatchObject({ state: "pending", evidence: ["bob approved ccccccc; it does not count: bob has not seen src/totals.ts as it is now"] });
    expect(stateOf({ require, reviews: [approved({ changedSince: null })] })).toBe("satisfied");
  });

  it("is one whose file was changed under the name it had before", () => {
    const files = [fileOf({ path: "src/b.ts", previousPath: "src/a.ts", status: "renamed" })];
    expect(stateOf({ require: { stale: "owned-files" }, files, reviews: [old(["src/a.ts"])] })).toBe("pending");
  });

  it("may be one of which nobody knows what changed since: an error where it would decide", () => {
    const require = { stale: "owned-files" };
    expect(judge({ require, reviews: [old(null)] })).toMatchObject({ state: "error", reason: "bob approved, but what changed since the approval of bob is unknown; ask for a new approval of the head" });
    expect(stateOf({ require, reviews: [old(null), approved({ by: "carol" })] })).toBe("satisfied");
    expect(stateOf({ require, reviews: [approved({ by: "erin", commit: OLD, changedSince: null })] })).toBe("pending");
  });
});

describe("the files that an item is about", () => {
  const require = { from: ["dba"], paths: ["db/**"] };

  it("ask for nothing when the change touches none of them", () => {
    expect(judge({ require })).toEqual({ state: "satisfied", reason: "the change touches nothing of db/**", evidence: [] });
  });

  it("are touched by a file that was moved out of them, not by one that was copied", () => {
    const moved = { path: "src/1.sql", previousPath: "db/1.sql" };
    expect(stateOf({ require, files: [fileOf({ ...moved, status: "renamed" })] })).toBe("pending");
    expect(stateOf({ require, files: [fileOf({ ...moved, status: "copied" })] })).toBe("satisfied");
  });

  it("may be among those that nobody could read", () => {
    const missing = { state: "error", reason: expect.stringMatching(/changed files could be read/) };
    expect(judge({ require, facts: { files: part([fileOf()]) } })).toMatchObject(missing);
    expect(judge({ require, facts: { pull: { changedFiles: 9 } } })).toMatchObject(missing);
    expect(judge({ require, files: [fileOf({ status: "renamed" })] })).toMatchObject({ state: "error", reason: "src/totals.ts was moved, and the facts do not say from where; collect them again" });
  });

  it("matter where the approval depends on them, and nowhere else", () => {
    const facts = { files: part([fileOf()]) };
    expect(stateOf({ facts, reviews: [approved()] })).toBe("satisfied");
    expect(stateOf({ facts, require: { stale: "owned-files" }, reviews: [approved()] })).toBe("error");
    expect(stateOf({ facts, require: { stale: "owned-files" } })).toBe("pending");
    expect(stateOf({ facts: { ...facts, codeowners: "* @bob" }, require: { from: ["codeowners"] }, reviews: [approved()] })).toBe("error");
  });
});

it("many items ask about one change without reading CODEOWNERS again", () => {
  const question = questionOf({ codeowners: "* @bob", reviews: whole([approved()]) }, CHECKLIST);
  const requirement = requirementOf("reviews", { from: ["codeowners"] });
  expect(reviews(requirement, question)).toEqual(reviews(requirement, question));
});

it("reviews of which only a part could be read prove nothing either way", () => {
  const state = (given: readonly Given[]) => stateOf({ facts: { reviews: part(given) } });
  expect([state([]), state([approved()]), state([reviewOf("changes-requested")])]).toEqual(["error", "error", "error"]);
});

describe("reviews by code owners", () => {
  const require = { from: ["codeowners"] };
  const files = [fileOf({ path: "db/1.sql" }), fileOf({ path: "web/a.ts" })];
  const both = { require, files, facts: { codeowners: "db/ @carol\nweb/ @bob @dave" } };

  it("are one of each set of owners", () => {
    expect(judge(both)).toMatchObject({ state: "pending", reason: "waits for 1 approval of @carol for db/1.sql; waits for 1 approval of @bob or @dave for web/a.ts (bob, dave)" });
    expect(judge({ ...both, reviews: [approved()] })).toMatchObject({ state: "pending", reason: "waits for 1 approval of @carol for db/1.sql", evidence: ["bob approved aaaaaaa"] });
    expect(judge({ ...both, reviews: [approved(), approved({ by: "Carol" })] })).toMatchObject({ state: "satisfied", reason: "Carol approved; bob approved" });
  });

  it("are told in two reasons and a number when there are many sets", () => {
    const many = { require, files: ["a", "b", "c"].map((name) => fileOf({ path: name })), facts: { codeowners: "a @bob\nb @carol\nc @dave" } };
    expect(judge(many).reason).toBe("waits for 1 approval of @bob for a; waits for 1 approval of @carol for b; and 1 more");
  });

  it("of one set written in two ways are asked for once", () => {
    const twice = { require, files, facts: { codeowners: "db/ @Bob @carol\nweb/ @carol @bob" } };
    expect(judge(twice)).toMatchObject({ reason: "waits for 1 approval of @Bob or @carol for db/1.sql, web/a.ts (Bob, carol)" });
  });

  it("are blocked by an owner who requested changes, of their own files", () => {
    expect(stateOf({ ...both, reviews: [approved({ by: "carol" }), approved(), reviewOf("changes-requested", { by: "dave" })] })).toBe("unsatisfied");
  });

  it("stay valid as long as the owner's own files are unchanged", () => {
    const owned = { ...both, require: { ...require, stale: "owned-files" } };
    const reviewsWith = (changedSince: readonly string[]): Given[] => [approved({ by: "carol", commit: OLD, changedSince }), approved()];
    expect(stateOf({ ...owned, reviews: reviewsWith(["web/a.ts"]) })).toBe("satisfied");
    expect(stateOf({ ...owned, reviews: reviewsWith(["db/1.sql"]) })).toBe("pending");
  });

  it("are asked of the owners of a moved file's former place too", () => {
    const moved = { ...both, files: [fileOf({ path: "web/1.sql", previousPath: "db/1.sql", status: "renamed" })] };
    expect([stateOf({ ...moved, reviews: [approved()] }), stateOf({ ...moved, reviews: [approved(), approved({ by: "carol" })] })]).toEqual(["pending", "satisfied"]);
  });

  it("are not given by who may not write, nor by the author, who owns the file", () => {
    const own = { require, files, facts: { codeowners: "* @alice @erin" } };
    expect(judge({ ...own, reviews: [approved({ by: "erin" })] })).toMatchObject({ state: "pending", evidence: ["erin approved aaaaaaa; it does not count: erin owns none of these files, or may not write"] });
    expect(judge({ ...own, facts: { codeowners: "* @alice" } })).toMatchObject({
      state: "unsatisfied", reason: "nobody besides the author may give the 1 approval of @alice for db/1.sql, web/a.ts; name more people, or ask for a waiver",
    });
  });

  it("are an error where nobody read the role of the owner whose review decides", () => {
    const unread = { require, files, facts: { codeowners: "* @frank @dave" } };
    expect(judge({ ...unread, reviews: [approved({ by: "frank" })] })).toMatchObject({ state: "error", reason: expect.stringMatching(/^frank approved, but the role of frank in the repository is unknown; collect the facts/) });
    expect(stateOf({ ...unread, reviews: [approved({ by: "dave" }), reviewOf("changes-requested", { by: "frank" })] })).toBe("error");
    expect(stateOf({ ...unread, reviews: [approved({ by: "dave" }), approved({ by: "frank" })] })).toBe("satisfied");
    expect(stateOf({ ...unread, reviews: [approved({ by: "mallory" })] })).toBe("pending");
  });

  it("are those of a team's members where the team can be read", () => {
    const team = { require, files, facts: { codeowners: "* @Acme/DBA" } };
    expect([stateOf({ ...team, reviews: [approved({ by: "dave" })] }), stateOf({ ...team, reviews: [approved()] })]).toEqual(["satisfied", "pending"]);
    expect(judge({ ...team, facts: { codeowners: "* @acme/other" } })).toMatchObject({ state: "error", reason: expect.stringMatching(/^the members of acme\/other were not read; give the action an `org-token`/) });
  });

  it("cannot be told from an e-mail address, unless another owner approved", () => {
    const mail = { require, files, facts: { codeowners: "* docs@example.com @dave" } };
    expect(judge({ ...mail, reviews: [approved()] })).toMatchObject({ state: "error", reason: "bob approved, but whose address docs@example.com is cannot be read; name the login in CODEOWNERS" });
    expect(stateOf({ ...mail, reviews: [approved({ by: "dave" })] })).toBe("satisfied");
  });

  it("are an error without CODEOWNERS, and with one that GitHub leaves aside", () => {
    expect(judge({ require })).toMatchObject({ state: "error", reason: "the base has no CODEOWNERS; add the file, or name groups in `from`" });
    expect(stateOf({ require, facts: { codeowners: "#".repeat(3 * 1024 * 1024) } })).toBe("error");
  });

  it("name the lines of CODEOWNERS that say nothing or may say something else", () => {
    expect(judge({ require, facts: { codeowners: "* @bob\n/a[b] @carol\n!src @carol" }, reviews: [approved()] })).toEqual({
      state: "satisfied",
      reason: "bob approved",
      evidence: ["bob approved aaaaaaa", "CODEOWNERS line 2: GitHub asks for `\\[` and `\\]` where brackets stand for themselves, and knows no range", "CODEOWNERS line 3 is skipped: `!` takes nothing away here; give the files to their owners in a later line"],
    });
  });

  it("are of the files that the item is about alone", () => {
    const about = { ...both, require: { ...require, paths: ["db/**"] } };
    expect(stateOf({ ...about, reviews: [approved({ by: "carol" })] })).toBe("satisfied");
  });
});

describe("files that nobody owns", () => {
  const require = { from: ["codeowners"] };
  const files = [fileOf({ path: "db/1.sql" }), fileOf({ path: "web/a.ts" })];
  const half = { require, files, facts: { codeowners: "* @dave\ndb/ @carol\nweb/" } };

  it("need anyone's approval who may write, or that of the other files' owners", () => {
    expect(judge(half).reason).toBe("waits for 1 approval of @carol for db/1.sql; waits for 1 approval of anyone with the role write for web/a.ts, which nobody owns");
    expect(stateOf({ ...half, reviews: [approved({ by: "carol" })] })).toBe("satisfied");
    expect(stateOf({ ...half, reviews: [approved()] })).toBe("pending");
  });

  it("need one too when nobody owns any of the files", () => {
    const none = { require, files, facts: { codeowners: "" } };
    expect([stateOf(none), stateOf({ ...none, reviews: [approved({ by: "erin" })] }), stateOf({ ...none, reviews: [approved()] })]).toEqual(["pending", "pending", "satisfied"]);
    expect(stateOf({ ...none, files: [], facts: { ...none.facts, pull: { changedFiles: 0 } } })).toBe("pending");
  });

  it("fall to the groups that stand beside codeowners, who never replace an owner", () => {
    const grouped = { ...half, require: { from: ["codeowners", "@frank"] } };
    expect(stateOf({ ...grouped, reviews: [approved({ by: "frank" })] })).toBe("pending");
    expect(stateOf({ ...grouped, files: [fileOf({ path: "web/a.ts" })], reviews: [approved()] })).toBe("pending");
    expect(stateOf({ ...grouped, files: [fileOf({ path: "web/a.ts" })], reviews: [approved({ by: "frank" })] })).toBe("satisfied");
  });

  it("do not keep a changed one from being approved anew", () => {
    const owned = { ...half, require: { ...require, stale: "owned-files" } };
    expect(stateOf({ ...owned, reviews: [approved({ by: "carol", commit: OLD, changedSince: ["web/a.ts"] })] })).toBe("pending");
    expect(stateOf({ ...owned, reviews: [approved({ by: "carol", commit: OLD, changedSince: ["web/a.ts"] }), approved()] })).toBe("satisfied");
  });
});

describe("several approvals by code owners", () => {
  const files = [fileOf({ path: "db/1.sql" }), fileOf({ path: "web/a.ts" })];
  const two = { require: { from: ["codeowners"], count: 2 }, files };

  it("are counted over all the files", () => {
    const facts = { codeowners: "db/ @carol\nweb/ @bob @carol @dave" };
    expect(judge({ ...two, facts, reviews: [approved({ by: "carol" })] })).toMatchObject({ state: "pending", reason: "waits for 1 more approval of the owners of the files together (carol, bob, dave)" });
    expect(stateOf({ ...two, facts, reviews: [approved({ by: "carol" }), approved({ by: "dave" })] })).toBe("satisfied");
    expect(stateOf({ ...two, facts, reviews: [approved({ by: "bob" }), approved({ by: "dave" })] })).toBe("pending");
  });

  it("may come from anyone where a part of the files has no owner", () => {
    const facts = { codeowners: "db/ @carol" };
    expect(judge({ ...two, facts, reviews: [approved({ by: "carol" })] }).reason).toBe("waits for 1 more approval of the owners of the files together");
    expect(stateOf({ ...two, facts, reviews: [approved({ by: "carol" }), approved()] })).toBe("satisfied");
  });

  it("are an error where a team's members are unknown, not a dead end", () => {
    expect(stateOf({ ...two, facts: { codeowners: "* @acme/secret @carol" }, reviews: [approved({ by: "carol" })] })).toBe("error");
  });
});
