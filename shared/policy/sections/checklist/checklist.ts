import { boolean, integer, list, mapOf, nullable, object, oneOf, text, withDefault, type TypeOf } from "../../../schema/shape.js";
import { duration } from "../tests.js";
import { condition } from "./condition.js";
import { proof, proofProblem } from "./proof.js";
import { requirement } from "./requirement.js";
import { refined, type Refusal } from "../../../schema/refined.js";
import { GROUP_NAME_PATTERN, LOGIN_PATTERN, pattern } from "./words.js";

const login = text({ pattern: LOGIN_PATTERN, expected: "a login without @" });
const team = text({ pattern: /^[A-Za-z0-9][A-Za-z0-9-]*\/[A-Za-z0-9._-]+$/, expected: "a team as organization/name" });

const group = object({
  users: withDefault(list(login), []),
  teams: withDefault(list(team, "The workflow's own token cannot read teams: give the action an `org-token`."), []),
}, { description: "People, by login and team." });
/** People whom a policy names together. */
export type Group = TypeOf<typeof group>;

const waivers = object({
  role: withDefault(oneOf(["write", "maintain", "admin"], "Whoever has at least this role in the repository may waive."), "maintain"),
  groups: withDefault(list(text({ minLength: 1 }), "Groups of this policy whose members may waive too."), []),
  "reason-length": withDefault(integer({ minimum: 1, maximum: 1000, description: "Least characters of a reason." }), 20),
  longest: withDefault(duration("How far ahead a waiver may end."), 604_800, "7d"),
  binds: withDefault(oneOf(["head", "difference"], "A waiver ends with the next push, or when the difference to the base changes."), "head"),
}, { description: "Who may let an item pass that does not hold, and how long. The author never may." });
/** Who may waive, for how long, and what ends it. */
export type WaiverRules = TypeOf<typeof waivers>;

const tracker = object({
  pattern: pattern("A key, such as ORD-[0-9]+."),
  unverified: withDefault(oneOf(["refuse", "accept"], "Nobody asks the tracker whether the issue is there and open: whether the key alone is enough."), "refuse"),
});
/** An issue tracker that nobody here can ask. */
export type Tracker = TypeOf<typeof tracker>;

/** The item that the gate itself puts on the list while no event of the head would be judged. */
export const HEAD_RUNS = "head-runs";

/** One line of the checklist as it is written. */
export const itemShape = refined(object({
  id: text({ pattern: /^[a-z0-9][a-z0-9-]{0,60}$/, expected: "an id of small letters, digits and hyphens" }),
  title: withDefault(text({ description: "For people; the id by default." }), ""),
  verify: proof,
  when: withDefault(nullable(condition), null),
  require: requirement,
  waivable: withDefault(boolean(), true),
  final: withDefault(boolean("A policy that extends this one cannot replace or leave out the item."), false),
}), function* ({ id, verify, require }): Generator<Refusal> {
  if (id === HEAD_RUNS) yield { at: ["id"], problem: `${HEAD_RUNS} is the gate's own; expected another id` };
  // The counts of the checklist are by this word: "7 verified by machine" must not hold a person's word.
  const problem = proofProblem(verify, require);
  if (problem !== null) yield { at: ["verify"], problem };
});
/** One line of the checklist. */
export type Item = TypeOf<typeof itemShape>;

/** Words that stand for people without a group of that name. */
export const RESERVED_GROUP_NAMES = ["anyone", "bots", "codeowners"] as const;

const fields = object({
  preset: withDefault(oneOf(["default", "mandatory", "none"], "The items to start from; an item of the same id replaces the preset's."), "default"),
  extends: withDefault(nullable(text({ pattern: /^(?:\.\/[^:]+|[\w.-]+\/[\w.-]+:[^@]+@\S+)$/, expected: "./file.yml of this repository or owner/name:path@ref", description: "A policy whose section `checklist` is the ground of this one." })), null),
  without: withDefault(list(text({ minLength: 1 }), "Ids of items of the ground or the preset that are left out."), []),
  bots: withDefault(list(login, "Accounts that are programs whatever GitHub calls them."), ["dependabot[bot]", "renovate[bot]", "renovate-bot"]),
  groups: withDefault(mapOf(group), new Map<string, Group>(), {}),
  trackers: withDefault(mapOf(tracker, "Issue trackers beside GitHub's own."), new Map<string, Tracker>(), {}),
  waivers: withDefault(waivers, waivers.check({}, []), {}),
  "nothing-applicable": withDefault(oneOf(["fail", "allow"], "What a change comes to that no item applies to."), "fail"),
  items: withDefault(list(itemShape), []),
});

/** The section `checklist` of the policy. Whether the groups and items that it names are there is known when it is resolved. */
export const checklistSection = refined(fields, function* ({ groups, items }): Generator<Refusal> {
  for (const name of groups.keys()) {
    if (RESERVED_GROUP_NAMES.some((reserved) => reserved === name)) yield { at: ["groups", name], problem: "this word stands for people already; call the group otherwise" };
    if (!GROUP_NAME_PATTERN.test(name)) yield { at: ["groups", name], problem: "expected a name of small letters, digits, hyphens and underscores" };
  }
  const firsts = new Map<string, number>();
  for (const [index, { id }] of items.entries()) {
    const first = firsts.get(id);
    if (first !== undefined) yield { at: ["items", index, "id"], problem: `the id ${id} is given twice, first to items[${first}]` };
    firsts.set(id, index);
  }
});
export type ChecklistPolicy = TypeOf<typeof checklistSection>;
