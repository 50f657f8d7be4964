import { anything, mapOf, object, optional, withDefault, type TypeOf } from "../../../../schema/shape.js";
import { plainJson } from "../../../../schema/json-text.js";
import { checklistSection, type ChecklistPolicy } from "../checklist.js";

const members = optional(mapOf(anything()));

const written = object({
  checklist: withDefault(object({
    preset: optional(anything()), bots: optional(anything()), groups: members, trackers: members, waivers: members,
    "nothing-applicable": optional(anything()),
  }, { open: true }), { preset: undefined, bots: undefined, groups: undefined, trackers: undefined, waivers: undefined, "nothing-applicable": undefined }),
}, { open: true });

/** What a policy says about people, trackers and waivers, key by key as it is written; what it does not say is absent. */
export type Sayings = TypeOf<typeof written>["checklist"];

/** The keys of the section `checklist` that a file really holds. The file fits the policy's shape already. */
export function sayingsOf(data: unknown): Sayings {
  return written.check(data, []).checklist;
}

function overlaid(below: ReadonlyMap<string, unknown> | undefined, above: ReadonlyMap<string, unknown> | undefined): Map<string, unknown> {
  return new Map([...(below ?? []), ...(above ?? [])]);
}

/** What holds where one policy extends another: its own groups, trackers and waiver rules one by one, its own list of bots. */
export function extended(below: Sayings, above: Sayings): Sayings {
  return {
    preset: above.preset,
    bots: above.bots ?? below.bots,
    groups: overlaid(below.groups, above.groups),
    trackers: overlaid(below.trackers, above.trackers),
    waivers: overlaid(below.waivers, above.waivers),
    "nothing-applicable": above["nothing-applicable"] ?? below["nothing-applicable"],
  };
}

/** The sayings with every default filled in, as a policy without items. */
export function scopeOf(sayings: Sayings): ChecklistPolicy {
  return checklistSection.check(plainJson({ ...sayings, preset: "none" }), []);
}
