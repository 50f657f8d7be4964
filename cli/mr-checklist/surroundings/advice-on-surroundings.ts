import { canHold } from "../../../actions/mr-checklist/template/leaves.js";
import type { ResolvedChecklist, ResolvedItem } from "../../../shared/policy/sections/checklist/resolution/resolve.js";
import { checkoutTop } from "../../project/project.js";
import type { Advice } from "../advice.js";
import type { PolicyInHand } from "../policy-file.js";
import { lacksOf } from "./lacks.js";
import { surroundingsIn } from "./surroundings.js";

/** Advice about items that can never hold, by the policy's own section about designs and by the checkout that it lies in. Outside one nothing is known of a repository. */
export async function adviceOnSurroundings({ items, design: { roles } }: ResolvedChecklist, { written, root }: PolicyInHand): Promise<Advice[]> {
  const top = await checkoutTop(root);
  const surroundings = top === null ? null : await surroundingsIn(top);
  const found: Advice[] = [];
  for (const resolved of items) {
    const unapproved = roles.size === 0 && needsApprovedDesign(resolved, written.name);
    const messages = [
      ...(unapproved ? ["asks for an approved design, and design.roles names nobody who approves one: it can never hold"] : []),
      ...(surroundings === null ? [] : await lacksOf(resolved.item, surroundings)),
    ];
    found.push(...messages.map((message): Advice => ({ item: resolved.item.id, message })));
  }
  return found;
}

/** An item that another policy has made final is judged by what that one says of designs. */
function needsApprovedDesign({ item, source }: ResolvedItem, own: string): boolean {
  if (item.final && source !== own) return false;
  return !canHold(item.require, (leaf) => leaf.kind !== "design" || leaf.value.status.some((status) => status !== "approved"));
}
