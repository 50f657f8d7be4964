import { demandsOf } from "../../actions/mr-checklist/template/leaves.js";
import type { Item } from "../../shared/policy/sections/checklist/checklist.js";
import type { Condition } from "../../shared/policy/sections/checklist/condition.js";
import type { RequirementKind } from "../../shared/policy/sections/checklist/requirement.js";
import { groupWordsOf } from "../../shared/policy/sections/checklist/resolution/group-words.js";
import type { ResolvedChecklist } from "../../shared/policy/sections/checklist/resolution/resolve.js";
import { adviceOnDemands } from "./advice-on-demands.js";
import { adviceOnDesigns } from "./advice-on-designs.js";

/** Something that a policy may say and that is seldom meant. */
export interface Advice {
  /** Id of the item; null for the policy as a whole. */
  readonly item: string | null;
  readonly message: string;
}

/** What a bot never writes. */
const WRITTEN_BY_PEOPLE: readonly RequirementKind[] = ["section", "tick", "tick-group"];

/** Advice about a policy that is right as it is. */
export function adviceOn(checklist: ResolvedChecklist): Advice[] {
  const onItems = checklist.items.flatMap((resolved) => [
    ...adviceOnItem(resolved.item),
    ...[...adviceOnDemands(resolved), ...adviceOnDesigns(resolved, checklist.design)].map((message): Advice => ({ item: resolved.item.id, message })),
  ]);
  return [...adviceOnNothing(checklist), ...onItems, ...adviceOnGroups(checklist)];
}

/** A list on which nothing stands but what Plimsoll adds, and that only for changes of the rules. */
function adviceOnNothing({ items, policy }: ResolvedChecklist): Advice[] {
  const isEmpty = items.every(({ builtIn }) => builtIn) && policy["nothing-applicable"] === "fail";
  return isEmpty ? [{ item: null, message: "the list has no item of its own, so that every change fails which does not touch the rules: nothing applies to it; add items, or say nothing-applicable: allow" }] : [];
}

function adviceOnItem(item: Item): Advice[] {
  const kinds = demandsOf([item]).map(({ leaf }) => leaf.kind);
  const stays = kinds.some((kind) => WRITTEN_BY_PEOPLE.includes(kind)) && !(item.when !== null && asksForAuthor(item.when));
  return stays ? [{ item: item.id, message: "asks for what only people write, and stays open for ever on a bot's change; when: { not: { author: { in: [bots] } } } lets bots pass" }] : [];
}

function asksForAuthor({ kind, value }: Condition): boolean {
  if (kind === "all" || kind === "any") return value.some(asksForAuthor);
  return kind === "not" ? asksForAuthor(value) : kind === "author";
}

function adviceOnGroups({ policy, items, design }: ResolvedChecklist): Advice[] {
  const used = new Set([
    ...items.flatMap(({ item, designRules }) => [...Array.from(groupWordsOf(item), ({ word }) => word), ...(designRules?.groups.keys() ?? [])]),
    ...policy.waivers.groups,
    ...[...design.roles.values()].flatMap(({ from }) => from),
  ]);
  return [...policy.groups].flatMap(([name, { users, teams }]) => [
    ...(used.has(name) ? [] : [{ item: null, message: `no item, no waiver rule and no role of designs names the group ${name}` }]),
    ...(users.length + teams.length > 0 ? [] : [{ item: null, message: `the group ${name} has nobody in it` }]),
    ...(teams.length === 0 ? [] : [{ item: null, message: `the group ${name} holds a team, which the workflow's own token cannot read: give the action an org-token` }]),
  ]);
}
