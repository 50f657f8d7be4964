import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { factsShape } from "../../../actions/mr-checklist/facts/facts.js";
import { judgeChecklist } from "../../../actions/mr-checklist/judgement/judge-checklist.js";
import { checklistOf } from "../../../actions/mr-checklist/judgement/testing/checklist.js";
import { ASKING, drawnFacts } from "../../../actions/mr-checklist/judgement/testing/drawn-facts.js";
import { ShapeError } from "../../../shared/schema/shape.js";
import { RIGHTS, withoutRight, withRight } from "./world.js";

type Written = Record<string, unknown>;

const checklists = [await checklistOf(ASKING), await checklistOf(RIGHTS)];

/** What says by itself whether it is whole: a part that is lost is told, or counted elsewhere. */
const LISTINGS = ["files", "commits", "reviews", "comments", "checks"] as const;
/** Lists in which everything is asked for by its name, so that a member that is lost is missed. */
const ASKED_BY_NAME = ["issues", "people.roles", "people.teams"] as const;
/** Parts of a member that the platform may keep to itself. No app is no loss: it says that the check is a commit status. */
const WITHHELD: Readonly<Record<string, readonly string[]>> = {
  files: ["patch", "blob", "previousPath", "mode"], commits: ["signatureVerified"], reviews: ["commit", "changedSince"], checks: ["conclusion", "startedAt", "url"], issues: ["exists", "state"],
};

function at(facts: Written, place: string): Written[] {
  const [first = "", second] = place.split(".");
  return (second === undefined ? facts[first] : (facts[first] as Written)[second]) as Written[];
}

type Loss = (facts: Written, index: number) => void;

function take(members: unknown[], index: number): void {
  if (members.length > 0) members.splice(index % members.length, 1);
}

const cut = LISTINGS.map((place): Loss => (facts, index) => {
  const listing = facts[place] as { complete: boolean; items: unknown[] };
  listing.complete = false;
  take(listing.items, index);
});
const uncounted = (["files", "commits"] as const).map((place): Loss => (facts, index) => { take((facts[place] as { items: unknown[] }).items, index); });
const emptied = LISTINGS.map((place): Loss => (facts) => { facts[place] = { complete: false, items: [] }; });
const absent = ["issues", "people", "codeowners", "template", "evidenceHead", "findings", "records", "designs"].map((place): Loss => (facts) => { Reflect.deleteProperty(facts, place); });
const missed = ASKED_BY_NAME.map((place): Loss => (facts, index) => { take(at(facts, place), index); });
const withheld = Object.entries(WITHHELD).flatMap(([place, names]) => names.map((name): Loss => (facts, index) => {
  const members = (place === "issues" ? facts[place] : (facts[place] as Written).items) as Written[];
  const member = members[index % Math.max(1, members.length)];
  if (member !== undefined) member[name] = null;
}));
/** An account is deleted, and nobody knows any more what was its own. */
const gone: Loss = (facts, index) => {
  const said = [facts.pull as Written, ...["reviews", "comments"].flatMap((place) => (facts[place] as { items: Written[] }).items)];
  const login = loginOf(said[index % Math.max(1, said.length)]);
  for (const one of said) if (loginOf(one) === login) one.author = null;
};
const loginOf = (said: Written | undefined): unknown => ((said?.author ?? null) as { login: string } | null)?.login.toLowerCase();
const others: readonly Loss[] = [
  (facts) => { (facts.pull as Written).bodyEdits = null; },
  (facts) => { gone(facts, 0); },
  (facts) => { facts.codeowners = null; },
  (facts) => { for (const team of at(facts, "people.teams")) team.members = null; },
  (facts) => { for (const report of at(facts, "findings")) report.problem = "is cut off"; },
  (facts) => { for (const record of at(facts, "records")) record.finished = null; },
];
const LOSSES = [...cut, ...uncounted, ...emptied, ...absent, ...missed, ...withheld, ...others, gone, gone, gone];

const lets = (state: string): boolean => ["satisfied", "waived", "not-applicable"].includes(state);

/**
 * What nobody can tell from its absence, since whoever writes it says with `complete: true`, or by writing the list at all, that it is
 * whole: that a review, an edit of the description, a check, a label or a comment was there and said no; that a member of a team, a finding in
 * a report, a record, a design, a linked issue was; that a file has changed since a review. A newer word of the same kind may have been the stricter one.
 */
const UNTOLD = /^(?:(?:reviews|checks|comments)\.items|reviews\.items\.\d+\.changedSince|pull\.(?:bodyEdits|labels)|people\.teams\.\d+\.members|findings\.\d+\.findings|findings|records|designs|issues)\.\d+$/;

type Place = readonly (string | number)[];

/** Every key and every row of a document, at any depth. */
function placesIn(value: unknown, above: Place = []): Place[] {
  if (typeof value !== "object" || value === null) return [];
  const entries = Array.isArray(value) ? value.map((member: unknown, index) => [index, member] as const) : Object.entries(value);
  return entries.flatMap(([key, member]) => [[...above, key], ...placesIn(member, [...above, key])]);
}

function without(facts: unknown, place: Place): unknown {
  const left = structuredClone(facts);
  const holder = place.slice(0, -1).reduce<unknown>((value, key) => (value as Record<string | number, unknown>)[key], left);
  if (Array.isArray(holder)) holder.splice(Number(place.at(-1)), 1);
  else Reflect.deleteProperty(holder as object, place.at(-1) ?? "");
  return left;
}

/** Null where the document is refused for what is missing. */
function judged(facts: unknown, checklist: (typeof checklists)[number]): ReturnType<typeof judgeChecklist> | null {
  try {
    return judgeChecklist(factsShape.check(facts, []), checklist);
  } catch (thrown) {
    if (thrown instanceof ShapeError) return null;
    throw thrown;
  }
}

describe("facts that are lost, cut off or withheld", () => {
  it("never make a pass of what was none, nor let any item through that was not", () => {
    const losses = fc.array(fc.tuple(fc.constantFrom(...LOSSES), fc.nat({ max: 20 })), { minLength: 1, maxLength: 4 });
    fc.assert(fc.property(fc.oneof(drawnFacts, withoutRight, withRight), fc.constantFrom(...checklists), losses, (facts, checklist, lost) => {
      const before = judgeChecklist(factsShape.check(facts, []), checklist);
      const left = structuredClone(facts) as Written;
      for (const [lose, index] of lost) {
        left.people ??= { roles: [], teams: [] };
        for (const name of ["issues", "findings", "records"]) left[name] ??= [];
        lose(left, index);
      }
      const after = judgeChecklist(factsShape.check(left, []), checklist);
      const states = new Map(before.items.map(({ id, state }) => [id, state]));
      const gained = after.items.filter(({ id, state }) => lets(state) && !lets(states.get(id) ?? "not-applicable")).map(({ id, state, reason }) => ({ id, state, reason, before: states.get(id) }));
      expect(gained).toEqual([]);
      if (after.verdict === "pass") expect(before.verdict).toBe("pass");
    }), { numRuns: 250 });
  });

  it("never do so by any key that is lost, nor by any row that is missed", () => {
    fc.assert(fc.property(fc.oneof(drawnFacts, withoutRight, withRight), fc.constantFrom(...checklists), (facts, checklist) => {
      const before = judgeChecklist(factsShape.check(facts, []), checklist);
      const states = new Map(before.items.map(({ id, state }) => [id, state]));
      for (const place of placesIn(facts).filter((one) => !UNTOLD.test(one.join(".")))) {
        const left = without(facts, place);
        const after = judged(left, checklist);
        if (after === null) continue;
        const gained = after.items.filter(({ id, state }) => lets(state) && !lets(states.get(id) ?? "not-applicable")).map(({ id, state, reason }) => ({ id, state, reason, lost: place.join(".") }));
        expect(gained).toEqual([]);
        if (after.verdict === "pass") expect([place, before.verdict]).toEqual([place, "pass"]);
      }
    }), { numRuns: 25 });
  });

  it("that have to be there are an error of the document, with their place", () => {
    const required = ["collectedAt", "pull", ...LISTINGS];
    fc.assert(fc.property(withRight, fc.constantFrom(...required), (facts, name) => {
      const left = structuredClone(facts) as Written;
      Reflect.deleteProperty(left, name);
      expect(() => factsShape.check(left, [])).toThrow(ShapeError);
      left[name] = null;
      expect(() => factsShape.check(left, [])).toThrow(ShapeError);
    }), { numRuns: 30 });
  });
});
