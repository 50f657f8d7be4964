import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { factsShape } from "../facts/facts.js";
import type { ChecklistJudgement } from "./checklist-judgement.js";
import { judgeChecklist } from "./judge-checklist.js";
import { checklistOf } from "./testing/checklist.js";
import { ASKING, drawnFacts, type DrawnFacts } from "./testing/drawn-facts.js";

const checklist = await checklistOf(ASKING);
const judge = (facts: unknown): ChecklistJudgement => judgeChecklist(factsShape.check(facts, []), checklist);
const states = ({ items }: ChecklistJudgement): (readonly [string, string])[] => items.map(({ id, state }) => [id, state]);
const lets = (state: string | undefined): boolean => state === "satisfied" || state === "waived" || state === "not-applicable";

interface Listing<T> {
  readonly complete: boolean;
  readonly items: readonly T[];
}

/** `facts` in another order, which an index decides. */
function shuffled(facts: DrawnFacts, seed: number): unknown {
  const mixed = <T>(items: readonly T[]): T[] => items.map((item, index) => ({ item, key: (index * 7 + seed * 13) % 11 })).sort((a, b) => a.key - b.key).map(({ item }) => item).toReversed();
  const all = <T>({ complete, items }: Listing<T>): Listing<T> => ({ complete, items: mixed(items) });
  return {
    ...facts, pull: { ...facts.pull, labels: mixed(facts.pull.labels) },
    files: all(facts.files), commits: all(facts.commits), reviews: all(facts.reviews), comments: all(facts.comments), checks: all(facts.checks),
    issues: mixed(facts.issues), findings: mixed(facts.findings), people: { roles: mixed(facts.people.roles), teams: facts.people.teams },
  };
}

/** Ways in which facts get lost. A list that lost a member says so, but for those whose absence is a fact of its own. */
const LOSSES: readonly ((facts: DrawnFacts, index: number) => unknown)[] = [
  (facts, index) => ({ ...facts, files: without(facts.files, index) }),
  (facts, index) => ({ ...facts, files: { complete: true, items: without(facts.files, index).items } }),
  (facts, index) => ({ ...facts, commits: without(facts.commits, index) }),
  (facts, index) => ({ ...facts, reviews: without(facts.reviews, index) }),
  (facts, index) => ({ ...facts, comments: without(facts.comments, index) }),
  (facts, index) => ({ ...facts, checks: without(facts.checks, index) }),
  (facts, index) => ({ ...facts, issues: facts.issues.filter((_issue, position) => position !== index) }),
  (facts) => ({ ...facts, findings: facts.findings.slice(0, 1) }),
  (facts, index) => ({ ...facts, people: { ...facts.people, roles: facts.people.roles.filter((_role, position) => position !== index) } }),
  (facts) => ({ ...facts, people: { ...facts.people, teams: [] } }),
  (facts) => ({ ...facts, people: { ...facts.people, teams: [{ team: "acme/dba", members: null, unknown: "403" }] } }),
  (facts) => ({ ...facts, pull: { ...facts.pull, bodyEdits: null } }),
  (facts) => ({ ...facts, codeowners: null }),
  (facts) => ({ ...facts, files: { ...facts.files, items: facts.files.items.map((file) => ({ ...file, patch: null, blob: null, previousPath: null })) } }),
  (facts) => ({ ...facts, reviews: { ...facts.reviews, items: facts.reviews.items.map((review) => ({ ...review, changedSince: null })) } }),
  (facts) => ({ ...facts, issues: facts.issues.map((issue) => ({ ...issue, exists: null, state: null })) }),
];

function without<T>({ items }: Listing<T>, index: number): Listing<T> {
  return { complete: false, items: items.filter((_item, position) => position !== index % Math.max(1, items.length)) };
}

describe("the verdict", () => {
  it("is a function of the facts, in whatever order they come", () => {
    fc.assert(fc.property(drawnFacts, fc.nat({ max: 10 }), (facts, seed) => {
      const judgement = judge(facts);
      const again = judge(shuffled(facts, seed));
      expect({ verdict: again.verdict, states: states(again), waivers: again.items.map(({ waiver }) => waiver) }).toEqual({ verdict: judgement.verdict, states: states(judgement), waivers: judgement.items.map(({ waiver }) => waiver) });
    }), { numRuns: 200 });
  });

  it("never turns to a pass because facts are lost, nor does any item", () => {
    fc.assert(fc.property(drawnFacts, fc.constantFrom(...LOSSES), fc.nat({ max: 7 }), (facts, lose, index) => {
      const before = new Map(states(judge(facts)));
      const lost = judge(lose(facts, index));
      for (const [id, state] of states(lost)) if (lets(state)) expect({ id, before: before.get(id) ?? "not-applicable", lets: lets(before.get(id) ?? "not-applicable") }).toMatchObject({ lets: true });
    }), { numRuns: 600 });
  });

  it("is never a pass by what people without the right wrote", () => {
    const powerless = ["mallory", "alice"];
    fc.assert(fc.property(drawnFacts, (facts) => {
      const author = { login: "alice", kind: "user" };
      const by = (index: number) => ({ login: powerless[index % 2] ?? "", kind: "user" });
      const given = {
        ...facts, pull: { ...facts.pull, author }, people: { ...facts.people, roles: [{ login: "mallory", role: "read" }, { login: "alice", role: "admin" }] },
        reviews: { complete: true, items: facts.reviews.items.map((review, index) => ({ ...review, author: by(index) })) },
        comments: { complete: true, items: facts.comments.items.map((comment, index) => ({ ...comment, author: by(index) })) },
      };
      const judgement = judge(given);
      expect(judgement.verdict).not.toBe("pass");
      expect(states(judgement).filter(([, state]) => state === "waived")).toEqual([]);
      const silent = judge({ ...given, reviews: { complete: true, items: [] }, comments: { complete: true, items: [] } });
      for (const [id, state] of states(judgement)) if (lets(state)) expect([id, lets(new Map(states(silent)).get(id))]).toEqual([id, true]);
    }), { numRuns: 200 });
  });

  it("is reached in all ways by the facts that are drawn here", () => {
    const seen = new Map<string, Set<string>>();
    for (const facts of fc.sample(drawnFacts, { numRuns: 600, seed: 7 })) {
      for (const [id, state] of states(judge(facts))) seen.set(id, (seen.get(id) ?? new Set()).add(state));
    }
    for (const [id, found] of seen) expect([id, found.has("satisfied"), found.size > 1]).toEqual([id, true, true]);
    expect([...seen.values()].some((found) => found.has("waived"))).toBe(true);
  });
});
