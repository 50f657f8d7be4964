import { describe, expect, it } from "@jest/globals";
import { itemShape } from "../../../shared/policy/sections/checklist/checklist.js";
import { HEAD, questionOf, whole } from "../requirements/testing/question.js";
import { differenceDigest } from "./difference.js";
import { readyLine, waiversOf } from "./item-waivers.js";
import { waiverStatements } from "./statements.js";
import { AT, commentOf, peopleOf, REASON, reviewOf } from "./testing/texts.js";

type Given = Readonly<Record<string, unknown>>;

const OTHER = "c".repeat(40);
const DAY = "2026-11-27";
const LINE = `/waive small until ${DAY} because ${REASON}`;
const LINE_AT = `/waive small at ${AT} until ${DAY} because ${REASON}`;

interface Setting {
  readonly reviews?: readonly Given[];
  readonly comments?: readonly Given[];
  readonly people?: Given;
  readonly pull?: Given;
  readonly files?: readonly Given[];
  readonly checklist?: Given;
  readonly item?: Given;
}

/** What the waivers of the item `small` come to: who waives it, why nobody can say, what is refused. */
function waived({ reviews = [], comments = [], people = peopleOf(), pull = {}, files, checklist = {}, item = {} }: Setting) {
  const { facts, policy } = questionOf({ reviews: whole(reviews), comments: whole(comments), people, pull, ...(files === undefined ? {} : { files: whole(files) }) }, checklist);
  const small = itemShape.check({ id: "small", verify: "machine", require: { size: { lines: 1 } }, ...item }, []);
  const { statements, unread } = waiverStatements(facts);
  const judged = { head: facts.pull.head.sha, difference: differenceDigest(facts) };
  const { used, unknown, refused } = waiversOf(small, statements, { facts, policy, judged });
  return { used, unknown, refused: [...unread, ...refused].map(({ problem }) => problem), judged, ready: readyLine(small, { facts, policy, judged }) };
}

describe("a waiver", () => {
  it("in a review of the head lets the item pass, by whom, why and until when", () => {
    const { used, unknown, refused } = waived({ reviews: [reviewOf(`Fine.\n\n${LINE}`)] });
    expect({ unknown, refused }).toEqual({ unknown: null, refused: [] });
    expect(used).toEqual({
      item: "small", by: "bob", right: "has the role maintain or a higher one", reason: REASON, at: "2026-11-23T11:00:00Z", expires: "2026-11-28T00:00:00.000Z",
      binds: "head", bound: HEAD, url: "https://github.com/octo/orders/pull/7#r1",
    });
  });

  it("in a comment has to name the head", () => {
    expect(waived({ comments: [commentOf(LINE_AT)] }).used).toMatchObject({ by: "bob", bound: HEAD });
    expect(waived({ comments: [commentOf(LINE)] })).toMatchObject({ used: null, refused: ["names no commit: a comment is about whatever is pushed next. Write `at` and the head's sha behind the item, or waive in a review"] });
  });

  it("from the future lets nothing pass, save for what two clocks may differ by", () => {
    const written = (createdAt: string) => waived({ comments: [commentOf(LINE_AT, { createdAt })] });
    expect(written("2026-11-23T12:05:00Z").used).toMatchObject({ by: "bob" });
    expect(written("2026-11-23T12:05:01Z")).toMatchObject({ used: null, unknown: null, refused: ["was written 2026-11-23T12:05:01Z, which is after the facts were collected; collect them again"] });
  });

  it("in a long text lets nothing pass, and the report says where to write it", () => {
    const long = `${"y".repeat(4000 - LINE_AT.length - 2)}\n\n${LINE_AT}`;
    expect(waived({ comments: [commentOf(long)] }).used).toMatchObject({ by: "bob" });
    const refused = ["stands in a text of more than 4000 characters: write it in a comment of its own"];
    expect(waived({ comments: [commentOf(`y${long}`)] })).toMatchObject({ used: null, unknown: null, refused });
    expect(waived({ reviews: [reviewOf(`y${long}\n${LINE_AT}`)] })).toMatchObject({ used: null, refused });
    expect(waived({ comments: [commentOf(`x/waive ${"y".repeat(4000)}`)] })).toMatchObject({ used: null, refused: [] });
  });

  it("behind twenty others in one text lets nothing pass, and the report says so once", () => {
    const before = (count: number): string => "/waive other\n".repeat(count);
    const form = "is no waiver: write /waive ITEM at SHA until 2026-11-30 because REASON";
    expect(waived({ comments: [commentOf(`${before(19)}${LINE_AT}`)] })).toMatchObject({ used: { by: "bob" }, refused: Array.from({ length: 19 }, () => form) });
    for (const [kind, setting] of [["comment", { comments: [commentOf(`${before(20)}${LINE_AT}\n${LINE_AT}`)] }], ["review", { reviews: [reviewOf(`${before(20)}${LINE}\n${LINE}`)] }]] as const) {
      const { used, refused } = waived(setting);
      expect(used).toBeNull();
      expect(refused.filter((problem) => problem !== form)).toEqual([`is not read, nor is what follows it: there are more than 20 waivers in one ${kind}; write it in a comment of its own`]);
      expect(refused).toHaveLength(21);
    }
  });

  it("is looked for in hundreds of long comments without reading them", () => {
    const comments = Array.from({ length: 250 }, (_, index) => commentOf(`/waive small\n\n${index % 2 === 0 ? "- ".repeat(32_000) : "[a](".repeat(16_000)}`));
    const started = process.cpuUsage();
    expect(waived({ comments }).refused).toHaveLength(250);
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(3);
  });

  it("is written as the ready line says", () => {
    const { ready } = waived({});
    expect(ready).toBe(`/waive small at ${AT} until 2026-11-30 because`);
    expect(waived({ comments: [commentOf(`${ready} ${REASON}`, { createdAt: "2026-11-23T12:00:00Z" })] }).used).toMatchObject({ by: "bob" });
    const brief = { waivers: { longest: "2h" } };
    const short = waived({ checklist: brief }).ready;
    expect(short).toBe(`/waive small at ${AT} until 2026-11-23T14:00Z because`);
    expect(waived({ checklist: brief, comments: [commentOf(`${short} ${REASON}`, { createdAt: "2026-11-23T12:00:00Z" })] }).used).toMatchObject({ expires: "2026-11-23T14:00:00.000Z" });
  });

  it("of a longer beginning of the sha, and of the whole, is the same", () => {
    for (const at of [HEAD.slice(0, 30), HEAD]) expect(waived({ comments: [commentOf(LINE_AT.replace(AT, at))] }).used).toMatchObject({ by: "bob" });
  });

  it.each<[string, Setting, string]>([
    ["an edited review", { reviews: [reviewOf(LINE, { edited: true })] }, "was edited after it was written, which makes it void; write a new one"],
    ["an edited comment", { comments: [commentOf(LINE_AT, { edited: true })] }, "was edited after it was written, which makes it void; write a new one"],
    ["another commit's review", { reviews: [reviewOf(LINE, { commit: OTHER, changedSince: ["a"] })] }, "is a review of cccccccccccc, and the head is aaaaaaaaaaaa"],
    ["another commit's review with equal content", { reviews: [reviewOf(LINE, { commit: OTHER })] }, "is a review of cccccccccccc, and the head is aaaaaaaaaaaa"],
    ["a review whose commit is gone", { reviews: [reviewOf(LINE, { commit: null, changedSince: null })] }, "is a review of a commit that is gone, and the head is aaaaaaaaaaaa"],
    ["another sha", { comments: [commentOf(LINE_AT.replace(AT, OTHER))] }, "is about cccccccccccc, and the head is aaaaaaaaaaaa"],
    ["a sha that goes on otherwise", { comments: [commentOf(LINE_AT.replace(AT, `${AT}c`))] }, "is about aaaaaaaaaaaa, and the head is aaaaaaaaaaaa"],
    ["a sha that anybody can find again", { comments: [commentOf(LINE_AT.replace(AT, AT.slice(1)))] }, `names what it is about with "${AT.slice(1)}": write at least the first 20 characters of the sha, so that no other commit fits`],
    ["a branch for a sha", { comments: [commentOf(LINE_AT.replace(AT, "refs/heads/main-is-long-enough"))] }, 'names what it is about with "refs/heads/main-is-long-enough": write at least the first 20 characters of the sha, so that no other commit fits'],
    ["no date", { reviews: [reviewOf(LINE.replace(DAY, "friday"))] }, 'ends at "friday", which is no date: write until 2026-11-30 or until 2026-11-30T18:00Z'],
    ["a day that is over", { reviews: [reviewOf(LINE.replace(DAY, "2026-11-22"))] }, "has ended 2026-11-22"],
    ["the very moment of its end", { reviews: [reviewOf(LINE.replace(DAY, "2026-11-23T12:00Z"))] }, "has ended 2026-11-23T12:00Z"],
    ["a day too late", { reviews: [reviewOf(LINE.replace(DAY, "2026-12-01"))] }, "ends later than the policy allows; the latest is 2026-11-30"],
    ["a moment too late", { reviews: [reviewOf(LINE.replace(DAY, "2026-11-30T11:01Z"))] }, "ends later than the policy allows; the latest is 2026-11-30"],
    ["a short reason", { reviews: [reviewOf(LINE.replace(REASON, "broken"))] }, "gives a reason of 6 characters; the policy asks for 20"],
    ["a reason of what nobody sees", { reviews: [reviewOf(LINE.replace(REASON, `x${"\u200B\u2060".repeat(20)}`))] }, "gives a reason of 1 character; the policy asks for 20"],
    ["a reason of one letter with many marks", { reviews: [reviewOf(LINE.replace(REASON, `x${"\u0301".repeat(30)}`))] }, "gives a reason of 1 character; the policy asks for 20"],
    ["the author", { reviews: [reviewOf(LINE, { author: { login: "Alice", kind: "user" } })], people: peopleOf({ alice: "admin" }) }, "was written by the author, who never may"],
    ["an app", { reviews: [reviewOf(LINE, { author: { login: "ci", kind: "bot" } })], people: peopleOf({ "ci[bot]": "admin" }) }, "was written by a program, which never may"],
    ["a program of the policy", { reviews: [reviewOf(LINE, { author: { login: "renovate-bot", kind: "user" } })], people: peopleOf({ "renovate-bot": "admin" }) }, "was written by a program, which never may"],
    ["an account that is gone", { comments: [commentOf(LINE_AT, { author: null })] }, "was written by an account that is gone"],
    ["somebody who may only write", { reviews: [reviewOf(LINE, { author: { login: "wendy", kind: "user" } })] }, "was written by wendy, who may not: it takes the role maintain"],
    ["somebody in no group", { reviews: [reviewOf(LINE, { author: { login: "wendy", kind: "user" } })], checklist: { groups: { leads: { users: ["carol"] } }, waivers: { groups: ["leads"] } } }, "was written by wendy, who may not: it takes the role maintain or the group leads"],
    ["another form", { comments: [commentOf("/waive small please")] }, "is no waiver: write /waive ITEM at SHA until 2026-11-30 because REASON"],
    ["an item that nobody can waive", { reviews: [reviewOf(LINE)], item: { waivable: false } }, "is of an item that nobody can waive"],
  ])("by %s lets nothing pass", (_name, setting, problem) => {
    expect(waived(setting)).toMatchObject({ used: null, unknown: null, refused: [problem] });
  });

  it.each<[string, Setting]>([
    ["a dismissed review", { reviews: [reviewOf(LINE, { state: "dismissed" })] }],
    ["a review that is not sent yet", { reviews: [reviewOf(LINE, { state: "pending" })] }],
    ["another item's", { reviews: [reviewOf(LINE.replace("small", "large"))] }],
    ["a quote", { comments: [commentOf(`> ${LINE_AT}`)] }],
  ])("in %s is none", (_name, setting) => {
    expect(waived(setting)).toMatchObject({ used: null, unknown: null, refused: [] });
  });

  it("may end with the day in which the longest ends", () => {
    expect(waived({ reviews: [reviewOf(LINE.replace(DAY, "2026-11-30"))] }).used).toMatchObject({ expires: "2026-12-01T00:00:00.000Z" });
    expect(waived({ reviews: [reviewOf(LINE.replace(DAY, "2026-11-30T11:00Z"))] }).used).toMatchObject({ expires: "2026-11-30T11:00:00.000Z" });
  });

  it("counts by a group too, and the policy says by which role", () => {
    const checklist = { groups: { leads: { users: ["wendy"] } }, waivers: { groups: ["leads"] } };
    const byWendy = [reviewOf(LINE, { author: { login: "Wendy", kind: "user" } })];
    expect(waived({ reviews: byWendy, checklist }).used).toMatchObject({ by: "Wendy", right: "is in the group leads" });
    expect(waived({ reviews: byWendy, checklist: { waivers: { role: "write" } } }).used).toMatchObject({ right: "has the role write or a higher one" });
  });

  it("by somebody whose right is unknown is neither taken nor refused, unless another one decides", () => {
    const byErin = reviewOf(LINE, { author: { login: "erin", kind: "user" } });
    const unknown = "whether erin may waive it is unknown: the role of erin in the repository is unknown; collect the facts with a token that may read who collaborates on the repository";
    expect(waived({ reviews: [byErin] })).toMatchObject({ used: null, unknown });
    expect(waived({ reviews: [byErin, reviewOf(LINE)] })).toMatchObject({ used: { by: "bob" }, unknown: null });
    const team = { groups: { leads: { teams: ["acme/leads"] } }, waivers: { groups: ["leads"] } };
    expect(waived({ reviews: [byErin], people: peopleOf({ erin: "write" }), checklist: team }).unknown).toMatch(/^whether erin may waive it is unknown: the members of acme\/leads were not read; /);
    expect(waived({ reviews: [reviewOf(LINE.replace(DAY, "2026-11-22"), { author: { login: "erin", kind: "user" } })] })).toMatchObject({ unknown: null });
  });

  it("of a change whose author is gone could be the author's", () => {
    expect(waived({ reviews: [reviewOf(LINE)], pull: { author: null } }).unknown).toMatch(/^whether bob may waive it is unknown: the account of the change's author is gone/);
  });

  it("that ends last is the one that counts, whatever order they come in", () => {
    const reviews = [reviewOf(LINE, { url: "https://x/1" }), reviewOf(LINE.replace(DAY, "2026-11-29"), { url: "https://x/2" }), reviewOf(LINE.replace(DAY, "2026-11-29"), { url: "https://x/3" })];
    for (const order of [reviews, reviews.toReversed()]) expect(waived({ reviews: order }).used).toMatchObject({ url: "https://x/2" });
  });
});

describe("a waiver that is bound to the difference", () => {
  const checklist = { waivers: { binds: "difference" } };
  const files = [{ path: "a.ts", previousPath: null, status: "modified", additions: 1, deletions: 1, patch: "@@ -1 +1 @@\n-a\n+b", blob: null, mode: "100644" }];
  const digest = waived({ files, checklist }).judged.difference ?? "";

  it("names its digest, and holds for every head that makes it", () => {
    const { ready, judged } = waived({ files, checklist });
    expect(ready).toBe(`/waive small at ${digest.slice(0, 20)} until 2026-11-30 because`);
    const comments = [commentOf(`/waive small at ${digest.slice(0, 20)} until ${DAY} because ${REASON}`)];
    expect(waived({ files, checklist, comments }).used).toMatchObject({ binds: "difference", bound: digest });
    expect(waived({ files, checklist, comments, pull: { head: { ref: "x", sha: OTHER, repository: null } } }).used).toMatchObject({ bound: judged.difference });
    const changed = [{ ...files[0], patch: "@@ -1 +1 @@\n-a\n+c" }];
    expect(waived({ files: changed, checklist, comments }).refused[0]).toMatch(/^is about [0-9a-f]{12}, and the difference is now [0-9a-f]{12}$/);
  });

  it("may name the head, which makes the difference", () => {
    expect(waived({ files, checklist, comments: [commentOf(LINE_AT)] }).used).toMatchObject({ bound: digest });
    expect(waived({ files, checklist, reviews: [reviewOf(LINE)] }).used).toMatchObject({ bound: digest });
  });

  it("holds in a review of another commit only when its content is the head's", () => {
    expect(waived({ files, checklist, reviews: [reviewOf(LINE, { commit: OTHER, changedSince: [] })] }).used).toMatchObject({ bound: digest });
    for (const changedSince of [["a.ts"], ["other.ts"], null]) {
      expect(waived({ files, checklist, reviews: [reviewOf(LINE, { commit: OTHER, changedSince })] }).used).toBeNull();
    }
  });

  it("holds for the head alone where a part of the difference is unknown", () => {
    const unknown = [{ ...files[0], patch: null }];
    expect(waived({ files: unknown, checklist }).ready).toContain(` at ${AT} `);
    expect(waived({ files: unknown, checklist, comments: [commentOf(LINE_AT)] }).used).toMatchObject({ bound: HEAD });
    expect(waived({ files: unknown, checklist, reviews: [reviewOf(LINE)] }).used).toMatchObject({ bound: HEAD });
    expect(waived({ files: unknown, checklist, comments: [commentOf(`/waive small at ${digest} until ${DAY} because ${REASON}`)] }).refused).toEqual(["is about another commit, and whether the difference is the same cannot be told: the content of a changed file is unknown"]);
    expect(waived({ files: unknown, checklist, reviews: [reviewOf(LINE, { commit: OTHER })] }).used).toBeNull();
  });
});
