import { exactlyOne } from "../../../schema/exactly-one.js";
import { recursive } from "../../../schema/recursive.js";
import { boolean, integer, list, nullable, object, withDefault, type Shape, type TypeOf } from "../../../schema/shape.js";
import { globs, groupNames, nonEmpty, pattern } from "./words.js";

const files = object({
  any: withDefault(nullable(globs("Holds when at least one changed file matches one of these.")), null),
  all: withDefault(nullable(globs("Holds when every changed file matches one of these.")), null),
  "renamed-from": withDefault(boolean("Whether the former path of a moved file counts too."), true),
}, { description: "Which files the change touches." });

const size = object({
  "files-over": withDefault(nullable(integer({ minimum: 0 })), null),
  "lines-over": withDefault(nullable(integer({ minimum: 0, description: "Added and deleted lines together." })), null),
});

const leaves = {
  files,
  label: object({ any: globs("Holds when the pull request bears one of these labels (globs).") }),
  author: object({ in: groupNames("Logins, groups of this policy, or `bots`.") }),
  base: object({ any: globs("Branches that the change goes into.") }),
  head: object({ any: globs("Branches that the change comes from.") }),
  draft: boolean("Whether the pull request is a draft."),
  title: object({ pattern: pattern("Holds when it matches anywhere in the title.") }),
  size,
  "policy-changed": boolean("Whether the change touches the policy, CODEOWNERS or a workflow file."),
} as const;

type Leaves = { readonly [K in keyof typeof leaves]: { readonly kind: K; readonly value: TypeOf<(typeof leaves)[K]> } }[keyof typeof leaves];
/** Whether an item applies. Structured keys only; each object holds exactly one. */
export type Condition = Leaves
  | { readonly kind: "all" | "any"; readonly value: readonly Condition[] }
  | { readonly kind: "not"; readonly value: Condition };

export const condition: Shape<Condition> = recursive<Condition>("checklist-condition", (self) =>
  exactlyOne({ all: nonEmpty(list(self)), any: nonEmpty(list(self)), not: self, ...leaves }, "When the item applies."));
