import { exactlyOne } from "../../../schema/exactly-one.js";
import { recursive } from "../../../schema/recursive.js";
import { refined, type Refusal } from "../../../schema/refined.js";
import { boolean, integer, list, nullable, object, withDefault, type Shape, type TypeOf } from "../../../schema/shape.js";
import { globs, groupNames, nonEmpty, pattern } from "./words.js";

/** A condition that names nothing would hold for everything. */
function* saysNothing(words: readonly unknown[], problem: string): Generator<Refusal> {
  if (words.every((word) => word === null)) yield { at: [], problem };
}

const files = refined(object({
  any: withDefault(nullable(globs("Holds when at least one changed file matches one of these.")), null),
  all: withDefault(nullable(globs("Holds when every changed file matches one of these.")), null),
  "renamed-from": withDefault(boolean("Whether the former path of a moved file counts too."), true),
}, { description: "Which files the change touches; with both lists, both must hold." }), ({ any, all }) => saysNothing([any, all], "expected any or all, found neither"));

const size = refined(object({
  "files-over": withDefault(nullable(integer({ minimum: 0 })), null),
  "lines-over": withDefault(nullable(integer({ minimum: 0, description: "Added and deleted lines together." })), null),
}, { description: "How large the change is; with both, either is enough." }), (over) => saysNothing([over["files-over"], over["lines-over"]], "expected files-over or lines-over, found neither"));

const leaves = {
  files,
  label: object({ any: globs("Holds when the pull request bears one of these labels (globs).") }),
  author: object({ in: groupNames("Groups of this policy, logins such as \"@octocat\", or `bots`.") }),
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

/** The form of a condition in a policy; it may hold itself. */
export const condition: Shape<Condition> = recursive<Condition>("checklist-condition", (self) =>
  exactlyOne({ all: nonEmpty(list(self)), any: nonEmpty(list(self)), not: self, ...leaves }, "When the item applies."));
