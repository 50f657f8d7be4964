import { globMatcher } from "../../shared/files/glob.js";
import type { Condition } from "../../shared/policy/sections/checklist/condition.js";
import { asksForDesign } from "../../shared/policy/sections/checklist/resolution/design-rules.js";
import type { ResolvedChecklist } from "../../shared/policy/sections/checklist/resolution/resolve.js";

/** Advice on an item that asks for a design and is not applicable where only the documents change: withdrawing one would be nobody's business. */
export function adviceOnDesigns({ item, designRules }: ResolvedChecklist["items"][number], design: ResolvedChecklist["design"]): string[] {
  const { documents } = designRules?.design ?? design;
  const { when } = item;
  if (when === null || !asksForDesign(item.require)) return [];
  const missed = documents.filter((glob) => !holdsFor(when, glob));
  return missed.length === 0 ? [] : [`asks for a design, and when leaves out design documents (${missed.join(", ")}): nobody looks at a change that only withdraws a design; name them in when, beside the rest under any: { files: { any: [${missed.map((glob) => JSON.stringify(glob)).join(", ")}] } }`];
}

/** Who changes something, and where to, is chosen on purpose; it says nothing of what is changed. */
const ABOUT_NO_CONTENT: readonly Condition["kind"][] = ["author", "base", "head", "draft"];

/** Whether the condition holds for whatever changes a file that the glob matches. A glob lies in another where that one matches its text. */
function holdsFor(condition: Condition, glob: string): boolean {
  if (condition.kind === "all") return condition.value.every((part) => holdsFor(part, glob));
  if (condition.kind === "any") return condition.value.some((part) => holdsFor(part, glob));
  if (condition.kind === "files") {
    const { any, all } = condition.value;
    return [any, all].every((globs) => globs === null || globs.includes(glob) || globMatcher(globs)(glob));
  }
  return ABOUT_NO_CONTENT.includes(condition.kind === "not" ? condition.value.kind : condition.kind);
}
