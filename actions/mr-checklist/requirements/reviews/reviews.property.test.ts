import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { Actor, ReviewFacts } from "../../facts/facts.js";
import type { Evaluation } from "../../evaluation/evaluation.js";
import { fileOf, HEAD, questionOf, whole } from "../testing/question.js";
import { requirementOf } from "../testing/requirement.js";
import { reviews } from "./reviews.js";

const OLD = "c".repeat(40);
const FILES = ["db/1.sql", "web/a.ts", "README.md"];
const CHECKLIST = { groups: { dba: { users: ["dora"], teams: ["acme/dba"] } } };
const QUESTION = questionOf({
  pull: { changedFiles: FILES.length },
  files: whole(FILES.map((path) => fileOf({ path }))),
  codeowners: "* @Wanda @alice\ndb/ @acme/dba\nREADME.md\n",
  people: {
    roles: [["wanda", "write"], ["dora", "maintain"], ["alice", "admin"], ["rita", "read"], ["stranger", "write"], ["renovate-bot", "admin"], ["helper[bot]", "write"]].map(([login, role]) => ({ login, role })),
    teams: [{ team: "acme/dba", members: ["dora", "alice"], unknown: null }],
  },
}, CHECKLIST);

const state = fc.constantFrom("approved", "approved", "approved", "changes-requested", "commented", "dismissed", "pending");
const requirement = fc.record({
  count: fc.constantFrom(1, 1, 2, 3),
  from: fc.uniqueArray(fc.constantFrom("codeowners", "anyone", "dba", "@wanda"), { minLength: 1 }),
  paths: fc.constantFrom(null, ["db/**"]),
  stale: fc.constantFrom("head", "owned-files", "never"),
}).map((written) => requirementOf("reviews", written));

/** Reviews by certain accounts, of the head or of an older commit, some in the same second. */
function reviewsBy(authors: readonly Actor[]): fc.Arbitrary<ReviewFacts[]> {
  return fc.array(fc.record({
    author: fc.constantFrom(...authors),
    state,
    second: fc.integer({ min: 0, max: 5 }),
    isHead: fc.constantFrom(true, true, false),
  }).map(({ author, state: said, second, isHead }) => ({
    author, state: said, body: "", edited: false, url: "", submittedAt: `2026-11-23T10:00:0${second}Z`,
    commit: isHead ? HEAD : OLD, changedSince: isHead ? [] : ["web/a.ts"],
  })), { maxLength: 12 });
}

type Kind = NonNullable<Actor>["kind"];
const person = (login: string, kind: Kind = "user"): Actor => ({ login, kind });
const WITHOUT_RIGHT: Actor[] = [person("Alice"), person("alice"), person("rita"), person("RITA"), person("renovate-bot"), person("helper", "bot"), person("dora", "bot"), person("wanda", "mannequin"), null];
const OTHERS = [person("wanda"), person("Dora"), person("Stranger")];
const EVERYBODY = [...WITHOUT_RIGHT, ...OTHERS, ...OTHERS, ...OTHERS];
const byOthers = (given: readonly ReviewFacts[]): ReviewFacts[] => given.filter(({ author }) => OTHERS.some((other) => other === author));

const judge = (written: Parameters<typeof reviews>[0], items: readonly ReviewFacts[]): Evaluation =>
  reviews(written, { ...QUESTION, facts: { ...QUESTION.facts, reviews: { complete: true, items: [...items] } } });

describe("reviews, whoever writes them", () => {
  it("never satisfy anything when only the author, programs, deleted accounts and people without the right wrote them", () => {
    fc.assert(fc.property(requirement, reviewsBy(WITHOUT_RIGHT), (written, given) => {
      expect(judge(written, given).state).not.toBe("satisfied");
    }), { numRuns: 300 });
  });

  it("add nothing to those of others when such people write them", () => {
    fc.assert(fc.property(requirement, reviewsBy(EVERYBODY), reviewsBy(WITHOUT_RIGHT), (written, given, added) => {
      if (judge(written, [...given, ...added]).state === "satisfied") expect(judge(written, byOthers(given)).state).toBe("satisfied");
    }), { numRuns: 300 });
  });

  it("come to the same in whatever order they are listed", () => {
    const shuffled = reviewsBy(EVERYBODY).chain((given) => fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })));
    fc.assert(fc.property(requirement, shuffled, (written, [given, other]) => {
      expect(judge(written, other)).toEqual(judge(written, given));
    }), { numRuns: 300 });
  });

  it("satisfy only when as many people approved as are asked for", () => {
    fc.assert(fc.property(requirement, reviewsBy(EVERYBODY), (written, given) => {
      const approving = new Set(byOthers(given).filter((review) => review.state === "approved").map(({ author }) => author));
      if (judge(written, given).state === "satisfied") expect(approving.size).toBeGreaterThanOrEqual(written.count);
    }), { numRuns: 300 });
  });
});
